package io.github.supabasemigrate.catalog.read.relation;

import io.github.supabasemigrate.catalog.object.FiringState;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.read.Address;
import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import io.github.supabasemigrate.catalog.relation.Trigger;
import java.sql.SQLException;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/** Triggers, without those of foreign keys and without faithful copies on partitions. */
public final class TriggerQuery implements CatalogQuery {

    private static final int FOR_EACH_ROW = 1;

    @Override
    public String sql(int major) {
        return """
                SELECT t.tableoid AS class, t.oid, t.tgname AS name, c.tableoid AS table_class, c.oid AS relation,
                       pg_get_triggerdef(t.oid) AS definition, t.tgtype AS bits, t.tgattr AS columns,
                       t.tgconstraint <> 0 AS is_constraint, t.tgenabled AS state,
                       fn.nspname AS function_schema, f.proname AS function,
                       oidvectortypes(f.proargtypes) AS arguments, p.tgrelid AS original
                FROM pg_trigger t
                JOIN pg_class c ON c.oid = t.tgrelid
                JOIN pg_namespace n ON n.oid = c.relnamespace
                JOIN pg_proc f ON f.oid = t.tgfoid
                JOIN pg_namespace fn ON fn.oid = f.pronamespace
                LEFT JOIN pg_trigger p ON p.oid = t.tgparentid
                WHERE %s
                  AND CASE WHEN p.oid IS NULL THEN NOT t.tgisinternal
                           ELSE t.tgenabled <> p.tgenabled AND f.oid = p.tgfoid
                                AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.oid = t.tgconstraint AND k.contype = 'f')
                      END""".formatted(IN_USER_SCHEMA);
    }

    @Override
    public void read(Rows row, Reading reading) throws SQLException {
        long tableClass = row.oid("table_class");
        long relation = row.oid("relation");
        ObjectId table = reading.idAt(new Address(tableClass, relation, 0));
        if (table == null) {
            return;
        }
        ObjectId id = table.child(ObjectKind.TRIGGER, row.text("name"));
        int bits = row.integer("bits");
        var events = EnumSet.allOf(Trigger.Event.class);
        events.removeIf(event -> !event.isIn(bits));
        @Nullable ObjectId original = reading.idAt(new Address(tableClass, row.oid("original"), 0));
        reading.add(new Trigger(
                id,
                reading.described(row, id),
                table,
                ObjectId.signed(
                        ObjectKind.FUNCTION,
                        row.text("function_schema"),
                        row.text("function"),
                        "(" + row.text("arguments") + ")"),
                row.text("definition"),
                Trigger.Timing.ofBits(bits),
                events,
                reading.columnNames(relation, row.numbers("columns")),
                (bits & FOR_EACH_ROW) != 0,
                row.is("is_constraint"),
                FiringState.ofLetter(row.text("state")),
                original));
    }
}
