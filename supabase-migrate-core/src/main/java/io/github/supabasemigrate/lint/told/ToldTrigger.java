package io.github.supabasemigrate.lint.told;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.FiringState;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.Trigger;
import io.github.supabasemigrate.lint.schema.SchemaEvent;
import io.github.supabasemigrate.sql.statement.table.CreateTrigger;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Triggers. */
final class ToldTrigger {

    private ToldTrigger() {}

    static Optional<Trigger> of(ObjectId id, ObjectId table, List<SchemaEvent> making) {
        return making.get(0).statement().createTrigger().map(made -> trigger(id, table, made));
    }

    private static Trigger trigger(ObjectId id, ObjectId table, CreateTrigger made) {
        EnumSet<Trigger.Event> events = EnumSet.noneOf(Trigger.Event.class);
        made.events().forEach(event -> events.add(Trigger.Event.valueOf(event)));
        return new Trigger(
                id,
                Attachments.NONE,
                table,
                ObjectId.signed(
                        ObjectKind.FUNCTION,
                        made.function().schemaOr("public"),
                        made.function().name(),
                        "()"),
                "",
                Trigger.Timing.valueOf(made.timing().replace(' ', '_')),
                events,
                List.of(),
                made.forEachRow(),
                made.isConstraint(),
                FiringState.ORIGIN,
                null);
    }
}
