package io.github.supabasemigrate.sql.statement.routine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.grammar.EmbeddedText;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import org.junit.jupiter.api.Test;

class RoutineStatementTest {

    private static SyntaxNode tree(String sql) {
        return SqlScript.parse(sql).statements().get(0).tree().orElseThrow();
    }

    @Test
    void readsFunctions() {
        CreateFunction function = CreateFunction.of(tree("""
                        create or replace function app.f(a int, out b text, c int default 1)
                        returns setof app.t language PLpgSQL stable security definer
                        set search_path = '' set lock_timeout to '1s' as $$ begin end $$""")).orElseThrow();
        assertThat(function.name()).hasToString("app.f");
        assertThat(function.orReplace()).isTrue();
        assertThat(function.arguments())
                .extracting(SyntaxNode::text)
                .containsExactly("a int", "out b text", "c int default 1");
        assertThat(function.returns()).map(SyntaxNode::text).contains("setof app.t");
        assertThat(function.isPlpgsql()).isTrue();
        assertThat(function.isSecurityDefiner()).isTrue();
        assertThat(function.volatility()).isEqualTo("STABLE");
        assertThat(function.setting("search_path")).contains("");
        assertThat(function.setting("lock_timeout")).contains("1s");
        assertThat(function.body().map(SyntaxNode::embedded).map(EmbeddedText::text))
                .contains(" begin end ");
    }

    @Test
    void readsBodiesThatAreNoStrings() {
        CreateFunction function = CreateFunction.of(tree("create function f() returns int return 1"))
                .orElseThrow();
        assertThat(function.language()).isEqualTo("sql");
        assertThat(function.body()).isEmpty();
        assertThat(function.sqlBody()).isPresent();
        assertThat(CreateFunction.of(tree("create procedure p() begin atomic select 1; end"))
                        .orElseThrow()
                        .isProcedure())
                .isTrue();
    }

    @Test
    void keepsThePlaceOfEachCharacterOfAQuotedBody() {
        String sql = "do 'begin perform ''x''; end'";
        EmbeddedText body = DoBlock.of(tree(sql)).orElseThrow().body().embedded();
        assertThat(body.text()).isEqualTo("begin perform 'x'; end");
        assertThat(sql.charAt(body.source().origin(15))).isEqualTo('x');
        assertThat(body.source().origin(17)).isEqualTo(sql.indexOf(';'));
    }

    @Test
    void readsDoBlocksInAnyOrder() {
        assertThat(DoBlock.of(tree("do language plpgsql $$ begin end $$"))
                        .orElseThrow()
                        .language())
                .isEqualTo("plpgsql");
        assertThat(DoBlock.of(tree("do $$x$$ language \"V8\"")).orElseThrow().language())
                .isEqualTo("v8");
    }

    @Test
    void readsAlteredFunctions() {
        AlterFunction alter = AlterFunction.of(
                        tree("alter function a.f(int) security definer set search_path = public"))
                .orElseThrow();
        assertThat(alter.name()).hasToString("a.f");
        assertThat(alter.isSecurityDefiner()).isTrue();
        assertThat(alter.settings()).hasSize(1);
    }
}
