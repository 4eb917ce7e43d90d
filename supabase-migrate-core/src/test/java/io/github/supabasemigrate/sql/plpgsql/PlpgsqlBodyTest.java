package io.github.supabasemigrate.sql.plpgsql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.grammar.SyntaxError;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.plpgsql.PlpgsqlStatement.Kind;
import io.github.supabasemigrate.sql.plpgsql.PlpgsqlStatement.Part;
import io.github.supabasemigrate.sql.plpgsql.PlpgsqlStatement.Part.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlpgsqlBodyTest {

    private static PlpgsqlBody body(String code) {
        SyntaxNode tree = SqlScript.parse("DO $$" + code + "$$")
                .statements()
                .get(0)
                .tree()
                .orElseThrow();
        return InnerStatements.plpgsql(tree).orElseThrow();
    }

    private static List<String> parts(String statement) {
        PlpgsqlBody body = body("BEGIN " + statement + " END");
        assertThat(body.syntaxError()).isEmpty();
        return body.parts().stream().map(part -> part.tree().text()).toList();
    }

    @Test
    void keepsTheNestingOfStatements() {
        PlpgsqlBody body = body("""

                <<outer>>
                DECLARE
                    n int := 1 + 1;
                    c CURSOR (k int) FOR SELECT * FROM t WHERE id = k;
                    alias_of ALIAS FOR $1;
                BEGIN
                    IF n > 1 THEN
                        LOOP
                            EXIT outer WHEN n = 3;
                        END LOOP;
                    ELSIF n = 0 THEN NULL;
                    ELSE
                        RETURN;
                    END IF;
                EXCEPTION WHEN OTHERS THEN
                    RAISE NOTICE 'x % %', n, 1 USING HINT = 'h';
                END outer;
                """);
        assertThat(body.syntaxError()).isEmpty();
        assertThat(body.statements().map(PlpgsqlStatement::kind))
                .containsExactly(Kind.BLOCK, Kind.IF, Kind.LOOP, Kind.EXIT, Kind.NULL, Kind.RETURN, Kind.RAISE);
        assertThat(body.parts())
                .extracting(part -> part.tree().text())
                .containsExactly("1 + 1", "SELECT * FROM t WHERE id = k", "n > 1", "n = 0", "n = 3", "n", "1", "'h'");
    }

    @Test
    void findsTheSqlOfEveryStatement() {
        assertThat(parts("a.b[1] := x + 1;")).containsExactly("x + 1");
        assertThat(parts("NEW.updated_at = now();")).containsExactly("now()");
        assertThat(parts("PERFORM f(1) FROM t;")).containsExactly("PERFORM f(1) FROM t");
        assertThat(parts("RETURN QUERY SELECT 1;")).containsExactly("SELECT 1");
        assertThat(parts("RETURN NEXT r;")).containsExactly("r");
        assertThat(parts("FOR i IN REVERSE 10..1 BY 2 LOOP NULL; END LOOP;")).containsExactly("10", "1", "2");
        assertThat(parts("FOR r IN SELECT a FROM t LOOP NULL; END LOOP;")).containsExactly("SELECT a FROM t");
        assertThat(parts("FOR r IN c(1, k => 2) LOOP NULL; END LOOP;")).containsExactly("1", "2");
        assertThat(parts("FOREACH x SLICE 1 IN ARRAY arr LOOP NULL; END LOOP;")).containsExactly("arr");
        assertThat(parts("WHILE a LOOP NULL; END LOOP;")).containsExactly("a");
        assertThat(parts("CASE x WHEN 1, 2 THEN NULL; ELSE NULL; END CASE;")).containsExactly("x", "1", "2");
        assertThat(parts("EXECUTE 'select 1' INTO a USING b, c;")).containsExactly("'select 1'", "b", "c");
        assertThat(parts("OPEN c FOR SELECT 1;")).containsExactly("SELECT 1");
        assertThat(parts("ASSERT a, 'b';")).containsExactly("a", "'b'");
        assertThat(parts("GET STACKED DIAGNOSTICS a = MESSAGE_TEXT;")).isEmpty();
        assertThat(parts("COMMIT;")).isEmpty();
    }

    @Test
    void takesPlpgsqlsOwnIntoOutOfAStatement() {
        Part part = body("BEGIN SELECT a, b INTO STRICT x.y, z[1] FROM t WHERE c; END")
                .parts()
                .get(0);
        assertThat(part.role()).isEqualTo(Role.STATEMENT);
        assertThat(part.tree().contains("into_clause")).isFalse();
        assertThat(part.tree().first("where_clause")).isPresent();
        assertThat(parts("INSERT INTO t VALUES (1) RETURNING id INTO x;")).hasSize(1);
    }

    @Test
    void leavesSemicolonsOfASqlBodyToTheStatement() {
        assertThat(parts("CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END; NULL;"))
                .containsExactly("CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN x := ; END",
                "BEGIN IF a THEN NULL; END",
                "BEGIN SELECT 1 END",
                "BEGIN CREATE POLICYY p; END",
                "BEGIN LOOP END; END"
            })
    void reportsWhatDoesNotParse(String code) {
        assertThat(body(code).syntaxError()).isPresent();
    }

    @Test
    void placesErrorsInTheFile() {
        assertThat(body("BEGIN CREATE POLICYY p; END").syntaxError())
                .contains(new SyntaxError("syntax error at or near \"POLICYY\"", 5 + 13));
    }

    @Test
    void placesNodesOfAQuotedBodyInTheFile() {
        String sql = "DO 'BEGIN PERFORM ''x''; DROP TABLE t; END'";
        SyntaxNode drop = InnerStatements.of(
                        SqlScript.parse(sql).statements().get(0).tree().orElseThrow())
                .statements()
                .get(2)
                .node();
        assertThat(drop.range().in(sql)).isEqualTo("DROP TABLE t");
    }
}
