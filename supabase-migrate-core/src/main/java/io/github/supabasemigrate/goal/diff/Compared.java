package io.github.supabasemigrate.goal.diff;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.diff.DiffOptions;
import io.github.supabasemigrate.diff.proof.DiffProof;
import io.github.supabasemigrate.diff.proof.HazardEvidence;
import io.github.supabasemigrate.diff.proof.Proof;
import io.github.supabasemigrate.diff.rename.RenameHint;
import io.github.supabasemigrate.diff.scope.Comparison;
import io.github.supabasemigrate.diff.scope.RoleNotes;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.goal.diff.state.SchemaState;
import io.github.supabasemigrate.goal.diff.state.SharedLineage;
import io.github.supabasemigrate.settings.Setting;
import io.github.supabasemigrate.settings.Settings;
import io.github.supabasemigrate.trace.live.LiveTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Two states as the settings want them compared, and the proven way from one to the other. */
record Compared(Run run, SchemaState from, SchemaState to) {

    /** The word that allows to go from one schema to another that has nothing of it. */
    private static final String UNRELATED = "unrelated";

    Proof prove() {
        Comparison comparison =
                Comparison.of(from.side(), to.side(), run.settings().list(Setting.SCHEMA));
        requireRelated(comparison);
        Proof proof = new DiffProof(
                        from.server(),
                        comparison,
                        options(),
                        run.settings().path(Setting.OUTPUT).orElseThrow())
                .prove(() -> from.database(comparison), shadow -> from.seed(from.server(), shadow));
        Catalog first = comparison.first();
        Map<String, LiveTable> sizes = from.sizes(HazardEvidence.tables(proof.plan(), first));
        return new Proof(HazardEvidence.sizes(proof.plan(), first, sizes), proof.rows(), proof.objection());
    }

    /** What must be said of roles, which no plan touches. */
    List<String> roles() {
        return RoleNotes.of(Comparison.of(from.side(), to.side(), run.settings().list(Setting.SCHEMA)));
    }

    private DiffOptions options() {
        Settings settings = run.settings();
        DiffOptions options =
                DiffOptions.standard().withHints(hints()).withSameObjects(SharedLineage.between(from, to));
        boolean isOnline = settings.text(Setting.ONLINE)
                .map("true"::equals)
                .orElse(from.side().isLive());
        return isOnline
                ? options.online()
                        .withLockTimeout(settings.text(Setting.LOCK_TIMEOUT).orElseThrow())
                : options;
    }

    /** Those of the settings and of the files that come later; the earlier state's own have happened. */
    private List<RenameHint> hints() {
        var hints = new ArrayList<RenameHint>();
        for (String declared : run.settings().list(Setting.RENAMES)) {
            hints.add(RenameHint.parse("rename: " + declared)
                    .orElseThrow(() -> MigrateException.because("`" + declared + "` declares no rename.")
                            .next("Write kind, old name and new name: table public.posts -> articles")
                            .build()));
        }
        hints.addAll(to.renames());
        from.renames().stream()
                .filter(hint -> !hints.contains(hint))
                .map(RenameHint::reversed)
                .forEach(hints::add);
        return hints;
    }

    private void requireRelated(Comparison comparison) {
        if (comparison.isUnrelated() && !run.settings().list(Setting.ALLOW).contains(UNRELATED)) {
            throw MigrateException.because("%s and %s have no table in common."
                            .formatted(from.side().name(), to.side().name()))
                    .why("The way from one to the other would drop every table of the first.")
                    .state("Nothing was written.")
                    .next("If these are the two that you mean: -Dsupabase-migrate.allow=" + UNRELATED)
                    .build();
        }
    }
}
