package io.github.supabasemigrate.shadow.cache;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a directory as they should be: relative paths, kinds and lengths, written into the directory itself when it
 * is complete.
 */
final class FileTree {

    /** The list's own name; not part of the list. */
    static final String LIST = ".files";

    /** Stands in the list's first line, behind the bytes of all files. */
    private static final String ALL = ".";

    private final List<Node> nodes;

    private FileTree(List<Node> nodes) {
        this.nodes = nodes;
    }

    /**
     * One file or directory.
     *
     * @param path relative, with {@code /}
     * @param length in bytes; −1 a directory, −2 a symbolic link
     */
    private record Node(String path, long length) {}

    /** Lists what is there now. */
    static FileTree of(Path root) throws IOException {
        List<Node> nodes = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path path : (Iterable<Path>) walk::iterator) {
                String relative = root.relativize(path).toString().replace('\\', '/');
                if (relative.isEmpty() || relative.equals(LIST)) {
                    continue;
                }
                BasicFileAttributes attributes =
                        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                long length = attributes.isDirectory() ? -1 : attributes.isSymbolicLink() ? -2 : attributes.size();
                nodes.add(new Node(relative, length));
            }
        }
        return new FileTree(nodes);
    }

    /** Reads the list that {@link #write} left; fails when there is none or it is damaged. */
    static FileTree read(Path root) throws IOException {
        List<String> lines = Files.readAllLines(root.resolve(LIST), StandardCharsets.UTF_8);
        List<Node> nodes = new ArrayList<>(lines.size());
        for (String line : lines) {
            Node node = node(line);
            if (!node.path.equals(ALL)) {
                nodes.add(node);
            }
        }
        return new FileTree(nodes);
    }

    private static Node node(String line) throws IOException {
        int blank = line.indexOf(' ');
        try {
            return new Node(line.substring(blank + 1), Long.parseLong(line, 0, Math.max(blank, 0), 10));
        } catch (NumberFormatException e) {
            throw new IOException("A list of files is damaged: " + line, e);
        }
    }

    /** What {@link #size} of the list that {@link #write} left would be; looks at its first line only. */
    static long size(Path root) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(root.resolve(LIST))) {
            String line = lines.readLine();
            Node first = node(line == null ? "" : line);
            return first.path.equals(ALL) ? first.length : read(root).size();
        }
    }

    void write(Path root) throws IOException {
        StringBuilder lines = new StringBuilder();
        lines.append(size()).append(' ').append(ALL).append('\n');
        for (Node node : nodes) {
            lines.append(node.length).append(' ').append(node.path).append('\n');
        }
        Files.writeString(root.resolve(LIST), lines);
    }

    /** Bytes of all files. */
    long size() {
        return nodes.stream().mapToLong(node -> Math.max(node.length, 0)).sum();
    }

    /** Whether every listed file is there with its length; looks at each, reads none. */
    boolean matches(Path root) {
        try {
            for (Node node : nodes) {
                BasicFileAttributes attributes = Files.readAttributes(
                        root.resolve(node.path), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (node.length >= 0 && (attributes.size() != node.length || !attributes.isRegularFile())) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Copies what is listed below a folder, checking lengths on the way.
     *
     * @param root the listed directory
     * @param below folder in it to copy, relative; empty for all of it
     * @param target must not exist
     */
    void copy(Path root, String below, Path target) throws IOException {
        Files.createDirectory(target, CacheDirectory.PRIVATE_DIRECTORY);
        String prefix = below.isEmpty() ? "" : below + "/";
        List<Node> files = new ArrayList<>(nodes.size());
        for (Node node : nodes) {
            if (node.path.startsWith(prefix)) {
                if (node.length == -1) {
                    Files.createDirectory(
                            target.resolve(node.path.substring(prefix.length())), CacheDirectory.PRIVATE_DIRECTORY);
                } else {
                    files.add(node);
                }
            }
        }
        InParallel.forEach(
                files,
                node -> copyFile(
                        root.resolve(node.path), target.resolve(node.path.substring(prefix.length())), node.length));
    }

    /** Recreates what is listed in another directory, by hard links where that works. */
    void link(Path root, Path target) throws IOException {
        for (Node node : nodes) {
            Path from = root.resolve(node.path);
            Path to = target.resolve(node.path);
            if (node.length == -1) {
                Files.createDirectory(to);
            } else if (node.length == -2) {
                Files.copy(from, to, LinkOption.NOFOLLOW_LINKS);
            } else {
                linkFile(from, to);
            }
        }
    }

    private static void linkFile(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static void copyFile(Path from, Path to, long length) throws IOException {
        if (length == -2) {
            Files.copy(from, to, LinkOption.NOFOLLOW_LINKS);
            return;
        }
        try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long done = 0;
            while (done < length) {
                long some = in.transferTo(done, length - done, out);
                if (some <= 0) {
                    throw new IOException(from + " is shorter than " + length + " bytes.");
                }
                done += some;
            }
        }
    }
}
