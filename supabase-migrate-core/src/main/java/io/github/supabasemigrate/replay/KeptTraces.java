package io.github.supabasemigrate.replay;

import io.github.supabasemigrate.trace.StatementTrace;
import io.github.supabasemigrate.trace.json.TraceJson;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The traces of earlier builds: a file for each migration, named by the state that it leads to, so that a migration whose every
 * predecessor is unchanged need not run to be traced. A cache: what cannot be read is not there. Safe for builds at once.
 */
public final class KeptTraces {

    private static final int LIMIT = 4_000;

    private final Path folder;

    public KeptTraces(Path folder) {
        this.folder = folder;
    }

    /** The traces of the migration that leads to a state. */
    public Optional<List<StatementTrace>> find(String key) {
        Path file = file(key);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(TraceJson.read(Files.readString(file)));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether no build has kept any. */
    public boolean isEmpty() {
        return !Files.isDirectory(folder);
    }

    /** Whether they are there. */
    public boolean has(String key) {
        return Files.exists(file(key));
    }

    /** Keeps them; does nothing where nothing can be written. */
    public void keep(String key, List<StatementTrace> traces) {
        try {
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, "draft", ".tmp");
            Files.writeString(draft, TraceJson.write(traces));
            move(draft, file(key));
        } catch (IOException e) {
            // The next build traces again.
            return;
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Throws the oldest away when there are many. */
    public void trim() {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> oldestFirst =
                    files.sorted(Comparator.comparing(KeptTraces::age)).toList();
            for (Path file : oldestFirst.subList(0, Math.max(0, oldestFirst.size() - LIMIT))) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // Nothing is lost by keeping them.
            return;
        }
    }

    private static FileTime age(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private Path file(String key) {
        return folder.resolve(key + ".json");
    }
}
