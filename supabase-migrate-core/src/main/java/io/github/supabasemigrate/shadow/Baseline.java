package io.github.supabasemigrate.shadow;

import io.github.supabasemigrate.shadow.baseline.BaselineScript;
import io.github.supabasemigrate.shadow.baseline.PlatformBaseline;
import io.github.supabasemigrate.shadow.baseline.StandIns;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a fresh server is given before anybody's migrations run in it.
 *
 * @param superuser the role that the server is initialised with
 * @param scripts SQL run by that role in the database {@code postgres}, in this order
 * @param extensionFiles control files and scripts of extensions, by file name; those that the server has win
 * @param settings of the server, beside those that every throw-away server has
 */
public record Baseline(
        String superuser,
        List<BaselineScript> scripts,
        Map<String, String> extensionFiles,
        Map<String, String> settings) {

    /** The role that owns databases and runs migrations. */
    public static final String OWNER = "postgres";

    public Baseline {
        scripts = List.copyOf(scripts);
        extensionFiles = Map.copyOf(extensionFiles);
        settings = Map.copyOf(settings);
    }

    /** A plain PostgreSQL. */
    public static Baseline none() {
        return new Baseline(OWNER, List.of(), Map.of(), Map.of());
    }

    /**
     * A Supabase project before its first migration.
     *
     * @param standIns whether extensions that the server lacks are replaced
     */
    public static Baseline of(PlatformBaseline platform, boolean standIns) {
        return new Baseline(
                PlatformBaseline.SUPERUSER, platform.scripts(), standIns ? StandIns.files() : Map.of(), Map.of());
    }

    /** Hexadecimal digits, equal for equal baselines and different for others. */
    public String digest() {
        MessageDigest digest = sha256();
        add(digest, superuser);
        add(digest, String.valueOf(scripts.size()));
        for (BaselineScript script : scripts) {
            add(digest, script.name());
            add(digest, script.text());
        }
        add(digest, settings);
        add(digest, extensionFiles);
        return hexadecimal(digest);
    }

    /** The same for extension files alone, which shape a server's programs. */
    public static String digestOf(Map<String, String> extensionFiles) {
        MessageDigest digest = sha256();
        add(digest, extensionFiles);
        return hexadecimal(digest);
    }

    private static void add(MessageDigest digest, Map<String, String> entries) {
        add(digest, String.valueOf(entries.size()));
        for (Map.Entry<String, String> entry : new TreeMap<>(entries).entrySet()) {
            add(digest, entry.getKey());
            add(digest, entry.getValue());
        }
    }

    /** With its length, so that two texts are not one longer one. */
    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(String.valueOf(bytes.length).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) ':');
        digest.update(bytes);
    }

    private static String hexadecimal(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
