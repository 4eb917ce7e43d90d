package io.github.supabasemigrate.goal.check;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.settings.Setting;
import io.github.supabasemigrate.verify.history.PastMigrations;
import io.github.supabasemigrate.verify.manifest.ManifestWriter;
import io.github.supabasemigrate.verify.snapshot.Snapshot;
import io.github.supabasemigrate.verify.snapshot.VerificationScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The texts of the project that follow from its schema. One that is not committed is not asked for. */
final class Snapshots {

    private static final String SCRIPT = "supabase/verify-database-schema.sql";
    private static final String CHECKSUMS = "supabase/migrations.sha256";

    private final Run run;

    Snapshots(Run run) {
        this.run = run;
    }

    /** Those that the project has committed and that verify compares. The checksums are a past, not a picture. */
    List<Snapshot> committed(ReplayedSchema schema) {
        return all(schema).stream()
                .filter(snapshot ->
                        snapshot.committed().isPresent() && !snapshot.shownAs().equals(CHECKSUMS))
                .toList();
    }

    /** All that can be committed. */
    List<Snapshot> all(ReplayedSchema schema) {
        var snapshots = new ArrayList<Snapshot>();
        snapshots.add(snapshot("verification script", SCRIPT, VerificationScript.of(schema)));
        snapshots.add(snapshot(
                "checksums", CHECKSUMS, PastMigrations.render(run.project().migrations())));
        return snapshots;
    }

    /** The manifest of what is there, if the settings ask for one. */
    Optional<Snapshot> manifest(ReplayedSchema schema) {
        var manifest = new ManifestOfProject(run);
        return run.settings()
                .text(Setting.MANIFEST)
                .map(asked -> new Snapshot(
                        "manifest",
                        manifest.path(),
                        manifest.shownAs(),
                        ManifestWriter.write(schema),
                        read(manifest.path())));
    }

    private Snapshot snapshot(String name, String relative, String expected) {
        Path path = run.project().directory().resolve(relative);
        return new Snapshot(name, path, relative, expected, read(path));
    }

    private static Optional<String> read(Path path) {
        try {
            return Files.exists(path) ? Optional.of(Files.readString(path)) : Optional.empty();
        } catch (IOException e) {
            throw MigrateException.because("`" + path + "` cannot be read.")
                    .why(e.toString())
                    .cause(e)
                    .build();
        }
    }
}
