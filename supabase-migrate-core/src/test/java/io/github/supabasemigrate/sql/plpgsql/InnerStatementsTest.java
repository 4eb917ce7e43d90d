package io.github.supabasemigrate.sql.plpgsql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.plpgsql.InnerStatement.Place;
import io.github.supabasemigrate.sql.statement.CommandTag;
import io.github.supabasemigrate.sql.statement.table.CreatePolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

class InnerStatementsTest {

    private static InnerStatements inner(String sql) {
        return InnerStatements.of(
                SqlScript.parse(sql).statements().get(0).tree().orElseThrow());
    }

    private static List<String> tags(String sql) {
        return inner(sql).statements().stream()
                .skip(1)
                .map(statement -> CommandTag.of(statement.node()))
                .toList();
    }

    @Test
    void findsAPolicyThatABlockGuards() {
        String sql = """
                DO $$ BEGIN
                  IF NOT EXISTS (SELECT 1 FROM pg_policies WHERE policyname = 'p') THEN
                    CREATE POLICY p ON public.t FOR SELECT TO authenticated USING (auth.uid() = owner);
                  END IF;
                END $$;""";
        InnerStatement found = inner(sql).statements().get(1);
        assertThat(found.place()).isEqualTo(Place.DO_BLOCK);
        assertThat(found.isTemplate()).isFalse();
        assertThat(CreatePolicy.of(found.node()).orElseThrow().name()).isEqualTo("p");
        assertThat(found.node().range().in(sql)).startsWith("CREATE POLICY p").endsWith("owner)");
    }

    @Test
    void readsExecutedConstants() {
        assertThat(
                        tags(
                                "DO $x$ BEGIN EXECUTE 'DROP TABLE a; DROP VIEW b'; EXECUTE $$CREATE TABLE c (d int)$$; END $x$"))
                .containsExactly("DROP TABLE", "DROP VIEW", "CREATE TABLE");
    }

    @Test
    void readsFormattedText() {
        InnerStatements all = inner(
                "DO $$ BEGIN EXECUTE format('CREATE INDEX %I ON %1$I.%2$s (a) WHERE b = %L', n, s, t, v); END $$");
        assertThat(all.statements()).hasSize(2);
        assertThat(CommandTag.of(all.statements().get(1).node())).isEqualTo("CREATE INDEX");
        assertThat(all.statements().get(1).isTemplate()).isTrue();
    }

    @Test
    void readsJoinedText() {
        assertThat(tags("DO $$ BEGIN EXECUTE 'ALTER TABLE ' || quote_ident(t) || ' ADD x text DEFAULT ' ||"
                        + " quote_literal(v); END $$"))
                .containsExactly("ALTER TABLE");
    }

    @Test
    void leavesComputedTextAlone() {
        InnerStatements all = inner("DO $$ BEGIN EXECUTE sql; EXECUTE 'no sql ' || x; END $$");
        assertThat(all.statements()).hasSize(1);
        assertThat(all.bodyErrors()).isEmpty();
    }

    @Test
    void readsSqlFunctions() {
        assertThat(tags("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'DELETE FROM t; SELECT 1'"))
                .containsExactly("DELETE", "SELECT");
        assertThat(tags("CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC DELETE FROM t; SELECT 1; END"))
                .containsExactly("DELETE", "SELECT");
        assertThat(inner("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELEC 1'")
                        .bodyErrors())
                .hasSize(1);
    }

    @Test
    void tellsWhatRunsNowFromWhatRunsWhenCalled() {
        InnerStatements all = inner("""
                DO $a$ BEGIN
                  CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $b$ BEGIN DROP TABLE t; END $b$;
                END $a$""");
        assertThat(all.statements())
                .extracting(InnerStatement::place)
                .containsExactly(Place.SCRIPT, Place.DO_BLOCK, Place.ROUTINE);
    }

    @Test
    void passesOtherLanguagesBy() {
        assertThat(inner("DO LANGUAGE plv8 $$ if (x) { } $$").statements()).hasSize(1);
    }
}
