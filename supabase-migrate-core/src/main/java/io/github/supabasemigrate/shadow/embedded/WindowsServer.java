package io.github.supabasemigrate.shadow.embedded;

import io.github.supabasemigrate.finding.MigrateException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A server under Windows, where {@code pg_ctl} starts it with reduced rights. Nobody watches this process: what a killed build
 * leaves running is stopped by the next build ({@link Leftovers}). Nothing in it is Windows' own, so that other systems can test it.
 */
final class WindowsServer implements ServerProcess {

    private final Installation installation;
    private final Account account;
    private final Path data;
    private final int port;

    private WindowsServer(Installation installation, Account account, Path data, int port) {
        this.installation = installation;
        this.account = account;
        this.data = data;
        this.port = port;
    }

    static WindowsServer start(Installation installation, Account account, Path run, int port) throws IOException {
        Path data = run.resolve("data");
        Path log = run.resolve("server.log");
        Process pgCtl = Commands.builder(account.command(List.of(
                        installation.program("pg_ctl"),
                        "start",
                        "-w",
                        "-D",
                        data.toString(),
                        "-l",
                        log.toString(),
                        "-o",
                        "-p " + port)))
                // The server inherits these; a pipe would keep its reader waiting as long as the server lives.
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (pgCtl.waitFor() != 0) {
                throw ServerProcess.failure(run);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while PostgreSQL starts.", e);
        }
        return new WindowsServer(installation, account, data, port);
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void stopCleanly() throws IOException {
        stop("fast");
    }

    @Override
    public void abandon() {
        try {
            stop("immediate");
        } catch (IOException | MigrateException e) {
            // Not running any more; if it is, the next build stops it.
        }
    }

    private void stop(String mode) throws IOException {
        Commands.run(account.command(
                List.of(installation.program("pg_ctl"), "stop", "-w", "-m", mode, "-D", data.toString())));
    }
}
