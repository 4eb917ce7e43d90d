import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * An engine that stays, so that no pair pays for a process: a line with a question comes in, its words with tabs between; SQL goes
 * out, then a line that begins with a form feed, behind it what went wrong.
 */
final class Answers {

    /**
     * Two URLs.
     *
     * @param hints the file of declared renames
     * @param way {@code forward}, or {@code back} to turn the hints round
     * @param fromState the name of the state that the first is a copy of, the same in both directions
     * @param toState the name of the second
     */
    record Question(String from, String to, String hints, String way, String fromState, String toState) {}

    /** From a question to SQL. */
    interface Engine {
        String sql(Question question) throws Exception;
    }

    private Answers() {}

    static void give(Engine engine) throws IOException {
        var questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var answers = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        // What a library prints is no SQL.
        System.setOut(System.err);
        for (String line; (line = questions.readLine()) != null; ) {
            String[] words = line.split("\t", -1);
            String error = "";
            try {
                answers.print(engine.sql(new Question(words[0], words[1], words[2], words[3], words[4], words[5])));
            } catch (Exception | StackOverflowError e) {
                error = e.toString().replaceAll("\\s+", " ");
            }
            answers.print("\n\f" + error + "\n");
            answers.flush();
        }
    }
}
