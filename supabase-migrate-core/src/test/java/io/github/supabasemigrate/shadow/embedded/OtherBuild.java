package io.github.supabasemigrate.shadow.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM that runs {@link ServerMain}, and the server that it started.
 *
 * @param jvm the process
 * @param postgres the server's
 * @param run directory of the server
 */
record OtherBuild(Process jvm, ProcessHandle postgres, Path run) {

    /** Starts a JVM on a class path, without waiting for its server. */
    static Process launch(List<String> prefix, String classPath, Path cache) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                ServerMain.class.getName(),
                cache.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    static Process launch(Path cache) throws IOException {
        return launch(List.of(), System.getProperty("java.class.path"), cache);
    }

    /** Waits for the line that tells of the server. */
    static OtherBuild of(Process jvm) throws IOException {
        String line =
                new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (line == null) {
            throw new IllegalStateException("The other build started no server.");
        }
        String[] words = line.split(" ", 2);
        Path data = Path.of(words[1]);
        return new OtherBuild(
                jvm,
                ProcessHandle.of(Long.parseLong(words[0])).orElseThrow(),
                java.util.Objects.requireNonNull(data.getParent()));
    }

    /** The shell that watches the server. */
    ProcessHandle watcher() {
        return jvm.children().findFirst().orElseThrow();
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        jvm.destroyForcibly();
        jvm.waitFor();
    }

    /** Has it do something. */
    void tell(int command) throws IOException {
        jvm.getOutputStream().write(command);
        jvm.getOutputStream().flush();
    }

    /** Ends the JVM as Maven does: nobody closes the server. */
    void exit() throws IOException, InterruptedException {
        jvm.getOutputStream().write(ServerMain.EXIT);
        finish();
    }

    void finish() throws IOException, InterruptedException {
        jvm.getOutputStream().close();
        if (!jvm.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The other build does not end.");
        }
    }

    static void awaitEnd(ProcessHandle process) throws Exception {
        process.onExit().get(60, TimeUnit.SECONDS);
    }
}
