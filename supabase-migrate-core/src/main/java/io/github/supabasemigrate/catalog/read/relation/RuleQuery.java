package io.github.supabasemigrate.catalog.read.relation;

import io.github.supabasemigrate.catalog.object.FiringState;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.read.Address;
import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import io.github.supabasemigrate.catalog.relation.Rule;
import java.sql.SQLException;

/** Rewrite rules. The rule that makes a relation a view is no object of its own, but what it needs, the view needs. */
public final class RuleQuery implements CatalogQuery {

    private static final String OF_VIEW = "_RETURN";

    @Override
    public String sql(int major) {
        return """
                SELECT r.tableoid AS class, r.oid, r.rulename AS name, c.tableoid AS table_class, c.oid AS relation,
                       r.ev_type AS event, r.is_instead, r.ev_enabled AS state,
                       CASE WHEN r.rulename <> '_RETURN' THEN pg_get_ruledef(r.oid) END AS definition
                FROM pg_rewrite r
                JOIN pg_class c ON c.oid = r.ev_class
                JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE %s""".formatted(IN_USER_SCHEMA);
    }

    @Override
    public void read(Rows row, Reading reading) throws SQLException {
        ObjectId relation = reading.idAt(new Address(row.oid("table_class"), row.oid("relation"), 0));
        if (relation == null) {
            return;
        }
        if (row.text("name").equals(OF_VIEW)) {
            reading.identify(new Address(row.oid("class"), row.oid("oid"), 0), relation);
            return;
        }
        ObjectId id = relation.child(ObjectKind.RULE, row.text("name"));
        reading.add(new Rule(
                id,
                reading.described(row, id),
                relation,
                Rule.Event.ofDigit(row.text("event")),
                row.is("is_instead"),
                FiringState.ofLetter(row.text("state")),
                row.text("definition")));
    }
}
