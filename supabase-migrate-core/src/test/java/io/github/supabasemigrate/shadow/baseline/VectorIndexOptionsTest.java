package io.github.supabasemigrate.shadow.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.shadow.Shadow;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class VectorIndexOptionsTest {

    private final VectorIndexOptions options = new VectorIndexOptions();

    @Test
    void blanksTheClauseAndNothingElse() {
        String sql =
                "CREATE INDEX docs_idx ON docs USING hnsw (e vector_cosine_ops)\n  WITH (m = 16) WHERE e IS NOT NULL;";
        assertThat(options.hide(sql)).isEqualTo(sql.replace("WITH (m = 16)", "             "));
        assertThat(options.remembered()).singleElement().satisfies(index -> {
            assertThat(index.index()).contains("docs_idx");
            assertThat(index.table()).contains("docs");
            assertThat(index.parameters()).containsExactly("m=16");
        });
    }

    @Test
    void leavesOtherIndexesAndTextsAlone() {
        String sql = "CREATE INDEX ON t (a) WITH (fillfactor = 70); SELECT 'using hnsw (e) with (m = 1)';"
                + " -- using ivfflat (e) with (lists = 1)\nCREATE INDEX ON t USING hnsw (e) TABLESPACE x;";
        assertThat(options.hide(sql)).isEqualTo(sql);
        assertThat(options.remembered()).isEmpty();
    }

    @Test
    void restoresWhatTheProjectWrote() throws SQLException {
        Shadow shadow = PlatformPostgres.shadow();
        try (Connection connection = shadow.connect();
                Connection superuser = shadow.asSuperuser().connect();
                var statement = connection.createStatement()) {
            assertThat(VectorIndexOptions.areNeededIn(connection)).isTrue();
            statement.execute(
                    "CREATE EXTENSION vector SCHEMA extensions; CREATE TABLE docs (e vector(3), h halfvec(3))");
            statement.execute(options.hide("""
                    CREATE INDEX ON docs USING ivfflat (e vector_l2_ops) WITH (lists = 100);
                    DO $$ BEGIN
                        CREATE INDEX by_do ON docs USING hnsw (e vector_ip_ops) WITH (m = 16, ef_construction = '64');
                        EXECUTE format('CREATE INDEX %I ON docs USING hnsw (h halfvec_l2_ops) WITH (m = 24, ef_construction = %s)',
                            'by_execute', 99);
                    END $$;
                    CREATE FUNCTION again() RETURNS void LANGUAGE plpgsql AS $$ BEGIN
                        CREATE INDEX by_function ON docs USING hnsw (e vector_l1_ops) WITH (m = 32);
                    END $$;
                    SELECT again();
                    """));
            options.restore(superuser);
            assertThat(value(
                            connection,
                            "SELECT string_agg(relname || ' ' || reloptions::text, '; ' ORDER BY relname)"
                                    + " FROM pg_class WHERE relname LIKE 'by_%' OR relname LIKE 'docs_e%'"))
                    .isEqualTo("by_do {m=16,ef_construction=64}; by_execute {m=24}; by_function {m=32};"
                            + " docs_e_idx {lists=100}");
            assertThat(value(connection, "SELECT pg_get_indexdef('by_do'::regclass)"))
                    .isEqualTo("CREATE INDEX by_do ON public.docs USING hnsw (e vector_ip_ops)"
                            + " WITH (m='16', ef_construction='64')");
            assertThat(value(connection, "SELECT prosrc FROM pg_proc WHERE proname = 'again'"))
                    .contains("WITH (m = 32)");
            // The index still works.
            statement.execute("INSERT INTO docs VALUES ('[1,2,3]', '[1,2,3]')");
            statement.execute("REINDEX TABLE docs");
        }
    }

    private static String value(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
