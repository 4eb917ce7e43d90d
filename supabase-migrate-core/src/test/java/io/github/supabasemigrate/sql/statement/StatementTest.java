package io.github.supabasemigrate.sql.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementTest {

    private static SyntaxNode tree(String sql) {
        return SqlScript.parse(sql).statements().get(0).tree().orElseThrow();
    }

    private static QualifiedName named(String schema, String name) {
        return new QualifiedName(Optional.of(schema), name);
    }

    @Test
    void readsNamesAsTheServerDoes() {
        assertThat(QualifiedName.of(tree("DROP TABLE Public.\"My\"\"Table\"")
                        .first("any_name")
                        .orElseThrow()))
                .isEqualTo(named("public", "My\"Table"))
                .hasToString("public.\"My\"\"Table\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create unique index on t (a)|CREATE INDEX",
                "create or replace function f() returns int as 'select 1' language sql|CREATE FUNCTION",
                "create temp table t (a int)|CREATE TABLE",
                "create table t as select 1|CREATE TABLE AS",
                "create materialized view v as select 1|CREATE MATERIALIZED VIEW",
                "create constraint trigger a after insert on t for each row execute function f()|CREATE TRIGGER",
                "create foreign data wrapper w|CREATE FOREIGN DATA WRAPPER",
                "create text search configuration c (copy = simple)|CREATE TEXT SEARCH CONFIGURATION",
                "create user u|CREATE ROLE",
                "create operator class c for type int using btree as storage int|CREATE OPERATOR CLASS",
                "alter default privileges grant all on tables to x|ALTER DEFAULT PRIVILEGES",
                "drop policy if exists p on t|DROP POLICY",
                "with a as (select 1) insert into t select * from a|INSERT",
                "delete from t|DELETE",
                "truncate t|TRUNCATE TABLE",
                "select 1 into t|SELECT INTO",
                "values (1)|SELECT",
                "commit|COMMIT",
                "start transaction|START TRANSACTION",
                "grant select on t to u|GRANT",
                "do $$ begin end $$|DO",
                "refresh materialized view v|REFRESH MATERIALIZED VIEW"
            })
    void tagsStatementsAsTheServerDoes(String sql, String tag) {
        assertThat(CommandTag.of(tree(sql))).isEqualTo(tag);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create schema if not exists app|SCHEMA|app|true|false",
                "create table if not exists app.t (a int)|TABLE|app.t|true|false",
                "create or replace view v as select 1|VIEW|v|false|true",
                "create domain d as text|DOMAIN|d|false|false",
                "create publication p for all tables|PUBLICATION|p|false|false",
                "create role r login|ROLE|r|false|false",
                "create type mood as enum ('a')|TYPE|mood|false|false",
                "create extension if not exists \"uuid-ossp\"|EXTENSION|\"uuid-ossp\"|true|false",
                "create index concurrently if not exists i on t (a)|INDEX|i|true|false",
                "create table x as select 1|TABLE AS|x|false|false"
            })
    void knowsWhatIsCreated(String sql, String kind, String name, boolean ifNotExists, boolean orReplace) {
        CreateObject created = CreateObject.of(tree(sql)).orElseThrow();
        assertThat(created.kind()).isEqualTo(kind);
        assertThat(created.name()).map(QualifiedName::toString).contains(name);
        assertThat(created.ifNotExists()).isEqualTo(ifNotExists);
        assertThat(created.orReplace()).isEqualTo(orReplace);
    }

    @Test
    void knowsAnIndexMayHaveNoName() {
        assertThat(CreateObject.of(tree("create index on t (a)")).orElseThrow().name())
                .isEmpty();
    }

    @Test
    void knowsWhatIsDropped() {
        Drop tables = Drop.of(tree("drop table if exists a.b, c cascade")).orElseThrow();
        assertThat(tables.kind()).isEqualTo("TABLE");
        assertThat(tables.names()).extracting(QualifiedName::toString).containsExactly("a.b", "c");
        assertThat(tables.ifExists()).isTrue();
        assertThat(tables.cascade()).isTrue();

        Drop policy = Drop.of(tree("drop policy p on s.t")).orElseThrow();
        assertThat(policy.names()).extracting(QualifiedName::name).containsExactly("p");
        assertThat(policy.table()).contains(named("s", "t"));

        Drop function = Drop.of(tree("drop function a.f(int, text), g")).orElseThrow();
        assertThat(function.names()).extracting(QualifiedName::toString).containsExactly("a.f", "g");
        assertThat(function.objects().get(0).text()).isEqualTo("a.f(int, text)");

        assertThat(Drop.of(tree("drop index concurrently i")).orElseThrow().concurrently())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alter table a.b rename to c|TABLE|a.b|b|c",
                "alter table a.b rename x to y|COLUMN|a.b|x|y",
                "alter table a.b rename column x to y|COLUMN|a.b|x|y",
                "alter table b rename constraint x to y|CONSTRAINT|b|x|y",
                "alter policy p on a.b rename to q|POLICY|a.b|p|q",
                "alter type mood rename to feeling|TYPE|mood|mood|feeling",
                "alter function f(int) rename to g|FUNCTION|f|f|g"
            })
    void knowsWhatIsRenamed(String sql, String kind, String object, String from, String to) {
        Rename rename = Rename.of(tree(sql)).orElseThrow();
        assertThat(rename.kind()).isEqualTo(kind);
        assertThat(rename.object()).hasToString(object);
        assertThat(rename.from()).isEqualTo(from);
        assertThat(rename.to()).isEqualTo(to);
    }

    @Test
    void readsEnums() {
        EnumType created =
                EnumType.of(tree("create type app.mood as enum ('a', 'it''s')")).orElseThrow();
        assertThat(created.name()).isEqualTo(named("app", "mood"));
        assertThat(created.labels()).containsExactly("a", "it's");
        EnumType added = EnumType.of(tree("alter type mood add value if not exists 'b' after 'a'"))
                .orElseThrow();
        assertThat(added.isNew()).isFalse();
        assertThat(added.ifNotExists()).isTrue();
        assertThat(added.labels()).containsExactly("b");
        assertThat(EnumType.of(tree("alter type mood rename value 'a' to 'b'"))).isEmpty();
    }

    @Test
    void readsExtensions() {
        CreateExtension extension = CreateExtension.of(
                        tree("create extension if not exists vector with schema extensions version '0.8.0' cascade"))
                .orElseThrow();
        assertThat(extension.name()).isEqualTo("vector");
        assertThat(extension.schema()).contains("extensions");
        assertThat(extension.version()).contains("0.8.0");
        assertThat(extension.cascade()).isTrue();
    }

    @Test
    void readsPrivileges() {
        Privileges grant = Privileges.of(tree("grant select, update (a) on a.t, b to anon, public with grant option"))
                .orElseThrow();
        assertThat(grant.privileges()).containsExactly("SELECT", "UPDATE (A)");
        assertThat(grant.kind()).isEqualTo("TABLE");
        assertThat(grant.objects()).extracting(QualifiedName::toString).containsExactly("a.t", "b");
        assertThat(grant.roles()).containsExactly("anon", "public");
        assertThat(grant.grantOption()).isTrue();

        Privileges revoke = Privileges.of(tree("revoke all privileges on all tables in schema public from anon"))
                .orElseThrow();
        assertThat(revoke.isGrant()).isFalse();
        assertThat(revoke.privileges()).containsExactly("ALL");
        assertThat(revoke.kind()).isEqualTo("ALL TABLES IN SCHEMA");
        assertThat(revoke.objects()).extracting(QualifiedName::name).containsExactly("public");

        Privileges execute =
                Privileges.of(tree("grant execute on function f(int) to x")).orElseThrow();
        assertThat(execute.kind()).isEqualTo("FUNCTION");
        assertThat(execute.objects()).extracting(QualifiedName::name).containsExactly("f");

        Privileges defaults = Privileges.of(
                        tree("alter default privileges in schema public grant all on tables to anon"))
                .orElseThrow();
        assertThat(defaults.isDefault()).isTrue();
        assertThat(defaults.kind()).isEqualTo("TABLES");

        Privileges role = Privileges.of(tree("grant anon to authenticator")).orElseThrow();
        assertThat(role.kind()).isEqualTo("ROLE");
        assertThat(role.privileges()).containsExactly("anon");
        assertThat(role.roles()).containsExactly("authenticator");
    }

    @ParameterizedTest
    @CsvSource({
        "begin,BEGIN,true",
        "start transaction,BEGIN,true",
        "commit,COMMIT,true",
        "end,COMMIT,true",
        "abort,ROLLBACK,true",
        "rollback to a,ROLLBACK_TO,false",
        "savepoint a,SAVEPOINT,false",
        "release a,RELEASE,false",
        "prepare transaction 'x',PREPARE,true",
        "commit prepared 'x',COMMIT_PREPARED,true"
    })
    void readsTransactionControl(String sql, TransactionStatement.Kind kind, boolean controls) {
        TransactionStatement statement = TransactionStatement.of(tree(sql)).orElseThrow();
        assertThat(statement.kind()).isEqualTo(kind);
        assertThat(statement.controlsTransaction()).isEqualTo(controls);
    }

    @Test
    void readsSettings() {
        SetStatement path =
                SetStatement.of(tree("SET LOCAL Search_Path TO public, \"X\"")).orElseThrow();
        assertThat(path.name()).isEqualTo("search_path");
        assertThat(path.isLocal()).isTrue();
        assertThat(path.values()).containsExactly("public", "X");
        assertThat(SetStatement.of(tree("set lock_timeout = '5s'"))
                        .orElseThrow()
                        .values())
                .containsExactly("5s");
        assertThat(SetStatement.of(tree("reset all")).orElseThrow().name()).isEqualTo("all");
        assertThat(SetStatement.of(tree("set role anon")).orElseThrow().values())
                .containsExactly("anon");
        assertThat(SetStatement.of(tree("set session authorization default"))
                        .orElseThrow()
                        .isReset())
                .isTrue();
        assertThat(SetStatement.of(tree("set app.settings.x = 1")).orElseThrow().name())
                .isEqualTo("app.settings.x");
    }

    @Test
    void readsCopyAndComments() {
        CopyStatement copy =
                CopyStatement.of(tree("copy a.t (x) from stdin with csv")).orElseThrow();
        assertThat(copy.table()).contains(named("a", "t"));
        assertThat(copy.isFrom()).isTrue();
        assertThat(copy.usesClient()).isTrue();
        assertThat(CopyStatement.of(tree("copy (select 1) to '/x'"))
                        .orElseThrow()
                        .usesClient())
                .isFalse();

        CommentOn comment =
                CommentOn.of(tree("comment on column a.t.x is 'why'")).orElseThrow();
        assertThat(comment.kind()).isEqualTo("COLUMN");
        assertThat(comment.object().text()).isEqualTo("a.t.x");
        assertThat(comment.text()).contains("why");
        CommentOn policy =
                CommentOn.of(tree("comment on policy p on a.t is null")).orElseThrow();
        assertThat(policy.kind()).isEqualTo("POLICY");
        assertThat(policy.on()).contains(named("a", "t"));
        assertThat(policy.text()).isEmpty();
    }

    @Test
    void readsDataChanges() {
        DataChange update = DataChange.of(tree("with x as (select 1) update only a.t as u set b = 1 where c"))
                .orElseThrow();
        assertThat(update.kind()).isEqualTo(DataChange.Kind.UPDATE);
        assertThat(update.tables()).containsExactly(named("a", "t"));
        assertThat(update.where()).isPresent();
        assertThat(DataChange.of(tree("delete from t")).orElseThrow().where()).isEmpty();
        assertThat(DataChange.of(tree("insert into t as x values (1) on conflict do nothing"))
                        .orElseThrow()
                        .onConflict())
                .isTrue();
        assertThat(DataChange.of(tree("truncate a, only b")).orElseThrow().tables())
                .extracting(QualifiedName::name)
                .isEqualTo(List.of("a", "b"));
        assertThat(DataChange.of(tree("merge into t using s on true when matched then delete"))
                        .orElseThrow()
                        .tables())
                .extracting(QualifiedName::name)
                .containsExactly("t");
    }
}
