package io.github.supabasemigrate.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.lint.LintCase;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OriginsTest {

    @TempDir
    private Path directory;

    private Optional<Integer> lineOf(ObjectId id, String sql) {
        return Origins.of(LintCase.of(sql).project(directory).readableMigrations())
                .creationOf(id)
                .map(Location::line);
    }

    @Test
    void aRenamedTableKeepsItsOrigin() {
        ObjectId table = ObjectId.table("public", "members");
        assertThat(lineOf(table, """
                create table public.users (id int);
                alter table public.users rename to people;
                alter table people rename to members;
                """)).contains(1);
    }

    @Test
    void policiesAndTriggersOfARenamedTableKeepTheirs() {
        String sql = """
                create table users (id int);
                create policy own on users for select using (true);
                create trigger t before update on users for each row execute function f();
                alter table users rename to members;
                alter policy own on members rename to mine;
                """;
        ObjectId table = ObjectId.table("public", "members");
        assertThat(lineOf(table.child(ObjectKind.POLICY, "mine"), sql)).contains(2);
        assertThat(lineOf(table.child(ObjectKind.TRIGGER, "t"), sql)).contains(3);
    }

    @Test
    void aMovedTableKeepsItsOrigin() {
        assertThat(lineOf(ObjectId.table("private", "users"), """
                create schema private;
                create table users (id int);
                alter table if exists users set schema private;
                """)).contains(2);
    }

    @Test
    void anotherTableThatTakesTheOldNameHasItsOwn() {
        assertThat(lineOf(ObjectId.table("public", "users"), """
                create table users (id int);
                alter table users rename to old_users;
                create table users (id bigint);
                """)).contains(3);
    }

    @Test
    void whatWasDroppedBeforeTheRenameIsNotDroppedAgain() {
        Origins origins = Origins.of(LintCase.of("""
                create table users (id int);
                create policy own on users for select using (true);
                drop policy own on users;
                alter table users rename to members;
                """).project(directory).readableMigrations());
        assertThat(origins.all())
                .filteredOn(origin -> origin.act() == Origin.Act.DROPPED)
                .hasSize(1);
    }

    @Test
    void aRenamedViewAndFunctionKeepTheirs() {
        String sql = """
                create view v as select 1;
                create function f() returns int language sql as 'select 1';
                alter view v rename to w;
                alter function f() rename to g;
                """;
        assertThat(lineOf(ObjectId.of(ObjectKind.VIEW, "public", "w"), sql)).contains(1);
        assertThat(lineOf(ObjectId.signed(ObjectKind.FUNCTION, "public", "g", "()"), sql))
                .contains(2);
    }
}
