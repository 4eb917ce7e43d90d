package io.github.supabasemigrate.goal.check;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.project.manifest.SchemaManifest;
import io.github.supabasemigrate.settings.Setting;
import io.github.supabasemigrate.verify.VerifyRule;
import io.github.supabasemigrate.verify.manifest.DeprecatedRule;
import io.github.supabasemigrate.verify.manifest.ManifestRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The schema manifest that the settings name, or that stands where manifests do. */
public final class ManifestOfProject {

    private static final String USUAL = "supabase/schema-manifest.json";

    private final Optional<Path> named;
    private final Path directory;

    public ManifestOfProject(Run run) {
        this.directory = run.project().directory();
        boolean isPlace = !run.settings().text(Setting.MANIFEST).orElse("true").equals("true");
        this.named = isPlace ? run.settings().path(Setting.MANIFEST) : Optional.empty();
    }

    /** Where it stands, if there is one. */
    public Path path() {
        return named.orElse(directory.resolve(USUAL));
    }

    String shownAs() {
        return path().startsWith(directory)
                ? directory.relativize(path()).toString().replace('\\', '/')
                : path().toString();
    }

    /** What verify holds against the manifest. */
    List<VerifyRule> rules(PastOfProject past) {
        return manifest()
                .map(manifest ->
                        List.<VerifyRule>of(new ManifestRule(manifest), new DeprecatedRule(manifest, past.newFiles())))
                .orElse(List.of());
    }

    /** Nothing without a manifest; a manifest that is named and not there is an error. */
    public Optional<SchemaManifest> manifest() {
        if (named.isEmpty() && !Files.exists(path())) {
            return Optional.empty();
        }
        try {
            return Optional.of(SchemaManifest.parse(Files.readString(path()), shownAs()));
        } catch (IOException e) {
            throw MigrateException.because("The schema manifest `" + shownAs() + "` cannot be read.")
                    .why(e.toString())
                    .next("Write one from what is there: mvn supabase-migrate:snapshot -Dsupabase-migrate.manifest")
                    .cause(e)
                    .build();
        }
    }
}
