import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
            Path path = Path.of(arguments[i]);
            if (Files.isRegularFile(path)) {
                texts.add(Files.readString(path));
                continue;
            }
            try (var entries = Files.walk(path)) {
                for (Path file : entries.filter(f -> f.toString().endsWith(".sql")).sorted().toList()) {
                    try {
                        texts.add(Files.readString(file));
                    } catch (MalformedInputException e) {
                        // a test of another encoding
                    }
                }
            }
        }
        if (arguments[0].equals("cold")) {
            System.out.println(parse(texts));
        } else {
            warm(texts);
        }
    }

    private static void warm(List<String> texts) {
        int times = Math.max(1, 20_000 / Math.max(1, parse(texts)));
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
        System.out.printf("%d statements a round: %,.0f statements/s (median of the last 9 of %d rounds; best %,.0f)%n",
                statements, statements / last[4], seconds.length, statements / last[0]);
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
