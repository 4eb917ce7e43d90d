package io.github.supabasemigrate.sql.statement.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.RowSecurity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableStatementTest {

    private static SyntaxNode tree(String sql) {
        return SqlScript.parse(sql).statements().get(0).tree().orElseThrow();
    }

    private static AlterTableCommand command(String command) {
        AlterTable alter =
                AlterTable.of(tree("alter table if exists only a.t " + command)).orElseThrow();
        assertThat(alter.name()).isEqualTo(new QualifiedName(Optional.of("a"), "t"));
        assertThat(alter.ifExists()).isTrue();
        return alter.commands().get(0);
    }

    @Test
    void readsTables() {
        CreateTable table = CreateTable.of(tree("""
                        create unlogged table if not exists app."T" (
                            id bigint generated always as identity primary key,
                            owner uuid not null default auth.uid() references auth.users (id) on delete cascade,
                            note text collate "C" constraint short check (length(note) < 10),
                            total int generated always as (1 + 1) stored,
                            n serial,
                            constraint one unique (owner, note),
                            foreign key (n) references other,
                            like template including all
                        ) partition by range (id)""")).orElseThrow();
        assertThat(table.name()).hasToString("app.\"T\"");
        assertThat(table.ifNotExists()).isTrue();
        assertThat(table.isUnlogged()).isTrue();
        assertThat(table.isPartitioned()).isTrue();
        assertThat(table.columns())
                .extracting(ColumnDefinition::name)
                .containsExactly("id", "owner", "note", "total", "n");
        assertThat(table.column("id").orElseThrow().refusesNull()).isTrue();
        assertThat(table.column("n").orElseThrow().isSerial()).isTrue();
        assertThat(table.column("owner").orElseThrow().constraints())
                .extracting(TableConstraint::kind)
                .containsExactly(
                        TableConstraint.Kind.NOT_NULL, TableConstraint.Kind.DEFAULT, TableConstraint.Kind.FOREIGN_KEY);
        TableConstraint key = table.column("owner")
                .orElseThrow()
                .constraint(TableConstraint.Kind.FOREIGN_KEY)
                .orElseThrow();
        assertThat(key.references()).contains(new QualifiedName(Optional.of("auth"), "users"));
        assertThat(key.referencedColumns()).containsExactly("id");
        assertThat(key.actions()).isEqualTo("ON DELETE CASCADE");
        TableConstraint check = table.column("note")
                .orElseThrow()
                .constraint(TableConstraint.Kind.CHECK)
                .orElseThrow();
        assertThat(check.name()).contains("short");
        assertThat(check.expression()).map(SyntaxNode::text).contains("length(note) < 10");
        assertThat(table.constraints())
                .extracting(TableConstraint::kind, TableConstraint::columns)
                .containsExactly(
                        tuple(TableConstraint.Kind.UNIQUE, List.of("owner", "note")),
                        tuple(TableConstraint.Kind.FOREIGN_KEY, List.of("n")));
    }

    @Test
    void readsTablesWithoutColumnsOfTheirOwn() {
        assertThat(CreateTable.of(tree("create table t ()")).orElseThrow().columns())
                .isEmpty();
        assertThat(CreateTable.of(tree("create temp table t as select 1"))
                        .orElseThrow()
                        .query())
                .isPresent();
        CreateTable partition = CreateTable.of(
                        tree("create table p partition of a.t (x not null) for values from (1) to (2)"))
                .orElseThrow();
        assertThat(partition.partitionOf()).contains(new QualifiedName(Optional.of("a"), "t"));
        assertThat(partition.columns()).extracting(ColumnDefinition::name).containsExactly("x");
    }

    @Test
    void readsEveryCommandOfAlterTable() {
        assertThat(command("add column if not exists x int not null default 1"))
                .isInstanceOfSatisfying(AlterTableCommand.AddColumn.class, add -> {
                    assertThat(add.ifNotExists()).isTrue();
                    assertThat(add.column().refusesNull()).isTrue();
                    assertThat(add.column().type()).map(SyntaxNode::text).contains("int");
                });
        assertThat(command("drop column if exists x cascade"))
                .isInstanceOfSatisfying(AlterTableCommand.DropColumn.class, drop -> {
                    assertThat(drop.column()).isEqualTo("x");
                    assertThat(drop.cascade()).isTrue();
                });
        assertThat(command("alter column x set data type varchar(5) using x::text"))
                .isInstanceOfSatisfying(AlterTableCommand.AlterType.class, type -> {
                    assertThat(type.type().text()).isEqualTo("varchar(5)");
                    assertThat(type.using()).map(SyntaxNode::text).contains("x::text");
                });
        assertThat(command("alter x set default now()"))
                .isInstanceOfSatisfying(
                        AlterTableCommand.SetDefault.class,
                        set -> assertThat(set.expression().text()).isEqualTo("now()"));
        assertThat(command("alter x drop default")).isInstanceOf(AlterTableCommand.DropDefault.class);
        assertThat(command("alter x set not null")).isInstanceOf(AlterTableCommand.SetNotNull.class);
        assertThat(command("alter x drop not null")).isInstanceOf(AlterTableCommand.DropNotNull.class);
        assertThat(command("validate constraint c")).isInstanceOf(AlterTableCommand.ValidateConstraint.class);
        assertThat(command("drop constraint c")).isInstanceOf(AlterTableCommand.DropConstraint.class);
        assertThat(command("enable trigger all")).isInstanceOf(AlterTableCommand.SwitchTrigger.class);
        assertThat(command("owner to r")).isInstanceOf(AlterTableCommand.SetOwner.class);
        assertThat(command("set (fillfactor = 70)")).isInstanceOf(AlterTableCommand.SetOptions.class);
        assertThat(command("cluster on i")).isInstanceOf(AlterTableCommand.Other.class);
        assertThat(command("detach partition p concurrently"))
                .isInstanceOfSatisfying(
                        AlterTableCommand.DetachPartition.class,
                        detach -> assertThat(detach.concurrently()).isTrue());
        assertThat(command("attach partition p default")).isInstanceOf(AlterTableCommand.AttachPartition.class);
    }

    @Test
    void readsAddedConstraints() {
        TableConstraint key = ((AlterTableCommand.AddConstraint)
                        command("add constraint f foreign key (a, b) references o (c, d) not valid"))
                .constraint();
        assertThat(key.name()).contains("f");
        assertThat(key.isValidated()).isFalse();
        assertThat(key.referencedColumns()).containsExactly("c", "d");
        TableConstraint primary =
                ((AlterTableCommand.AddConstraint) command("add primary key using index i")).constraint();
        assertThat(primary.usingIndex()).contains("i");
        assertThat(primary.isValidated()).isTrue();
    }

    @Test
    void readsRowSecurity() {
        assertThat(command("enable row level security"))
                .isInstanceOfSatisfying(
                        RowSecurity.class, each -> assertThat(each.change()).isEqualTo(RowSecurity.Change.ENABLE));
        assertThat(command("no force row level security"))
                .isInstanceOfSatisfying(
                        RowSecurity.class, each -> assertThat(each.change()).isEqualTo(RowSecurity.Change.NO_FORCE));
    }

    @Test
    void readsSeveralCommands() {
        AlterTable alter = AlterTable.of(tree("alter table t add a int, alter b set not null, set logged"))
                .orElseThrow();
        assertThat(alter.commands()).hasSize(3);
        assertThat(alter.commands(AlterTableCommand.SetNotNull.class)).hasSize(1);
    }

    @Test
    void readsIndexes() {
        CreateIndex index = CreateIndex.of(tree("""
                        create unique index concurrently if not exists i on only a.t using gin
                        (x desc, lower(y), z) with (fastupdate = off) where x > 1""")).orElseThrow();
        assertThat(index.name()).contains("i");
        assertThat(index.table()).hasToString("a.t");
        assertThat(index.isUnique() && index.concurrently() && index.ifNotExists())
                .isTrue();
        assertThat(index.method()).isEqualTo("gin");
        assertThat(index.elements()).hasSize(3);
        assertThat(index.leadingColumns()).containsExactly("x");
        assertThat(index.where()).map(SyntaxNode::text).contains("x > 1");
        assertThat(CreateIndex.of(tree("create index on t (a)")).orElseThrow().name())
                .isEmpty();
    }

    @Test
    void readsPolicies() {
        CreatePolicy policy = CreatePolicy.of(tree("""
                        create policy "Own rows" on app.t as restrictive for update to authenticated, anon
                        using (auth.uid() = owner) with check (true)""")).orElseThrow();
        assertThat(policy.name()).isEqualTo("Own rows");
        assertThat(policy.isPermissive()).isFalse();
        assertThat(policy.command()).isEqualTo("UPDATE");
        assertThat(policy.roles()).containsExactly("authenticated", "anon");
        assertThat(policy.using()).map(SyntaxNode::text).contains("auth.uid() = owner");
        assertThat(policy.withCheck()).map(SyntaxNode::text).contains("true");
        CreatePolicy plain = CreatePolicy.of(tree("create policy p on t")).orElseThrow();
        assertThat(plain.command()).isEqualTo("ALL");
        assertThat(plain.roles()).isEmpty();
        assertThat(CreatePolicy.of(tree("alter policy p on t using (false)"))
                        .orElseThrow()
                        .isAlter())
                .isTrue();
    }

    @Test
    void readsTriggers() {
        CreateTrigger trigger = CreateTrigger.of(tree("""
                        create or replace trigger g before insert or update of a, b on auth.users
                        for each row when (new.a is not null) execute function public.f('x')""")).orElseThrow();
        assertThat(trigger.timing()).isEqualTo("BEFORE");
        assertThat(trigger.events()).containsExactly("INSERT", "UPDATE");
        assertThat(trigger.forEachRow()).isTrue();
        assertThat(trigger.function()).hasToString("public.f");
        assertThat(trigger.table()).hasToString("auth.users");
    }

    @Test
    void readsViews() {
        CreateView view = CreateView.of(
                        tree("create or replace view a.v with (security_invoker = on, security_barrier) as select 1"))
                .orElseThrow();
        assertThat(view.name()).hasToString("a.v");
        assertThat(view.orReplace()).isTrue();
        assertThat(view.isSecurityInvoker()).isTrue();
        assertThat(view.options()).isEqualTo(Map.of("security_invoker", "on", "security_barrier", "true"));
        assertThat(view.query().text()).isEqualTo("select 1");
        CreateView materialized = CreateView.of(tree("create materialized view if not exists m as select 1"))
                .orElseThrow();
        assertThat(materialized.isMaterialized()).isTrue();
        assertThat(materialized.name().name()).isEqualTo("m");
    }

    @Test
    void readsSequences() {
        assertThat(CreateSequence.of(tree("create sequence if not exists a.s start 5 owned by t.c"))
                        .orElseThrow()
                        .ownedBy())
                .contains("t.c");
    }
}
