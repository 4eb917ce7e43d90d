package io.github.supabasemigrate.goal.access;

import io.github.supabasemigrate.access.AccessCheck;
import io.github.supabasemigrate.access.AccessReport;
import io.github.supabasemigrate.access.demand.AccessFile;
import io.github.supabasemigrate.access.judge.AccessRule;
import io.github.supabasemigrate.access.rows.TeamSeed;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.Replayed;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.settings.Setting;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.verify.VerifyRule;
import io.github.supabasemigrate.verify.access.AccessVerdict;
import io.github.supabasemigrate.verify.access.MatrixRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who gets at which rows of the project's tables: tried out once, for the rules and for the matrix. */
public final class AccessOfProject {

    /** Where the matrix is committed. */
    public static final String MATRIX = "supabase/access-matrix.md";

    private static final String SEED = "supabase/access-seed.sql";

    private final Run run;
    private final Replayed replayed;
    private @Nullable AccessReport report;

    public AccessOfProject(Run run, Replayed replayed) {
        this.run = run;
        this.replayed = replayed;
    }

    /** What verify asks; nothing when access is switched off. */
    public List<VerifyRule> rules() {
        if (!run.settings().isOn(Setting.ACCESS)) {
            return List.of();
        }
        var rules = new ArrayList<VerifyRule>();
        for (AccessRule rule : AccessRule.values()) {
            rules.add(new AccessVerdict(rule, this::report));
        }
        String committed = read(run.project().directory().resolve(MATRIX));
        if (!committed.isEmpty()) {
            rules.add(new MatrixRule(MATRIX, committed, this::report));
        }
        return rules;
    }

    /** The texts of the files that the verdict rests on; empty for one that is not there. */
    public static List<String> inputs(Run run) {
        Path directory = run.project().directory();
        return List.of(read(directory.resolve(AccessFile.NAME)), read(directory.resolve(SEED)));
    }

    /** What trying out came to; done when first asked for. */
    public AccessReport report() {
        AccessReport known = report;
        if (known == null) {
            known = tried();
            report = known;
            write(known.asJson());
        }
        return known;
    }

    private AccessReport tried() {
        AccessFile said = said();
        try (Shadow copy = replayed.project().copy();
                Connection superuser = copy.asSuperuser().connect()) {
            return new AccessCheck(
                            replayed.catalog(),
                            run.project().config().exposedSchemas(),
                            said,
                            new TeamSeed(SEED, read(run.project().directory().resolve(SEED))),
                            run.settings().isOn(Setting.ACCESS_MUTATE))
                    .run(superuser);
        } catch (SQLException e) {
            throw MigrateException.because("The shadow that access is tried on is lost.")
                    .why(e.getMessage())
                    .cause(e)
                    .build();
        }
    }

    private AccessFile said() {
        AccessFile kept = AccessFile.parse(read(run.project().directory().resolve(AccessFile.NAME)));
        return run.settings()
                .text(Setting.ACCESS_ALLOW)
                .map(xml -> kept.allowing(AllowanceXml.parse(xml)))
                .orElse(kept);
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw MigrateException.because("`" + file + "` cannot be read.")
                    .why(e.toString())
                    .cause(e)
                    .build();
        }
    }

    private void write(String json) {
        Path file = run.settings().path(Setting.OUTPUT).orElseThrow().resolve("access.json");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, json);
        } catch (IOException e) {
            throw MigrateException.because("`" + file + "` cannot be written.")
                    .why(e.toString())
                    .cause(e)
                    .build();
        }
    }
}
