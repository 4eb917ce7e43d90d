package io.github.supabasemigrate.catalog.read.routine;

import io.github.supabasemigrate.catalog.object.FiringState;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import io.github.supabasemigrate.catalog.routine.EventTrigger;
import java.sql.SQLException;

/** Event triggers. */
public final class EventTriggerQuery implements CatalogQuery {

    @Override
    public String sql(int major) {
        return """
                SELECT e.tableoid AS class, e.oid, e.evtname AS name, e.evtowner AS owner, e.evtevent AS event,
                       e.evttags AS tags, e.evtenabled AS state, n.nspname AS function_schema, p.proname AS function
                FROM pg_event_trigger e
                JOIN pg_proc p ON p.oid = e.evtfoid
                JOIN pg_namespace n ON n.oid = p.pronamespace""";
    }

    @Override
    public void read(Rows row, Reading reading) throws SQLException {
        ObjectId id = ObjectId.global(ObjectKind.EVENT_TRIGGER, row.text("name"));
        reading.add(new EventTrigger(
                id,
                reading.owned(row, id),
                row.text("event"),
                row.texts("tags"),
                ObjectId.signed(ObjectKind.FUNCTION, row.text("function_schema"), row.text("function"), "()"),
                FiringState.ofLetter(row.text("state"))));
    }
}
