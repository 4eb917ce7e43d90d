import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.SqlStatement;
import io.github.supabasemigrate.sql.plpgsql.InnerStatements;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Parses SQL files: {@code accept}, {@code cold} or {@code warm}, then files and folders. */
public final class ParseBenchmark {

    private ParseBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        List<String> texts = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (int i = 1; i < arguments.length; i++) {
            read(Path.of(arguments[i]), files, texts);
        }
        switch (arguments[0]) {
            case "accept" -> accept(files, texts);
            case "cold" -> cold(texts);
            case "warm" -> warm(texts);
            default -> throw new IllegalArgumentException("accept, cold or warm");
        }
    }

    private static void read(Path path, List<Path> files, List<String> texts) throws IOException {
        if (Files.isDirectory(path)) {
            try (var entries = Files.walk(path)) {
                for (Path file : entries.filter(Files::isRegularFile).sorted().toList()) {
                    read(file, files, texts);
                }
            }
        } else if (path.toString().endsWith(".sql")) {
            try {
                texts.add(Files.readString(path));
                files.add(path);
            } catch (MalformedInputException e) {
                System.out.println("not UTF-8: " + path);
            }
        }
    }

    private static void accept(List<Path> files, List<String> texts) {
        int statements = 0;
        int inner = 0;
        int refused = 0;
        for (int i = 0; i < texts.size(); i++) {
            SqlScript script = SqlScript.parse(texts.get(i));
            for (SqlStatement statement : script.statements()) {
                statements++;
                if (statement.syntaxError().isPresent()) {
                    refused++;
                    var error = statement.syntaxError().get();
                    System.out.println(files.get(i) + ":" + script.position(error.offset()) + ": " + error.message());
                    continue;
                }
                InnerStatements all = InnerStatements.of(statement.tree().orElseThrow());
                inner += all.statements().size() - 1;
                for (var error : all.bodyErrors()) {
                    refused++;
                    System.out.println(
                            files.get(i) + ":" + script.position(error.offset()) + ": in a body: " + error.message());
                }
            }
        }
        System.out.printf("%d files, %d statements, %d inside bodies, %d refused%n", texts.size(), statements, inner, refused);
    }

    private static int parse(List<String> texts) {
        int statements = 0;
        for (String text : texts) {
            for (SqlStatement statement : SqlScript.parse(text).statements()) {
                statements += statement.syntaxError().isPresent() ? 0 : 1;
            }
        }
        return statements;
    }

    private static void cold(List<String> texts) {
        int statements = parse(texts);
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        System.out.printf("%d statements, %.3f s CPU of the whole process%n", statements, system.getProcessCpuTime() / 1e9);
    }

    private static void warm(List<String> texts) {
        var threads = ManagementFactory.getThreadMXBean();
        for (int round = 0; round < 12; round++) {
            long before = threads.getCurrentThreadCpuTime();
            int statements = parse(texts);
            double seconds = (threads.getCurrentThreadCpuTime() - before) / 1e9;
            System.out.printf("round %d: %d statements, %.0f statements/s%n", round, statements, statements / seconds);
        }
    }
}
