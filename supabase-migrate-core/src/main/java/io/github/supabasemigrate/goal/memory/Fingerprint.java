package io.github.supabasemigrate.goal.memory;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Everything that a result rests on, as one short text. Not for several threads at once. */
public final class Fingerprint {

    private final MessageDigest digest;

    private Fingerprint(MessageDigest digest) {
        this.digest = digest;
    }

    /** Begins with this program itself, down to the very jar: two builds of one snapshot version differ. */
    public static Fingerprint ofThisProgram() {
        try {
            var fingerprint = new Fingerprint(MessageDigest.getInstance("SHA-256"));
            CodeSource source = Fingerprint.class.getProtectionDomain().getCodeSource();
            if (source != null) {
                Path jar = Path.of(source.getLocation().toURI());
                fingerprint
                        .add(jar.toString())
                        .add(Files.getLastModifiedTime(jar).toString());
                fingerprint.add(String.valueOf(Files.size(jar)));
            }
            return fingerprint;
        } catch (NoSuchAlgorithmException | URISyntaxException | IOException e) {
            throw new IllegalStateException("The program does not know its own jar.", e);
        }
    }

    public Fingerprint add(String part) {
        return add(part.getBytes(StandardCharsets.UTF_8));
    }

    /** A file's content, or that there is none. */
    public Fingerprint add(Path file) {
        add(file.toString());
        try {
            return Files.isRegularFile(file) ? add(Files.readAllBytes(file)) : add("none");
        } catch (IOException e) {
            return add("unreadable at " + System.nanoTime());
        }
    }

    private Fingerprint add(byte[] part) {
        digest.update((part.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(part);
        return this;
    }

    /** Hexadecimal digits; ends the fingerprint. */
    public String text() {
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }
}
