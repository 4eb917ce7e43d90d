package io.github.supabasemigrate.verify.snapshot;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A text that follows from the project and is committed beside it.
 *
 * @param name such as {@code schema.sql}
 * @param path where it is
 * @param shownAs its path as messages show it
 * @param expected what it must be, with line feeds
 * @param committed what it is; empty when the file does not exist
 */
public record Snapshot(String name, Path path, String shownAs, String expected, Optional<String> committed) {

    public Snapshot {
        committed = committed.map(Snapshot::normal);
    }

    public boolean isCurrent() {
        return committed.filter(expected::equals).isPresent();
    }

    private static String normal(String text) {
        String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return withoutMark.replace("\r\n", "\n");
    }
}
