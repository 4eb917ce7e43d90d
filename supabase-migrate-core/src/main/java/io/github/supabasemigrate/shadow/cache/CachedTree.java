package io.github.supabasemigrate.shadow.cache;

import java.io.IOException;
import java.nio.file.Path;

/** A whole entry of the cache: a directory that nobody changes any more. */
public final class CachedTree {

    private final Path root;
    private final FileTree files;

    CachedTree(Path root, FileTree files) {
        this.root = root;
        this.files = files;
    }

    /** The directory; read only. */
    public Path root() {
        return root;
    }

    /** Whether every file is there with its length; looks at each, reads none. */
    public boolean isWhole() {
        return files.matches(root);
    }

    /** Bytes of its files. */
    public long size() {
        return files.size();
    }

    /**
     * Copies a folder of the entry to a place that does not exist yet; only this user may enter the copy.
     *
     * @throws IOException when a file is missing or has another length than when the entry was made
     */
    public void copy(String folder, Path target) throws IOException {
        files.copy(root, folder, target);
    }

    /**
     * Fills an empty directory with the same files, sharing their content where the file system can. Nothing may be written into
     * them afterwards.
     */
    public void linkInto(Path target) throws IOException {
        files.link(root, target);
    }

    /** The same for a directory that nobody writes to. */
    public static void copy(Path from, Path to) throws IOException {
        FileTree.of(from).copy(from, "", to);
    }
}
