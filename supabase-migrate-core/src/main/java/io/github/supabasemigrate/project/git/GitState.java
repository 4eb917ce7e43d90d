package io.github.supabasemigrate.project.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the branches of a repository are, as plain files say it: what {@link GitHistory} answers cannot change while this does
 * not. Knows little of Git, and costs no more than reading a few small files.
 */
public final class GitState {

    private static final List<String> FILES = List.of("HEAD", "packed-refs", "shallow", "config");
    private static final List<String> FOLDERS = List.of("refs", "reftable");

    private GitState() {}

    /** A text that changes whenever a branch moves, is made or deleted; empty outside of repositories. */
    public static String around(Path directory) {
        for (Path place = directory.toAbsolutePath().normalize(); place != null; place = place.getParent()) {
            Path git = place.resolve(".git");
            if (Files.exists(git)) {
                try {
                    return Files.isDirectory(git) ? read(git) : ofWorktree(git);
                } catch (IOException | UncheckedIOException e) {
                    // Git is at work on it: no two such states are equal.
                    return "unreadable at " + System.nanoTime();
                }
            }
        }
        return "";
    }

    /** A linked worktree: {@code .git} is a file that says {@code gitdir: …}, and there {@code commondir} says where the branches are. */
    private static String ofWorktree(Path file) throws IOException {
        String where = Files.readString(file).strip().replaceFirst("^gitdir: *", "");
        Path own = Optional.ofNullable(file.getParent())
                .orElse(file)
                .resolve(where)
                .normalize();
        Path common = own.resolve("commondir");
        return read(own)
                + (Files.exists(common)
                        ? read(own.resolve(Files.readString(common).strip()).normalize())
                        : "");
    }

    private static String read(Path git) throws IOException {
        var text = new StringBuilder();
        for (String name : FILES) {
            append(text, git.resolve(name));
        }
        for (String folder : FOLDERS) {
            if (Files.isDirectory(git.resolve(folder))) {
                try (Stream<Path> files = Files.walk(git.resolve(folder))) {
                    for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                        append(text, file);
                    }
                }
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Path file) throws IOException {
        if (Files.isRegularFile(file)) {
            text.append(file)
                    .append('\n')
                    .append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .append('\n');
        }
    }
}
