package io.github.supabasemigrate.shadow;

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
 * @param scripts SQL run in the database {@code postgres} by its superuser, in this order
 * @param extensionFiles control files and scripts of extensions that the server's programs lack
 * @param settings of the server, beside those that every throw-away server has
 */
public record Baseline(List<Script> scripts, List<Script> extensionFiles, Map<String, String> settings) {

    public Baseline {
        scripts = List.copyOf(scripts);
        extensionFiles = List.copyOf(extensionFiles);
        settings = Map.copyOf(settings);
    }

    /** A plain PostgreSQL. */
    public static Baseline none() {
        return new Baseline(List.of(), List.of(), Map.of());
    }

    /** Hexadecimal digits that are equal for equal baselines and different for others. */
    public String digest() {
        return digest(scripts) + digest(extensionFiles) + digest(settingsAsFile());
    }

    /** The same for the extension files alone, which shape the programs and not the data. */
    public String extensionsDigest() {
        return digest(extensionFiles);
    }

    private List<Script> settingsAsFile() {
        return List.of(new Script("settings", new TreeMap<>(settings).toString()));
    }

    private static String digest(List<Script> scripts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Script script : scripts) {
                digest.update((script.name() + '\0' + script.text() + '\0').getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /**
     * A named text.
     *
     * @param name the file's name, such as {@code vector.control}; in messages for SQL
     * @param text its content
     */
    public record Script(String name, String text) {}
}
