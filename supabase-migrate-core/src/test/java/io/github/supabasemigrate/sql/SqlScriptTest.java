package io.github.supabasemigrate.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.supabasemigrate.sql.grammar.SyntaxError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlScriptTest {

    private static List<String> split(String text) {
        return SqlScript.parse(text).statements().stream()
                .map(SqlStatement::text)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT ';'; SELECT 2",
                "SELECT 'it''s;'; SELECT 2",
                "SELECT E'it\\'s;'; SELECT 2",
                "SELECT 'a\\'; SELECT 2",
                "SELECT 'a;'\n  'b;'; SELECT 2",
                "SELECT 'a;' -- b;\n  'c;'; SELECT 2",
                "SELECT U&'d!0061;' UESCAPE '!'; SELECT 2",
                "SELECT 1 AS \"a;\"\"b\"; SELECT 2",
                "SELECT $$a;$$; SELECT 2",
                "DO $a$ BEGIN PERFORM $b$;$b$; PERFORM '$$'; END $a$; SELECT 2",
                "SELECT a$b$c FROM t; SELECT $b$;$b$",
                "SELECT 1 +/* ; */2; SELECT 2",
                "SELECT 1 /* a /* b; */ c; */; SELECT 2",
                "SELECT 1 -- c;\r\n; SELECT 2",
                "CREATE RULE r AS ON INSERT TO t DO ALSO (INSERT INTO a VALUES (1); INSERT INTO b VALUES (2)); SELECT 2",
                "CREATE FUNCTION f(a int) RETURNS int LANGUAGE SQL BEGIN ATOMIC SELECT 1; SELECT CASE WHEN a > 0 THEN 1 END; END; SELECT 2",
                "CREATE OR REPLACE PROCEDURE p(x int) LANGUAGE SQL BEGIN ATOMIC INSERT INTO t VALUES (x); END; SELECT 2",
                "CREATE FUNCTION begin() RETURNS int LANGUAGE sql AS 'select 1'; SELECT 2",
                "CREATE TABLE c (f text, \"end\" int); SELECT 2",
                "PREPARE q AS SELECT $1; SELECT 2",
                "SELECT 1 AS né😀; SELECT 2",
                ";; SELECT 1;; SELECT 2;"
            })
    void endsStatementsWherePsqlDoes(String text) {
        assertThat(SqlScript.parse(text).statements())
                .hasSize(2)
                .allSatisfy(statement -> assertThat(statement.syntaxError()).isEmpty());
    }

    @Test
    void leavesCommentsAroundAStatementOutOfItsText() {
        SqlStatement statement = SqlScript.parse("-- why\nSELECT 1 /* in */ , 2 -- after\n;")
                .statements()
                .get(0);
        assertThat(statement.text()).isEqualTo("SELECT 1 /* in */ , 2");
        assertThat(statement.recorded()).isEqualTo("-- why\nSELECT 1 /* in */ , 2 -- after");
    }

    @Test
    void followsStandardConformingStrings() {
        assertThat(split(
                        "SET standard_conforming_strings = off; SELECT 'a\\';b'; SET standard_conforming_strings TO on;"
                                + "SELECT 'a\\'; SELECT 3"))
                .containsExactly(
                        "SET standard_conforming_strings = off",
                        "SELECT 'a\\';b'",
                        "SET standard_conforming_strings TO on",
                        "SELECT 'a\\'",
                        "SELECT 3");
    }

    @Test
    void recordsWhatTheSupabaseCliRecords() {
        assertThat(SqlScript.parse("-- a\nSELECT 1;\r\n;;\nSELECT\r\n2 ;;\n-- tail")
                        .recorded())
                .containsExactly("-- a\nSELECT 1", "SELECT\r\n2", "-- tail");
        assertThat(SqlScript.parse("SELECT 1 -- no semicolon\n").recorded())
                .containsExactly("SELECT 1 -- no semicolon");
        assertThat(SqlScript.parse("").recorded()).isEmpty();
        assertThat(SqlScript.parse(" -- only\n").recorded()).containsExactly("-- only");
    }

    @Test
    void stepsOverCopyData() {
        SqlScript script = SqlScript.parse("COPY t (a, b) FROM STDIN;\n1\tit's; fine\n\\N\t2\n\\.\n\nSELECT 1;");
        assertThat(script.statements()).hasSize(2);
        assertThat(script.statements().get(0).copyData())
                .hasValueSatisfying(
                        data -> assertThat(data.rows().in(script.text())).isEqualTo("1\tit's; fine\n\\N\t2\n"));
        assertThat(script.statements().get(1).text()).isEqualTo("SELECT 1");
    }

    @Test
    void readsCopyFromStdoutAsTheServerDoes() {
        SqlScript script = SqlScript.parse("copy t from stdout with (format csv);\r\na,b\r\n\\.\r\nSELECT 1;");
        assertThat(script.pieces()).hasSize(3);
        assertThat(script.pieces().get(1))
                .isInstanceOfSatisfying(
                        CopyData.class,
                        data -> assertThat(data.rows().in(script.text())).isEqualTo("a,b\r\n"));
    }

    @Test
    void losesNoStatementAfterCopyOnItsLine() {
        assertThat(split("COPY t FROM STDIN; SELECT 1;\n1\n\\.\nSELECT 2;"))
                .containsExactly("COPY t FROM STDIN", "SELECT 1", "SELECT 2");
    }

    @Test
    void takesCopyOfAQueryForAnOrdinaryStatement() {
        assertThat(split("COPY (SELECT * FROM STDIN) TO STDOUT; SELECT 1")).hasSize(2);
    }

    @Test
    void namesBackslashCommands() {
        SqlScript script = SqlScript.parse("\\restrict abc\nSELECT 1;\n\\connect other\nSELECT 2;\n\\unrestrict abc\n");
        assertThat(script.pieces())
                .filteredOn(MetaCommand.class::isInstance)
                .extracting(piece -> ((MetaCommand) piece).name(), piece -> ((MetaCommand) piece).isHarmless())
                .containsExactly(tuple("restrict", true), tuple("connect", false), tuple("unrestrict", true));
        assertThat(script.statements()).extracting(SqlStatement::text).containsExactly("SELECT 1", "SELECT 2");
    }

    @Test
    void oneBrokenStatementHidesNoOther() {
        SqlScript script = SqlScript.parse("SELECT 1;\nCREATE TABEL t (a int);\nSELECT 2;");
        assertThat(script.statements()).hasSize(3);
        assertThat(script.statements().get(1).syntaxError())
                .contains(new SyntaxError("syntax error at or near \"TABEL\"", 17));
        assertThat(script.statements().get(2).syntaxError()).isEmpty();
    }

    @Test
    void saysWhatIsLeftOpen() {
        SqlScript script = SqlScript.parse("SELECT 1; SELECT 'abc;\n");
        assertThat(script.pieces().get(1)).isInstanceOf(Unterminated.class);
        assertThat(script.statements().get(1).syntaxError())
                .contains(new SyntaxError("unterminated quoted string at or near \"'abc;\n\"", 17));
    }

    @Test
    void toleratesAByteOrderMark() {
        SqlScript script = SqlScript.parse("\ufeffSELECT 1;");
        assertThat(script.statements().get(0).body().start()).isEqualTo(1);
        assertThat(script.recorded()).containsExactly("SELECT 1");
    }

    @Test
    void countsLinesAndColumnsFromOne() {
        SqlScript script = SqlScript.parse("a\r\nbc\n");
        assertThat(script.position(0)).isEqualTo(new SourcePosition(1, 1));
        assertThat(script.position(4)).isEqualTo(new SourcePosition(2, 2));
        assertThat(script.position(6)).isEqualTo(new SourcePosition(3, 1));
    }
}
