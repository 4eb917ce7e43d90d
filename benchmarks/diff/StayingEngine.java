import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An engine's process that is asked pair by pair (see {@link Answers}); one that gives no answer in time is ended and begun anew. */
final class StayingEngine {

    private final String command;
    private Process process;
    private Writer questions;
    private BufferedReader answers;

    StayingEngine(String command) {
        this.command = command;
    }

    private void start() throws IOException {
        process = new ProcessBuilder("bash", "-c", "exec " + command)
                .redirectError(ProcessBuilder.Redirect.appendTo(new File("engines.log")))
                .start();
        questions = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    Programs.Result ask(List<String> words, int seconds) throws Exception {
        if (process == null || !process.isAlive()) {
            start();
        }
        long start = System.nanoTime();
        Duration before = used();
        questions.write(String.join("\t", words) + "\n");
        questions.flush();
        try {
            Programs.Result answer = CompletableFuture.supplyAsync(this::answer).get(seconds, TimeUnit.SECONDS);
            double cpu = used().minus(before).toMillis() / 1e3;
            return new Programs.Result(answer.status(), answer.output(), answer.errors(), (System.nanoTime() - start) / 1e9, cpu);
        } catch (TimeoutException e) {
            process.destroyForcibly().waitFor();
            return new Programs.Result(Programs.TIMED_OUT, "", "no end after " + seconds + " s", seconds, 0);
        }
    }

    private Programs.Result answer() {
        var sql = new StringBuilder();
        try {
            for (String line; (line = answers.readLine()) != null; ) {
                if (line.startsWith("\f")) {
                    return new Programs.Result(line.length() == 1 ? 0 : 1, sql.toString(), line.substring(1), 0, 0);
                }
                sql.append(line).append('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Programs.Result(1, sql.toString(), "the engine's process ended", 0, 0);
    }

    private Duration used() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    void end() {
        if (process != null) {
            process.destroy();
        }
    }
}
