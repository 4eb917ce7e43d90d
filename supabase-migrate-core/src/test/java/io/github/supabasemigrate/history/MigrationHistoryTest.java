package io.github.supabasemigrate.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationHistoryTest {

    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = TestPostgres.connect();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void isEmptyWithoutATable() throws Exception {
        assertThat(MigrationHistory.read(connection)).isEmpty();
        assertThat(MigrationHistory.versions(connection)).isEmpty();
        assertThat(SeedHistory.read(connection)).isEmpty();
        assertThat(UnfinishedMigrations.on(connection).all()).isEmpty();
    }

    @Test
    void readsTablesOfOldTools() throws Exception {
        execute("create schema supabase_migrations;"
                + "create table supabase_migrations.schema_migrations (version text primary key);"
                + "insert into supabase_migrations.schema_migrations values ('2'), ('10'), ('abc')");
        assertThat(MigrationHistory.read(connection))
                .containsExactly(
                        new AppliedMigration("10", null, null),
                        new AppliedMigration("2", null, null),
                        new AppliedMigration("abc", null, null));
        HistoryTable.createIfMissing(connection);
        execute("alter table supabase_migrations.schema_migrations add column created_by text");
        execute(HistoryTable.insert(new AppliedMigration("3", "it's \\", List.of("a'b", "c\\d", ""))));
        assertThat(MigrationHistory.read(connection))
                .contains(new AppliedMigration("3", "it's \\", List.of("a'b", "c\\d", "")));
    }

    @Test
    void keepsStatementsOfATableWithoutNames() throws Exception {
        execute("create schema supabase_migrations;"
                + "create table supabase_migrations.schema_migrations (version text primary key, statements text[]);"
                + "insert into supabase_migrations.schema_migrations values ('1', array['a', 'b']), ('2', null)");
        assertThat(MigrationHistory.read(connection))
                .containsExactly(
                        new AppliedMigration("1", null, List.of("a", "b")), new AppliedMigration("2", null, null));
    }

    @Test
    void keepsStatementsApartWhateverTheyContain() throws Exception {
        HistoryTable.createIfMissing(connection);
        var applied = List.of(
                new AppliedMigration("1", "none", List.of()),
                new AppliedMigration("2", "empty", List.of("")),
                new AppliedMigration("3", "control characters", List.of("select '\u0001'", "", "\u0001\u0001")),
                new AppliedMigration("4", "unrecorded", null));
        for (AppliedMigration each : applied) {
            execute(HistoryTable.insert(each));
        }
        assertThat(MigrationHistory.read(connection)).isEqualTo(applied);
    }

    @Test
    void repairsNamedVersionsOnly() throws Exception {
        var repair = new HistoryRepair(connection);
        assertThat(repair.markReverted(List.of("1"))).isEmpty();
        repair.markApplied(
                List.of(new AppliedMigration("1", "a", List.of("old")), new AppliedMigration("2", "b", List.of())));
        repair.markApplied(List.of(new AppliedMigration("1", "c", List.of("new"))));
        execute("insert into supabase_migrations.schema_migrations (version) values ('abc')");
        assertThat(repair.markReverted(List.of("abc", "2", "9"))).containsExactly("2", "abc");
        assertThat(MigrationHistory.read(connection)).containsExactly(new AppliedMigration("1", "c", List.of("new")));
    }

    @Test
    void fetchesFilesThatSayTheSameAndOverwritesNone(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("1_kept.sql"), "mine");
        List<String> statements = List.of("select 1 -- one", "select ';'", "-- tail");
        var split = new AppliedMigration("2", "two", statements);
        HistoryFetch.Fetched fetched = new HistoryFetch(folder)
                .write(List.of(
                        new AppliedMigration("1", "kept", List.of("theirs")),
                        split,
                        new AppliedMigration("3", null, List.of()),
                        new AppliedMigration("4", "../../etc/x", List.of("a")),
                        new AppliedMigration("5", "nothing", null),
                        new AppliedMigration("abc", "junk", List.of("a"))));
        assertThat(fetched.written())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("2_two.sql", "3_.sql");
        assertThat(fetched.notices()).extracting(Finding::subject).containsExactly("1", "4", "5", "abc");
        assertThat(folder.resolve("1_kept.sql")).hasContent("mine");
        String text = Files.readString(folder.resolve("2_two.sql"));
        assertThat(SqlScript.parse(text).recorded().subList(0, 2)).isEqualTo(statements.subList(0, 2));
        assertThat(split.matches(text)).isTrue();
    }
}
