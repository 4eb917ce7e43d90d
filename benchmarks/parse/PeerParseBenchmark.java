import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLLexer;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/** The same files through pgCodeKeeper's parser: {@code cold} or {@code warm}, then files and folders. */
public final class PeerParseBenchmark {

    private PeerParseBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int i = 1; i < arguments.length; i++) {
            try (var entries = Files.walk(Path.of(arguments[i]))) {
                for (Path file : entries.filter(f -> f.toString().endsWith(".sql")).sorted().toList()) {
                    texts.add(Files.readString(file));
                }
            }
        }
        if (arguments[0].equals("cold")) {
            int statements = parse(texts);
            var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            System.out.printf(
                    "%d statements, %.3f s CPU of the whole process%n", statements, system.getProcessCpuTime() / 1e9);
            return;
        }
        var threads = ManagementFactory.getThreadMXBean();
        for (int round = 0; round < 12; round++) {
            long before = threads.getCurrentThreadCpuTime();
            int statements = parse(texts);
            double seconds = (threads.getCurrentThreadCpuTime() - before) / 1e9;
            System.out.printf("round %d: %d statements, %.0f statements/s%n", round, statements, statements / seconds);
        }
    }

    /** The number of statements that it finds. */
    private static int parse(List<String> texts) {
        int statements = 0;
        for (String text : texts) {
            SQLLexer lexer = new SQLLexer(CharStreams.fromString(text));
            lexer.removeErrorListeners();
            SQLParser parser = new SQLParser(new CommonTokenStream(lexer));
            parser.removeErrorListeners();
            parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
            statements += parser.sql().statement().size();
        }
        return statements;
    }
}
