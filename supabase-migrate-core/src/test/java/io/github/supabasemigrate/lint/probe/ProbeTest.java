package io.github.supabasemigrate.lint.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.supabasemigrate.catalog.CatalogReader;
import io.github.supabasemigrate.finding.Finding.DecidedBy;
import io.github.supabasemigrate.testing.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The questions to a server whose answers no example can show: what plpgsql_check says, and which indexes were never used. */
final class ProbeTest {

    /** Has the signature of plpgsql_check's, as far as it is asked for, and complains of one function. */
    private static final String CHECKER = """
        CREATE FUNCTION public.plpgsql_check_function_tb(funcoid regprocedure, relid regclass DEFAULT 0)
        RETURNS TABLE (functionid regproc, lineno integer, statement text, sqlstate text, message text, detail text,
            hint text, level text, "position" integer, query text, context text)
        LANGUAGE plpgsql AS $$
        BEGIN
            IF funcoid::text LIKE 'wrong%' AND relid::oid = 0 OR relid::regclass::text = 'orders' THEN
                RETURN QUERY SELECT funcoid::regproc, 3, ''::text, '42703'::text, 'column "x" does not exist'::text,
                    ''::text, ''::text, 'error'::text, 1, ''::text, ''::text;
                RETURN QUERY SELECT funcoid::regproc, 4, ''::text, '00000'::text, 'unused variable'::text,
                    ''::text, ''::text, 'warning'::text, 1, ''::text, ''::text;
            END IF;
        END $$;
        """;

    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = DriverManager.getConnection(TestPostgres.newDatabase());
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void errorsOfTheCheckerAreFaultsOfTheirFunctions() throws SQLException {
        execute(CHECKER);
        execute("""
            CREATE TABLE public.orders (id int);
            CREATE FUNCTION public.wrong() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
            CREATE FUNCTION public.fine() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
            CREATE FUNCTION public.fires() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE FUNCTION public.idle() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TRIGGER t BEFORE INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION public.fires();
            """);
        assertThat(new BodyProbe(connection, CatalogReader.read(connection), "plpgsql").ask())
                .extracting(Fault::subject, Fault::message, Fault::decidedBy)
                .containsExactly(
                        tuple(
                                "public.fires()",
                                "Line 3 of `public.fires()` fails when it runs: column \"x\" does not exist (42703).",
                                DecidedBy.OBSERVED),
                        tuple(
                                "public.wrong()",
                                "Line 3 of `public.wrong()` fails when it runs: column \"x\" does not exist (42703).",
                                DecidedBy.OBSERVED));
    }

    @Test
    void aStandInForTheCheckerIsNotAsked() throws SQLException {
        execute(CHECKER);
        execute("CREATE FUNCTION public.wrong() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END'");
        assertThat(new BodyProbe(connection, CatalogReader.read(connection)).ask())
                .isEmpty();
    }

    @Test
    void indexesThatNoQueryUsedAreFaults() throws SQLException {
        execute("""
            CREATE TABLE public.orders (id int PRIMARY KEY, note text, kind text);
            CREATE INDEX unused ON public.orders (note);
            CREATE INDEX used ON public.orders (kind);
            CREATE TABLE public.never_read (id int PRIMARY KEY, note text);
            CREATE INDEX unread ON public.never_read (note);
            INSERT INTO public.orders SELECT i, i, i FROM generate_series(1, 100) AS i;
            """);
        execute("SET enable_seqscan = off");
        execute("SELECT * FROM public.orders WHERE kind = '5'");
        execute("SELECT pg_stat_force_next_flush()");
        assertThat(new IndexProbe(connection, CatalogReader.read(connection), 0).ask())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.subject()).isEqualTo("public.unused");
                    assertThat(fault.message()).startsWith("No query of the target has used `unused` on `orders` (");
                    assertThat(fault.decidedBy()).isEqualTo(DecidedBy.LIVE);
                });
    }

    @Test
    void aSmallIndexIsNotWorthAWord() throws SQLException {
        execute("CREATE TABLE public.orders (id int PRIMARY KEY, note text)");
        execute("CREATE INDEX unused ON public.orders (note)");
        assertThat(new IndexProbe(connection, CatalogReader.read(connection)).ask())
                .isEmpty();
    }
}
