package io.github.supabasemigrate.catalog.read.relation;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import java.sql.SQLException;

/** Which table inherits from, or is a partition of, which. Asked before the tables themselves. */
public final class InheritanceQuery implements CatalogQuery {

    @Override
    public String sql(int major) {
        return """
                SELECT i.inhrelid AS child, n.nspname AS schema, c.relname AS name, c.relkind AS kind
                FROM pg_inherits i
                JOIN pg_class c ON c.oid = i.inhparent
                JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'p', 'f')
                ORDER BY i.inhrelid, i.inhseqno""";
    }

    @Override
    public void read(Rows row, Reading reading) throws SQLException {
        ObjectKind kind = row.text("kind").equals("f") ? ObjectKind.FOREIGN_TABLE : ObjectKind.TABLE;
        reading.addParent(row.oid("child"), ObjectId.of(kind, row.text("schema"), row.text("name")));
    }
}
