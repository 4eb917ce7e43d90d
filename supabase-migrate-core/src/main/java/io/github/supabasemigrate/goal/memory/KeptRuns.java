package io.github.supabasemigrate.goal.memory;

import io.github.supabasemigrate.shadow.cache.CacheDirectory;
import io.github.supabasemigrate.shadow.cache.CachedTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Entries of the cache in which runs leave what they came to, found again by the very bytes of their inputs. Made whole or not at all,
 * and bounded like everything in the cache. Several builds may use them at once.
 *
 * @param kind the runs that are alike, a plain file name
 */
record KeptRuns(CacheDirectory cache, String kind) {

    private static final String INPUTS = "inputs";

    /** The entry of the run with these inputs, if there was one. */
    Optional<Path> with(Inputs inputs) {
        return cache.find(kind, inputs.name())
                .filter(CachedTree::isWhole)
                .map(CachedTree::root)
                .filter(entry -> isOf(inputs, entry));
    }

    private static boolean isOf(Inputs inputs, Path entry) {
        try {
            return Arrays.equals(inputs.bytes(), Files.readAllBytes(entry.resolve(INPUTS)));
        } catch (IOException e) {
            return false;
        }
    }

    /** Keeps what a run writes into an empty directory, unless a run with these inputs is kept already. */
    void keep(Inputs inputs, CacheDirectory.Builder content) {
        String name = inputs.name();
        if (cache.find(kind, name).filter(entry -> !isOf(inputs, entry.root())).isPresent()) {
            // Other inputs of the same name: who comes last is kept.
            cache.discard(kind, name);
        }
        cache.obtain(kind, name, directory -> {
            Files.write(directory.resolve(INPUTS), inputs.bytes());
            content.build(directory);
        });
    }
}
