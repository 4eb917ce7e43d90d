package io.github.supabasemigrate.goal.memory;

import io.github.supabasemigrate.project.SqlFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * Everything that a result rests on. The whole of it, to be compared byte by byte: looking for equal inputs is what a build in which nothing
 * changed does, and a digest of a thousand files costs a cold Java more than reading them. Not for several threads at once.
 */
public final class Inputs {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);

    private Inputs() {}

    /** Begins with this program itself, down to the very jar: two builds of one snapshot version differ. */
    public static Inputs ofThisProgram() {
        Inputs inputs = new Inputs();
        try {
            CodeSource source = Inputs.class.getProtectionDomain().getCodeSource();
            if (source != null) {
                Path jar = Path.of(source.getLocation().toURI());
                inputs.add(jar.toString()).add(Files.getLastModifiedTime(jar).toString());
                inputs.add(String.valueOf(Files.size(jar)));
            }
            return inputs;
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException("The program does not know its own jar.", e);
        }
    }

    /** Inputs of nothing but texts. */
    static Inputs of(String... parts) {
        Inputs inputs = new Inputs();
        for (String part : parts) {
            inputs.add(part);
        }
        return inputs;
    }

    public Inputs add(String part) {
        return add(part.getBytes(StandardCharsets.UTF_8));
    }

    /** A text that is not to be kept: its digest. */
    public Inputs addSecret(String part) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(part.getBytes(StandardCharsets.UTF_8));
            return add(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** A file that was read already: its place and its content. */
    public Inputs add(SqlFile file) {
        return add(file.relativePath()).add(file.bytes());
    }

    /** A file's content, or that there is none. */
    public Inputs add(Path file) {
        add(file.toString());
        try {
            return Files.isRegularFile(file) ? add(Files.readAllBytes(file)) : add("none");
        } catch (IOException e) {
            return add("unreadable at " + System.nanoTime());
        }
    }

    /** The length before each part: no two lists of parts run together into the same bytes. */
    private Inputs add(byte[] part) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes.write(part.length >> shift);
        }
        bytes.write(part, 0, part.length);
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    /** Whether these are the very bytes of others. */
    public boolean isSame(Inputs others) {
        return Arrays.equals(bytes(), others.bytes());
    }

    /** A plain file name; the same for equal inputs, and hardly ever for others. */
    public String name() {
        CRC32 checksum = new CRC32();
        checksum.update(bytes());
        return Long.toHexString(checksum.getValue()) + "-" + bytes.size();
    }
}
