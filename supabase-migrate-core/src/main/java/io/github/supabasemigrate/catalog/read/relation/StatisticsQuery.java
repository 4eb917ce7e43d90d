package io.github.supabasemigrate.catalog.read.relation;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.read.Address;
import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import io.github.supabasemigrate.catalog.relation.ExtendedStatistics;
import java.sql.SQLException;

/** Extended statistics objects. */
public final class StatisticsQuery implements CatalogQuery {

    @Override
    public String sql(int major) {
        return """
                SELECT s.tableoid AS class, s.oid, n.nspname AS schema, s.stxname AS name, s.stxowner AS owner,
                       c.tableoid AS table_class, s.stxrelid AS relation, pg_get_statisticsobjdef(s.oid) AS definition,
                       s.stxkeys AS columns, nullif(s.stxstattarget, -1) AS target
                FROM pg_statistic_ext s
                JOIN pg_class c ON c.oid = s.stxrelid
                JOIN pg_namespace n ON n.oid = s.stxnamespace
                WHERE %s""".formatted(IN_USER_SCHEMA);
    }

    @Override
    public void read(Rows row, Reading reading) throws SQLException {
        ObjectId table = reading.idAt(new Address(row.oid("table_class"), row.oid("relation"), 0));
        if (table == null) {
            return;
        }
        ObjectId id = ObjectId.of(ObjectKind.STATISTICS, row.text("schema"), row.text("name"));
        reading.add(new ExtendedStatistics(
                id,
                reading.owned(row, id),
                table,
                row.text("definition"),
                reading.columnNames(row.oid("relation"), row.numbers("columns")),
                row.integerOrNull("target")));
    }
}
