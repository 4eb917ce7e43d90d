import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.SqlStatement;
import io.github.supabasemigrate.sql.plpgsql.InnerStatements;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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

    /** What it costs is measured from outside: whatever tells the time in here would cost more than the parsing. */
    private static void cold(List<String> texts) {
        System.out.println(parse(texts));
    }

    /** Rounds over the files, each repeated until it is long enough for the clock and for the compiler. */
    private static void warm(List<String> texts) {
        int times = Math.max(1, 20_000 / Math.max(1, parse(texts)));
        long bytes = texts.stream().mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length).sum() * times;
        var threads = ManagementFactory.getThreadMXBean();
        double[] seconds = new double[21];
        int statements = 0;
        for (int round = 0; round < seconds.length; round++) {
            statements = 0;
            long before = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < times; i++) {
                statements += parse(texts);
            }
            seconds[round] = (threads.getCurrentThreadCpuTime() - before) / 1e9;
        }
        double[] last = Arrays.copyOfRange(seconds, seconds.length - 9, seconds.length);
        Arrays.sort(last);
        System.out.printf("%d statements a round, %d bytes each: %,.0f statements/s, %.0f MB/s (median of the last 9 of %d rounds; best %,.0f)%n",
                statements, bytes / statements, statements / last[4], bytes / last[4] / 1e6, seconds.length, statements / last[0]);
    }
}
