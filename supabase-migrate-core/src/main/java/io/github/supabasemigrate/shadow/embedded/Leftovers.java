package io.github.supabasemigrate.shadow.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Servers whose build died without stopping them. */
final class Leftovers {

    /** PostgreSQL writes its start time in whole seconds, and a little after the process began. */
    private static final Duration START_TOLERANCE = Duration.ofSeconds(10);

    private Leftovers() {}

    /**
     * Stops the server of a dead run directory if it still runs. The number in {@code postmaster.pid} may belong to anybody by
     * now: only a process called {@code postgres} that began when the file says is ours.
     */
    static void stop(Path run) throws IOException {
        Path pidFile = run.resolve("data").resolve("postmaster.pid");
        if (!Files.isReadable(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile, StandardCharsets.UTF_8);
        if (lines.size() < 3 || !lines.get(0).matches("\\d+") || !lines.get(2).matches("\\d+")) {
            return;
        }
        Instant started = Instant.ofEpochSecond(Long.parseLong(lines.get(2)));
        ProcessHandle.of(Long.parseLong(lines.get(0)))
                .filter(process -> isServer(process.info(), started))
                .ifPresent(ProcessHandle::destroyForcibly);
    }

    private static boolean isServer(ProcessHandle.Info process, Instant started) {
        boolean named = process.command()
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(false);
        boolean timely = process.startInstant()
                .map(instant -> Duration.between(instant, started).abs().compareTo(START_TOLERANCE) < 0)
                .orElse(false);
        return named && timely;
    }
}
