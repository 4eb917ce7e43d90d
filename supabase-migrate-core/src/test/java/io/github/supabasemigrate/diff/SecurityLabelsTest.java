package io.github.supabasemigrate.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.catalog.Catalog;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Labels from one state to another, as statements only: a server takes {@code SECURITY LABEL} when a library with a label
 * provider is loaded, and the servers of the tests have none. The states are made by writing into the system catalog.
 */
class SecurityLabelsTest {

    private static final String TABLE =
            "CREATE TABLE t (a int); CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';";
    private static final String LABELS = """
            SET LOCAL allow_system_table_mods = on;
            INSERT INTO pg_seclabel (objoid, classoid, objsubid, provider, label) VALUES
                ('t'::regclass, 'pg_class'::regclass, 0, 'dummy', 'it''s secret'),
                ('t'::regclass, 'pg_class'::regclass, 1, 'dummy', 'classified'),
                ('f(int)'::regprocedure, 'pg_proc'::regclass, 0, 'Other one', 'open');
            """;

    private static ScratchDatabase database;

    @BeforeAll
    static void open() throws SQLException {
        database = new ScratchDatabase();
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
    }

    @Test
    void areSetAndTakenAway() throws SQLException {
        assertThat(way(TABLE, TABLE + LABELS)).contains("""
                SECURITY LABEL FOR dummy ON TABLE public.t IS 'it''s secret';
                """, """
                SECURITY LABEL FOR dummy ON COLUMN public.t.a IS 'classified';
                """, """
                SECURITY LABEL FOR "Other one" ON FUNCTION public.f(integer) IS 'open';
                """);
        assertThat(way(TABLE + LABELS, TABLE)).contains("""
                SECURITY LABEL FOR dummy ON TABLE public.t IS NULL;
                """, """
                SECURITY LABEL FOR dummy ON COLUMN public.t.a IS NULL;
                """, """
                SECURITY LABEL FOR "Other one" ON FUNCTION public.f(integer) IS NULL;
                """);
    }

    @Test
    void comeWithANewObject() throws SQLException {
        assertThat(way("", TABLE + LABELS))
                .contains("CREATE TABLE public.t", "ON TABLE public.t IS", "ON COLUMN public.t.a IS 'classified'");
    }

    @Test
    void areOneStatementWhereTheyChange() throws SQLException {
        assertThat(way(TABLE + LABELS, TABLE + LABELS.replace("classified", "open")))
                .isEqualTo("""
                -- changed: column public.t.a (securityLabels[dummy] classified -> open)
                SECURITY LABEL FOR dummy ON COLUMN public.t.a IS 'open';
                """);
    }

    private static String way(String before, String after) throws SQLException {
        Catalog from = database.after(before);
        return SchemaDiff.between(from, database.after(after), DiffOptions.standard())
                .sql();
    }
}
