package io.github.supabasemigrate.goal.memory;

import io.github.supabasemigrate.shadow.cache.CacheDirectory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A build that is killed while it keeps a run: it has the lock, and half of the entry is written. Arguments: the cache, the
 * inputs, the number of characters that are written before it dies.
 */
final class KilledWriter {

    static final String WHOLE = "tables=8\n0.rule=drift\n0.severity=WARNING\n0.message=m\n0.decidedBy=LIVE\n";

    private KilledWriter() {}

    public static void main(String[] arguments) {
        CacheDirectory.at(Path.of(arguments[0])).obtain("passed-verify", arguments[1], directory -> {
            Files.writeString(
                    directory.resolve("passed.properties"), WHOLE.substring(0, Integer.parseInt(arguments[2])));
            Runtime.getRuntime().halt(9);
        });
    }
}
