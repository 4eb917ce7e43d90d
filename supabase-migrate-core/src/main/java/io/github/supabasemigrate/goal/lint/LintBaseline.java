package io.github.supabasemigrate.goal.lint;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.lint.LintFinding;
import io.github.supabasemigrate.lint.suppress.Baseline;
import io.github.supabasemigrate.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The file of old findings, where the settings say or in its usual place. */
final class LintBaseline {

    private static final String USUAL = "supabase/lint-baseline.json";

    private final Optional<Path> named;
    private final Path file;

    LintBaseline(Run run, Path directory) {
        named = run.settings().path(Setting.LINT_BASELINE);
        file = named.orElseGet(() -> directory.resolve(USUAL));
    }

    Path file() {
        return file;
    }

    /** Excuses nothing when there is none; one that is named must be there. */
    Baseline read() {
        if (named.isEmpty() && !Files.exists(file)) {
            return Baseline.empty();
        }
        try {
            return Baseline.parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw MigrateException.because("The baseline `" + file + "` cannot be read.")
                    .why(e.toString())
                    .next("Write one: mvn supabase-migrate:lint -Dsupabase-migrate.writeBaseline")
                    .cause(e)
                    .build();
        }
    }

    void write(List<LintFinding> findings) {
        Baseline.Writer writer = new Baseline.Writer();
        findings.forEach(found -> writer.add(found.finding(), found.statement()));
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, writer.json());
        } catch (IOException e) {
            throw MigrateException.because("The baseline `" + file + "` cannot be written.")
                    .why(e.toString())
                    .cause(e)
                    .build();
        }
    }
}
