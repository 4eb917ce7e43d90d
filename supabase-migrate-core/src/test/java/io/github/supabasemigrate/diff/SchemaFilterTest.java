package io.github.supabasemigrate.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.CatalogComparison;
import io.github.supabasemigrate.catalog.CatalogComparison.Difference;
import io.github.supabasemigrate.catalog.object.ObjectId;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A plan for some schemas brings those there, and leaves the others. */
class SchemaFilterTest {

    private static final String BEFORE = """
            ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO app_reader;
            CREATE SCHEMA app;
            CREATE SCHEMA other;
            CREATE TYPE other.state AS ENUM ('new');
            CREATE TABLE app.t (a int, s other.state);
            CREATE TABLE other.t (a int);
            CREATE VIEW other.v AS SELECT a FROM app.t;
            """;

    private static final String AFTER = """
            ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO app_reader;
            CREATE SCHEMA app;
            COMMENT ON SCHEMA app IS 'ours';
            CREATE SCHEMA other;
            CREATE TYPE other.state AS ENUM ('new', 'old');
            CREATE TABLE app.t (a bigint, s other.state, b text);
            CREATE TABLE app.u (a int);
            REVOKE ALL ON app.u FROM app_reader;
            CREATE TABLE other.t (a int, more int);
            CREATE VIEW other.v AS SELECT a FROM app.t;
            CREATE EXTENSION citext SCHEMA other;
            """;

    @Test
    void bringsOneSchemaThereAndLeavesTheOthers() throws SQLException {
        go(BEFORE, AFTER, "app");
        go(AFTER, BEFORE, "app");
    }

    @Test
    void makesAndDropsTheSchemaItself() throws SQLException {
        go("CREATE SCHEMA other;", "CREATE SCHEMA other; CREATE SCHEMA app; CREATE TABLE app.t (a int);", "app");
        go("CREATE SCHEMA other; CREATE SCHEMA app; CREATE TABLE app.t (a int);", "CREATE SCHEMA other;", "app");
        go("CREATE TABLE t (a int);", "CREATE TABLE t (b int); CREATE SCHEMA app;", "public");
    }

    private static void go(String before, String after, String schema) throws SQLException {
        try (var database = new ScratchDatabase()) {
            Catalog from = database.after(before);
            Catalog to = database.after(after);
            DiffPlan plan = SchemaDiff.between(from, to, DiffOptions.standard().inSchemas(Set.of(schema)));
            Catalog reached = database.after(List.of(before, plan.sql()), Map.of(), facts -> {});

            assertThat(differences(reached, to)).as(plan.sql()).noneMatch(difference -> isIn(difference.id(), schema));
            // A view that is rebuilt because of a column under it has its new type.
            assertThat(differences(from, reached))
                    .as(plan.sql())
                    .allMatch(difference -> isIn(difference.id(), schema)
                            || difference
                                    .id()
                                    .equals(ObjectId.of(difference.id().kind(), "other", "v")));
            assertThat(SchemaDiff.between(reached, to, DiffOptions.standard().inSchemas(Set.of(schema)))
                            .sql())
                    .isEmpty();
        }
    }

    private static List<Difference> differences(Catalog one, Catalog other) {
        return CatalogComparison.between(one, other).differences();
    }

    private static boolean isIn(ObjectId id, String schema) {
        return schema.equals(id.schema().isEmpty() ? id.name() : id.schema());
    }
}
