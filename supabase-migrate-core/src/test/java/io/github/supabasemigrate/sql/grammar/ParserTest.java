package io.github.supabasemigrate.sql.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.sql.scanner.SourceText;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParserTest {

    private static SyntaxNode tree(String sql) {
        Parser.Result result = Parser.parseStatement(SourceText.of(sql));
        assertThat(result.error()).isNull();
        return Objects.requireNonNull(result.tree());
    }

    @Test
    void namesNodesAsTheGrammarDoes() {
        SyntaxNode policy = tree("CREATE POLICY p ON public.t FOR SELECT TO authenticated USING (auth.uid() = owner)");
        assertThat(policy.kind()).isEqualTo("CreatePolicyStmt");
        assertThat(policy.first("qualified_name")).map(SyntaxNode::text).contains("public.t");
        assertThat(policy.first("RowSecurityOptionalExpr").flatMap(clause -> clause.first("a_expr")))
                .map(SyntaxNode::text)
                .contains("auth.uid() = owner");
    }

    @Test
    void letsOneNodeStandForARunOfWrappingRules() {
        SyntaxNode column = tree("SELECT a").first("columnref").orElseThrow();
        assertThat(column.kind()).isEqualTo("IDENT");
        assertThat(List.of("ColId", "columnref", "c_expr", "a_expr", "target_el"))
                .allMatch(column::is);
    }

    @Test
    void hasNoNodeForWhatIsNotWritten() {
        assertThat(tree("CREATE INDEX ON t (a)").contains("opt_concurrently")).isFalse();
        assertThat(tree("CREATE INDEX CONCURRENTLY ON t (a)").contains("opt_concurrently"))
                .isTrue();
    }

    @Test
    void flattensLists() {
        assertThat(tree("SELECT a, b, c").first("target_list").orElseThrow().children("target_el"))
                .extracting(SyntaxNode::text)
                .containsExactly("a", "b", "c");
        assertThat(tree("SELECT a").first("target_list").orElseThrow().children())
                .hasSize(1);
    }

    @Test
    void parsesDeepNestingWithoutRecursion() {
        int depth = 20_000;
        SyntaxNode tree = tree("SELECT " + "(".repeat(depth) + "1" + ")".repeat(depth));
        assertThat(tree.descendants("ICONST")).hasSize(1);
        assertThat(tree("SELECT 1" + " + 1".repeat(depth)).descendants("ICONST"))
                .hasSize(depth + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "SELECT 1 FROM|syntax error at end of input|13",
                "SELEC 1|syntax error at or near \"SELEC\"|0",
                "SELECT 1a|trailing junk after numeric literal at or near \"1a\"|7",
                "SELECT \"\"|zero-length delimited identifier at or near \"\"\"\"|7",
                "SELECT 'a' 'b'|syntax error at or near \"'b'\"|11",
                "SELECT $x|syntax error at or near \"$\"|7",
                "SELECT 1 WHERE a NOT|syntax error at or near \"NOT\"|17",
                "SELECT /* a|unterminated /* comment at or near \"/* a\"|7",
                "SELECT U&'a' UESCAPE 1|UESCAPE must be followed by a simple string literal at or near \"1\"|21"
            })
    void reportsErrorsInTheServersWordsAndPlaces(String sql, String message, int offset) {
        assertThat(Parser.parseStatement(SourceText.of(sql)).error()).isEqualTo(new SyntaxError(message, offset));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "SELECT 1 NOT IN (1)",
                "SELECT now()::timestamp WITH /* c */ TIME ZONE",
                "SELECT 1 +-1, 1 @- 1, 2 !=-1, a<>b, 0x_1F, 1_000, 1., .5, 1e10",
                "SELECT U&\"d!0061t\" UESCAPE '!', N'a', B'1', X'f', E'\\u00e9'",
                "SELECT a[1:2], b[:], (c).d, e.*, $1",
                "SELECT JSON_OBJECT('a' VALUE 1 FORMAT JSON)"
            })
    void readsEveryLexicalForm(String sql) {
        tree(sql);
    }
}
