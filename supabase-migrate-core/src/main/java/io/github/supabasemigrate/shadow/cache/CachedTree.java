package io.github.supabasemigrate.shadow.cache;

import java.io.IOException;
import java.nio.file.Path;

/** A whole entry of the cache: a directory that nobody changes any more. */
public final class CachedTree {

    private final Path root;
    private final FileTree files;
    private final CacheDirectory cache;

    CachedTree(CacheDirectory cache, Path root, FileTree files) {
        this.cache = cache;
        this.root = root;
        this.files = files;
    }

    /** The directory; read only. */
    public Path root() {
        return root;
    }

    /** Bytes of its files. */
    public long size() {
        return files.size();
    }

    /**
     * Copies a folder of the entry to a place that does not exist yet.
     *
     * @throws IOException when a file is missing or has another length than when the entry was made
     */
    public void copy(String folder, Path target) throws IOException {
        files.copy(root, folder, target, cache.directoryPermissions());
    }

    /**
     * Fills an empty directory with the same files, sharing their content where the file system can. Nothing may be written into
     * them afterwards.
     */
    public void linkInto(Path target) throws IOException {
        files.link(root, target);
    }
}
