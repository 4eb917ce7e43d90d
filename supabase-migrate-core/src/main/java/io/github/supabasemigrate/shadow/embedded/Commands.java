package io.github.supabasemigrate.shadow.embedded;

import io.github.supabasemigrate.finding.MigrateException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Programs run to their end. */
final class Commands {

    private Commands() {}

    /** Starts a program with an environment that holds nothing of the user's PostgreSQL settings. */
    static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
        return builder;
    }

    /**
     * Runs a program; returns what it printed.
     *
     * @throws MigrateException with all that it printed when it fails
     * @throws IOException when it cannot be started
     */
    static String run(List<String> command) throws IOException {
        Process process = builder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            int status = process.waitFor();
            if (status != 0) {
                throw MigrateException.because("`" + String.join(" ", command) + "` ended with " + status + ".")
                        .why(output.strip())
                        .build();
            }
            return output;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while " + command.get(0) + " ran.", e);
        }
    }
}
