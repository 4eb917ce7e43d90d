package io.github.supabasemigrate.shadow.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A server under Unix, held by a small shell. The shell's standard input is a pipe from this process; when the pipe ends,
 * because the server is closed or because this process was killed in whatever way, the shell stops the server and deletes
 * its directory.
 */
final class WatchedServer implements ServerProcess {

    private static final long START_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long STOP_SECONDS = 60;
    private static final long LEAVE_MILLIS = 500;

    /**
     * {@code $1} is the run directory, the rest the server's command line. A line on standard input is the signal to send to
     * the server, and keeps the directory; the end of the input means that nobody wants it any more, and {@code LEAVE} that nobody
     * waits until it is deleted either. {@code HAND_OVER} stops the server and moves its data to the path that follows, where the four
     * newest stay; the outer shell, which is all that this process knows of, ends before. Signals from a terminal go to the whole
     * process group, so the shells must survive them.
     */
    private static final String WATCH = """
            run=$1
            shift
            trap '' INT HUP TERM
            trap 'exit 0' USR1
            exec 3<&0 </dev/null
            hand_over() {
              { read -r began; read -r place; } <"$run/handing-over"
              mkdir "$run/handover" || return
              mv "$run/password" "$run/handover/password" || return
              mv "$(readlink -f "$run/data")" "$run/handover/data" || return
              [ $(($(date +%s) - began)) -lt 30 ] || return
              mv "$run/handover" "$place"
              ls -t "${place%/*}" | sed 1,4d | while read -r old; do mv "${place%/*}/$old" "$run/"; done
            }
            (
              "$@" >>"$run/server.log" 2>&1 3<&- &
              server=$!
              (
                read -r signal place <&3 || { signal=QUIT; : >"$run/abandoned"; }
                [ "$signal" = LEAVE ] && { signal=QUIT; : >"$run/left"; }
                [ "$signal" = HAND_OVER ] && { signal=INT; printf '%s\n' "$(date +%s)" "$place" >"$run/handing-over"; kill -s USR1 $$; }
                while kill -0 $server; do
                  kill -s "$signal" "$(head -n 1 "$run/data/postmaster.pid")" && break
                  sleep 0.1
                done
              ) 2>/dev/null &
              reader=$!
              wait $server && [ -e "$run/handing-over" ] && hand_over 2>/dev/null
              [ -e "$run/abandoned" ] && rm -rf "$(readlink -f "$run/data")" "$run"
              [ -e "$run/left" ] || [ -e "$run/handing-over" ] && rm -rf "$(readlink -f "$run/data")" "$run" &
              kill -s KILL $reader 2>/dev/null
              exit 0
            ) &
            wait $!
            exit 0
            """;

    private static final byte[] LEAVE = "LEAVE\n".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] STOP = "INT\n".getBytes(StandardCharsets.US_ASCII);

    private static final String HAND_OVER = "HAND_OVER ";

    private final Process shell;
    private final int port;
    private final Thread atExit = new Thread(this::tellToLeave, "supabase-migrate leaves a server");

    private volatile byte[] lastWord = LEAVE;

    private WatchedServer(Process shell, int port) {
        this.shell = shell;
        this.port = port;
    }

    static WatchedServer start(Installation installation, Account account, Path run, int port) throws IOException {
        Path data = run.resolve("data");
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", WATCH, "supabase-migrate", run.toString()));
        command.addAll(account.command(
                List.of(installation.program("postgres"), "-D", data.toString(), "-p", Integer.toString(port))));
        Process shell = Commands.builder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        WatchedServer server = new WatchedServer(shell, port);
        server.awaitReady(run, data.resolve("postmaster.pid"));
        Runtime.getRuntime().addShutdownHook(server.atExit);
        return server;
    }

    /** The eighth line of {@code postmaster.pid} is the server's state, as {@code pg_ctl} reads it. */
    private void awaitReady(Path run, Path pidFile) throws IOException {
        long start = System.nanoTime();
        while (!isReady(pidFile)) {
            if (!shell.isAlive()) {
                throw ServerProcess.failure(run);
            }
            if (System.nanoTime() - start > START_NANOS) {
                abandon();
                throw new IOException("PostgreSQL is not ready after a minute.");
            }
            pause();
        }
    }

    private static boolean isReady(Path pidFile) throws IOException {
        try {
            List<String> lines = Files.readAllLines(pidFile, StandardCharsets.UTF_8);
            return lines.size() >= 8 && lines.get(7).strip().equals("ready");
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while PostgreSQL starts.", e);
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void stopCleanly() throws IOException {
        leavesBeforeTheEnd();
        write(STOP);
        await();
    }

    private void write(byte[] line) throws IOException {
        OutputStream pipe = shell.getOutputStream();
        pipe.write(line);
        pipe.flush();
    }

    @Override
    public void abandon() {
        leavesBeforeTheEnd();
        try {
            shell.getOutputStream().close();
            await();
        } catch (IOException e) {
            // The shell is gone already, and it goes only after its server.
        }
    }

    @Override
    public void handOver(@Nullable Path place) {
        // One line: a path of two cannot be told.
        lastWord = place == null || place.toString().contains("\n")
                ? LEAVE
                : (HAND_OVER + place + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean leave() {
        leavesBeforeTheEnd();
        return tellToLeave();
    }

    private void leavesBeforeTheEnd() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // This JVM ends already.
        }
    }

    /**
     * The server of a build or a JVM that ends. With the JVM it would end anyway; but a JVM that has a child at its end waits 300 ms
     * for the thread that watches the child (HotSpot, {@code VM_Exit}), and a server that nobody needs is gone in a tenth of that.
     * The classes of a Maven plugin may be out of reach by now: nothing here may need one that is not loaded.
     */
    private boolean tellToLeave() {
        try {
            write(lastWord);
            shell.waitFor(LEAVE_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (IOException e) {
            // It is gone already.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void await() throws IOException {
        try {
            if (!shell.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("PostgreSQL does not stop.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while PostgreSQL stops.", e);
        }
    }
}
