package io.github.supabasemigrate.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.catalog.relation.Index;
import io.github.supabasemigrate.testing.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Definitions that the reader puts together itself are what {@code pg_get_indexdef} prints. */
class IndexDefinitionTest {

    private static final String SCHEMA = """
            CREATE SCHEMA "Odd one";
            CREATE TYPE mood AS ENUM ('sad', 'ok');
            CREATE DOMAIN email AS text;
            CREATE TABLE "Odd one"."My table" (
                id bigint PRIMARY KEY, "select" text, "With ""quotes""\" int, plain text, short varchar(20), padded char(5),
                address email, feeling mood, tags text[], document jsonb, made timestamptz, c text COLLATE "C", span int4range,
                number oid, UNIQUE (plain, short), EXCLUDE USING gist (span WITH &&));
            CREATE INDEX "Named, oddly" ON "Odd one"."My table" ("select", "With ""quotes""\", plain);
            CREATE INDEX ON "Odd one"."My table" (short);
            CREATE INDEX ON "Odd one"."My table" (padded);
            CREATE INDEX ON "Odd one"."My table" (address, feeling);
            CREATE INDEX ON "Odd one"."My table" USING gin (tags);
            CREATE INDEX ON "Odd one"."My table" USING gin (document jsonb_path_ops);
            CREATE INDEX ON "Odd one"."My table" USING hash (plain);
            CREATE INDEX ON "Odd one"."My table" USING brin (made);
            CREATE INDEX ON "Odd one"."My table" USING brin (made timestamptz_minmax_multi_ops (values_per_range = 16));
            CREATE INDEX ON "Odd one"."My table" (c);
            CREATE INDEX other_order ON "Odd one"."My table" (c COLLATE "POSIX");
            CREATE INDEX by_default ON "Odd one"."My table" (c COLLATE "default");
            CREATE INDEX patterns ON "Odd one"."My table" (plain text_pattern_ops, short varchar_pattern_ops);
            CREATE INDEX ON "Odd one"."My table" (made DESC);
            CREATE INDEX ON "Odd one"."My table" (made NULLS FIRST, id);
            CREATE INDEX ON "Odd one"."My table" (made) INCLUDE (plain);
            CREATE INDEX ON "Odd one"."My table" (made) WHERE id > 10;
            CREATE INDEX ON "Odd one"."My table" (lower(plain), id);
            CREATE INDEX filled ON "Odd one"."My table" (made) WITH (fillfactor = 70);
            CREATE MATERIALIZED VIEW counted AS SELECT 1 AS one;
            CREATE UNIQUE INDEX ON counted (one);
            CREATE TABLE parted (id int, at date) PARTITION BY RANGE (at);
            CREATE INDEX ON parted (at);
            CREATE TABLE part PARTITION OF parted FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
            CREATE INDEX own ON part (id);
            """;

    @Test
    void areAsTheServerPrintsThem() throws SQLException {
        try (Connection connection = DriverManager.getConnection(TestPostgres.newDatabase());
                Statement statement = connection.createStatement()) {
            statement.execute(SCHEMA);
            if (connection.getMetaData().getDatabaseMajorVersion() >= 15) {
                statement.execute(
                        "CREATE UNIQUE INDEX alone ON \"Odd one\".\"My table\" (id, plain) NULLS NOT DISTINCT");
            }
            assertThat(read(connection)).isEqualTo(printed(statement)).hasSizeGreaterThan(20);
        }
    }

    /** Where a type has an operator class of its own, that of {@code text} is no longer understood. */
    @Test
    void anOperatorClassForVarcharIsTheDefaultThen() throws SQLException {
        try (Connection connection = DriverManager.getConnection(TestPostgres.newDatabase());
                Statement statement = connection.createStatement()) {
            statement.execute(SCHEMA);
            statement.execute("""
                    CREATE OPERATOR CLASS own_ops DEFAULT FOR TYPE varchar USING btree AS
                        OPERATOR 1 <(text, text), OPERATOR 2 <=(text, text), OPERATOR 3 =(text, text),
                        OPERATOR 4 >=(text, text), OPERATOR 5 >(text, text), FUNCTION 1 (varchar, varchar) bttextcmp(text, text)""");
            statement.execute("CREATE INDEX by_own ON \"Odd one\".\"My table\" (short)");
            assertThat(read(connection)).isEqualTo(printed(statement));
        }
    }

    private static Map<String, String> read(Connection connection) {
        return CatalogReader.read(connection).all(Index.class).stream()
                .collect(Collectors.toMap(
                        index -> index.id().name(), Index::definition, (one, other) -> other, TreeMap::new));
    }

    private static Map<String, String> printed(Statement statement) throws SQLException {
        statement.execute("SET search_path = pg_catalog");
        Map<String, String> printed = new TreeMap<>();
        try (ResultSet rows = statement.executeQuery("""
                SELECT c.relname, pg_get_indexdef(c.oid) FROM pg_class c
                WHERE c.relkind IN ('i', 'I') AND c.relnamespace IN ('public'::regnamespace, '"Odd one"'::regnamespace)""")) {
            while (rows.next()) {
                printed.put(rows.getString(1), rows.getString(2));
            }
        }
        return printed;
    }
}
