package io.github.supabasemigrate.diff.proof;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.diff.DiffOptions;
import io.github.supabasemigrate.diff.DiffPlan;
import io.github.supabasemigrate.diff.SchemaScript;
import io.github.supabasemigrate.diff.scope.Comparison;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A plan that did not arrive as a file that shows it again: both states as scripts and the plan between them, in the form of the
 * capability cases that the engine is tested with.
 */
record CaseFile(Comparison comparison, DiffPlan plan, DiffOptions options) {

    /**
     * Writes the file; the same case has the same name.
     *
     * @param reason one line
     */
    Path write(Path folder, String reason) {
        String text = "-- capability: " + reason.lines().findFirst().orElse("") + "\n--- before\n"
                + script(comparison.first()) + "--- after\n" + script(comparison.second()) + "--- plan\n" + plan.sql();
        Path file = folder.resolve("diff-case-" + digest(text) + ".sql");
        try {
            Files.createDirectories(folder);
            Files.writeString(file, text);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String script(Catalog state) {
        Catalog compared = state.only(object -> comparison.compared().contains(object.id())
                && object.extension().isEmpty());
        return SchemaScript.text(SchemaScript.of(compared, options.creator(), options.database()));
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
