package io.github.supabasemigrate.verify.state;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Finding.DecidedBy;
import io.github.supabasemigrate.finding.Severity;
import java.util.stream.Stream;

/** What hosted projects have without any migration, told once instead of listed as drift. */
final class KnownPlatformState {

    static final String RULE = "drift-explained";

    private KnownPlatformState() {}

    static Stream<Finding> explain(Catalog target) {
        return Stream.concat(
                explain(
                        target,
                        ObjectId.global(ObjectKind.EVENT_TRIGGER, "ensure_rls"),
                        "The target has the event trigger `ensure_rls`: the project was created with automatic row level security, so"
                                + " new tables get it without a migration saying so."),
                explain(
                        target,
                        ObjectId.global(ObjectKind.PUBLICATION, "supabase_realtime_messages_publication"),
                        "The target has the publication `supabase_realtime_messages_publication`: the Realtime service made it."));
    }

    private static Stream<Finding> explain(Catalog target, ObjectId id, String why) {
        return target.contains(id)
                ? Stream.of(
                        Finding.of(RULE, Severity.INFO, why).about(id.name()).decidedBy(DecidedBy.LIVE))
                : Stream.empty();
    }
}
