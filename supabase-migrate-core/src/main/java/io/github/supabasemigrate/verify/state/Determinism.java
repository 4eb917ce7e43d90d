package io.github.supabasemigrate.verify.state;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.CatalogComparison;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.verify.VerifyRule;
import java.util.List;

/** Two replays of the same files make the same schema. */
public final class Determinism implements VerifyRule {

    public static final String ID = "deterministic-migrations";

    static final String DOCUMENTATION =
            "Two replays of the same migrations make equal schemas. Where they do not, a migration uses the time or chance while it"
                    + " runs, such as DEFAULT 'now'::timestamp or a name with a random suffix, and every database comes out different."
                    + " Migrations that only define (no DO, no query, no function computed for rows that are there, no event trigger,"
                    + " no word such as 'now') cannot differ, and are not run twice. A default that names a day, such as DEFAULT 'today', is told from the"
                    + " files, because two replays of one day agree on it.";

    private final Catalog secondReplay;

    public Determinism(Catalog secondReplay) {
        this.secondReplay = secondReplay;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String documentation() {
        return DOCUMENTATION;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public List<Finding> check(ReplayedSchema schema) {
        return CatalogComparison.between(schema.catalog(), secondReplay).differences().stream()
                .filter(difference -> !isOfOneDatabase(difference.id().kind()))
                .map(difference -> finding(words(difference))
                        .about(difference.id().display())
                        .at(schema.origins().creationOf(difference.id()).orElse(null))
                        .withHint(
                                "Let the value be computed when a row comes, with now() or gen_random_uuid() as the default,"
                                        + " and write names out."))
                .toList();
    }

    /** {@code ALTER DATABASE postgres} reaches one of two databases of a server, whichever runs it. */
    private static boolean isOfOneDatabase(ObjectKind kind) {
        return kind == ObjectKind.DATABASE || kind == ObjectKind.DATABASE_SETTING;
    }

    private static String words(CatalogComparison.Difference difference) {
        if (difference.isAdded() || difference.isRemoved()) {
            return "`%s` is made by only one of two replays.".formatted(difference.id());
        }
        CatalogComparison.Attribute first = difference.attributes().get(0);
        return "`%s` is not the same in two replays: %s is `%s`, then `%s`."
                .formatted(difference.id(), first.name(), first.before(), first.after());
    }
}
