import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Other programs, run with a limit, and what they cost. */
final class Programs {

    /**
     * What came of a run.
     *
     * @param cpu seconds of processor time of the program and its children
     */
    record Result(int status, String output, String errors, double wall, double cpu) {}

    /** The status that {@code timeout} gives. */
    static final int TIMED_OUT = 124;

    private Programs() {}

    /** Runs a program whose cost nobody asks for. */
    static Result runUntimed(List<String> command, int seconds) throws Exception {
        Path output = Files.createTempFile("out", "");
        Path errors = Files.createTempFile("err", "");
        Process process = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                return new Result(TIMED_OUT, "", "no end after " + seconds + " s", seconds, 0);
            }
            return new Result(process.exitValue(), Files.readString(output), Files.readString(errors), 0, 0);
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    static Result run(List<String> command, int seconds) throws Exception {
        return run(command, seconds, new File("."));
    }

    static Result run(List<String> command, int seconds, File directory) throws Exception {
        Path output = Files.createTempFile("out", "");
        Path errors = Files.createTempFile("err", "");
        Path times = Files.createTempFile("time", "");
        List<String> timed = new ArrayList<>(List.of(
                "bash",
                "-c",
                "TIMEFORMAT='%U %S'; { time timeout " + seconds + " \"$@\" >" + output + " 2>" + errors + "; } 2>" + times,
                "bash"));
        timed.addAll(command);
        long start = System.nanoTime();
        Process process = new ProcessBuilder(timed).directory(directory).redirectInput(new File("/dev/null")).start();
        process.waitFor(seconds + 10L, TimeUnit.SECONDS);
        double wall = (System.nanoTime() - start) / 1e9;
        String[] cpu = Files.readString(times).strip().split("\\s+");
        double used = cpu.length == 2 ? Double.parseDouble(cpu[0]) + Double.parseDouble(cpu[1]) : 0;
        try {
            return new Result(process.exitValue(), Files.readString(output), Files.readString(errors), wall, used);
        } finally {
            Files.delete(output);
            Files.delete(errors);
            Files.delete(times);
        }
    }
}
