package io.github.supabasemigrate.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DependencyHintsTest {

    @Test
    void findsWhatBodiesName() throws SQLException {
        Catalog catalog = CatalogReaderTest.read("""
                CREATE SCHEMA app;
                CREATE TABLE app.notes (id int);
                CREATE TABLE public.notes (id int);
                CREATE TABLE public.log (line text);
                CREATE FUNCTION public.helper() RETURNS int LANGUAGE sql AS 'SELECT 1';
                CREATE FUNCTION public.f() RETURNS int LANGUAGE plpgsql SET search_path = app, public AS $$
                BEGIN
                  INSERT INTO log VALUES ('f');
                  EXECUTE 'DELETE FROM public.notes';
                  RETURN (SELECT count(*) FROM notes) + public.helper();
                END $$;
                CREATE FUNCTION public.g() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM log';
                """);

        assertThat(DependencyHints.of(catalog))
                .extracting(hint -> hint.dependent() + " → " + hint.on())
                .containsExactly(
                        "function public.f() → function public.helper()",
                        "function public.f() → table app.notes",
                        "function public.f() → table public.log",
                        "function public.f() → table public.notes",
                        "function public.g() → table public.log");
    }
}
