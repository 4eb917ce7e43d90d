package io.github.supabasemigrate.catalog.read.relation;

import io.github.supabasemigrate.catalog.object.Grant;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.read.Address;
import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import io.github.supabasemigrate.catalog.relation.Policy;
import java.sql.SQLException;
import java.util.List;

/** Row level security policies. */
public final class PolicyQuery implements CatalogQuery {

    @Override
    public String sql(int major) {
        return """
                SELECT p.tableoid AS class, p.oid, p.polname AS name, c.tableoid AS table_class, c.oid AS relation,
                       p.polcmd AS command, p.polpermissive AS is_permissive, p.polroles AS roles,
                       pg_get_expr(p.polqual, p.polrelid) AS qualification,
                       pg_get_expr(p.polwithcheck, p.polrelid) AS with_check
                FROM pg_policy p
                JOIN pg_class c ON c.oid = p.polrelid
                JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE %s""".formatted(IN_USER_SCHEMA);
    }

    @Override
    public void read(Rows row, Reading reading) throws SQLException {
        ObjectId table = reading.idAt(new Address(row.oid("table_class"), row.oid("relation"), 0));
        if (table == null) {
            return;
        }
        ObjectId id = table.child(ObjectKind.POLICY, row.text("name"));
        List<String> roles = row.numbers("roles").stream()
                .map(oid -> oid == 0 ? Grant.PUBLIC : reading.role(oid))
                .toList();
        reading.add(new Policy(
                id,
                reading.described(row, id),
                table,
                Policy.Command.ofLetter(row.text("command")),
                row.is("is_permissive"),
                roles,
                row.textOrNull("qualification"),
                row.textOrNull("with_check")));
    }
}
