package io.github.supabasemigrate.replay;

import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.project.SqlFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/**
 * Names for the states of a replay: one before the first file and one after each. A name is the digest of everything that
 * led there, so equal names are equal states.
 */
final class ReplayKeys {

    /** Counts up when the same files come to mean something else. */
    private static final String FORMAT = "2";

    private final List<String> keys;

    private ReplayKeys(List<String> keys) {
        this.keys = keys;
    }

    /**
     * The names for an input.
     *
     * @param host identity of what servers are started by
     */
    static ReplayKeys of(String host, ReplayInput input) {
        List<String> keys = new ArrayList<>(input.migrations().size() + 1);
        MessageDigest digest = newDigest();
        String key = name(
                digest,
                FORMAT,
                version(),
                host,
                input.roles().map(SqlFile::sha256).orElse(""),
                new TreeMap<>(input.vault()).toString());
        keys.add(key);
        for (MigrationFile file : input.migrations()) {
            key = name(digest, key, file.version().text(), file.name(), file.sha256());
            keys.add(key);
        }
        return new ReplayKeys(keys);
    }

    /** The state after the first so many files. */
    String after(int files) {
        return keys.get(files);
    }

    /** The program's own: another version may run the same files in another way. */
    private static String version() {
        String version = ReplayKeys.class.getPackage().getImplementationVersion();
        return version == null ? "" : version;
    }

    /** One digest does for all: looking for a thousand of them costs a cold JVM as much as what they digest. */
    private static String name(MessageDigest digest, String... parts) {
        for (String part : parts) {
            digest.update((part.length() + ":" + part).getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
