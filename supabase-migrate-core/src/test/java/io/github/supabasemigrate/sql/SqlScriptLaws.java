package io.github.supabasemigrate.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.sql.grammar.Parser;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.scanner.SourceText;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

class SqlScriptLaws {

    private static final List<String> STATEMENTS = List.of(
            "SELECT ';'",
            "SELECT E'\\';'",
            "SELECT $$;$$, $a$ $$; $a$",
            "SELECT \";\"",
            "SELECT /* ; /* ; */ */ 1",
            "INSERT INTO t VALUES ('a;'\n'b;')",
            "CREATE RULE r AS ON INSERT TO t DO (DELETE FROM a; DELETE FROM b)",
            "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN a THEN 1 END; END");

    @Property
    void splittingUndoesJoining(@ForAll("statements") List<String> statements, @ForAll("gaps") String gap) {
        String script = String.join(";" + gap, statements);
        assertThat(SqlScript.parse(script).statements())
                .extracting(SqlStatement::text)
                .isEqualTo(statements);
    }

    @Property
    void piecesCoverTheTextInOrder(@ForAll("scripts") String text) {
        int end = 0;
        for (ScriptPiece piece : SqlScript.parse(text).pieces()) {
            assertThat(piece.range().start()).isGreaterThanOrEqualTo(end);
            assertThat(text.substring(end, piece.range().start())).matches("\ufeff?[\\s;]*");
            end = piece.range().end();
        }
        assertThat(text.substring(end)).matches("\ufeff?[\\s;]*");
    }

    @Property
    void everyTextIsSplitAndParsed(@ForAll @StringLength(max = 60) String text) {
        for (SqlStatement statement : SqlScript.parse(text).statements()) {
            assertThat(statement.tree().isPresent())
                    .isNotEqualTo(statement.syntaxError().isPresent());
        }
    }

    @Property
    void aQuotedNameReadsAsItself(@ForAll @StringLength(min = 1, max = 15) String name) {
        String usable = name.replace("\0", "x");
        assertThat(first("SELECT 1 AS " + Identifiers.quote(usable), "target_el")
                        .children()
                        .get(2)
                        .identifier())
                .isEqualTo(usable);
    }

    @Property
    void aQuotedTextReadsAsItself(@ForAll @StringLength(max = 30) String text) {
        String usable = text.replace("\0", "");
        assertThat(first("SELECT " + Literals.quote(usable), "SCONST").literal())
                .isEqualTo(usable);
        assertThat(first("SELECT " + Literals.dollarQuote(usable), "SCONST").literal())
                .isEqualTo(usable);
    }

    private static SyntaxNode first(String sql, String kind) {
        SyntaxNode tree = Parser.parseStatement(SourceText.of(sql)).tree();
        return Objects.requireNonNull(tree, sql).first(kind).orElseThrow();
    }

    @Provide
    Arbitrary<List<String>> statements() {
        return Arbitraries.of(STATEMENTS).list().ofMinSize(1).ofMaxSize(8);
    }

    @Provide
    Arbitrary<String> gaps() {
        return Arbitraries.of("", "\n", "\r\n", " -- ;\n", "/* ; */", ";;");
    }

    @Provide
    Arbitrary<String> scripts() {
        return Arbitraries.of(
                        "SELECT",
                        " ",
                        "\n",
                        ";",
                        "'",
                        "\"",
                        "$$",
                        "$a$",
                        "(",
                        ")",
                        "--",
                        "/*",
                        "*/",
                        "\\",
                        "E'",
                        "a",
                        "1",
                        "COPY t FROM STDIN",
                        "\\.",
                        "BEGIN ATOMIC",
                        "END",
                        "CREATE FUNCTION",
                        "\ufeff",
                        "\r")
                .list()
                .ofMaxSize(25)
                .map(parts -> String.join("", parts));
    }
}
