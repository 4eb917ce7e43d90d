package io.github.supabasemigrate.verify.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.project.SupabaseProject;
import io.github.supabasemigrate.project.git.GitHistory;
import io.github.supabasemigrate.verify.Replays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A branch of a real repository, in which the main branch has the migrations of January 1st and 3rd. */
class ImmutabilityTest {

    private static final String FOLDER = "supabase/migrations";

    @TempDir
    Path directory;

    @BeforeEach
    void branchOff() throws IOException, GitAPIException {
        write("20250101000000_users.sql", "-- users\nCREATE TABLE users (id int);\n");
        write("20250103000000_notes.sql", "CREATE TABLE notes (id int);\n");
        try (Git git = Git.init()
                .setInitialBranch("main")
                .setDirectory(directory.toFile())
                .call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("start")
                    .setAuthor("a", "a@b")
                    .setSign(false)
                    .call();
            git.checkout().setCreateBranch(true).setName("work").call();
        }
    }

    @Test
    void isSilentAboutNewMigrationsBehindTheOthers() throws IOException {
        write("20250104000000_more.sql", "CREATE TABLE more (id int);\n");

        assertThat(findings(false)).isEmpty();
    }

    @Test
    void isSilentAboutOtherLineEnds() throws IOException {
        write("20250101000000_users.sql", "-- users\r\nCREATE TABLE users (id int);\r\n");

        assertThat(findings(false)).isEmpty();
    }

    @Test
    void showsWhatWasEdited() throws IOException {
        write("20250101000000_users.sql", "-- users\nCREATE TABLE users (id bigint);\n");

        assertThat(findings(false)).isEqualTo("""
                ERROR migration-immutable supabase/migrations/20250101000000_users.sql:2
                `20250101000000_users.sql` was edited after it came into main. Line 2 was `CREATE TABLE users (id int);` and is `CREATE TABLE users (id bigint);`.
                → Restore it, and put the change into a new migration: mvn supabase-migrate:new -Dname=…
                """);
        assertThat(findings(true)).startsWith("WARNING migration-immutable");
    }

    @Test
    void tellsARenamedFileFromADeletedOne() throws IOException {
        Files.move(
                directory.resolve(FOLDER + "/20250103000000_notes.sql"),
                directory.resolve(FOLDER + "/20250105000000_notes.sql"));
        Files.delete(directory.resolve(FOLDER + "/20250101000000_users.sql"));

        assertThat(findings(false)).isEqualTo("""
                ERROR migration-immutable
                `20250101000000_users.sql` of main was deleted.
                → Restore it, and undo what it does in a new migration: mvn supabase-migrate:new -Dname=…
                ERROR migration-immutable supabase/migrations/20250105000000_notes.sql
                `20250103000000_notes.sql` of main was renamed to `20250105000000_notes.sql`.
                → Give it its name back: databases know a migration by the version in its name.
                """);
    }

    @Test
    void wantsNewMigrationsBehindTheNewestOfTheOthers() throws IOException {
        write("20250102000000_between.sql", "SELECT 1;\n");

        assertThat(findings(false)).isEqualTo("""
                ERROR migration-immutable supabase/migrations/20250102000000_between.sql
                `20250102000000_between.sql` is new and sorts before `20250103000000_notes.sql`, which main already has.
                → Give it a later version: where the other has run, this one would be skipped.
                """);
    }

    @Test
    void wantsThemBehindWhatTheOthersAddedMeanwhileToo() throws IOException, GitAPIException {
        try (Git git = Git.open(directory.toFile())) {
            git.checkout().setName("main").call();
            write("20250106000000_theirs.sql", "SELECT 1;\n");
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("theirs")
                    .setAuthor("a", "a@b")
                    .setSign(false)
                    .call();
            git.checkout().setName("work").call();
        }
        write("20250105000000_ours.sql", "SELECT 1;\n");

        assertThat(findings(false)).isEqualTo("""
                ERROR migration-immutable supabase/migrations/20250105000000_ours.sql
                `20250105000000_ours.sql` is new and sorts before `20250106000000_theirs.sql`, which main already has.
                → Give it a later version: where the other has run, this one would be skipped.
                """);
    }

    @Test
    void worksFromCommittedChecksumsWithoutGit() throws IOException {
        PastMigrations past = PastMigrations.parse(PastMigrations.render(migrations()), "supabase/migrations.sha256");

        assertThat(new Immutability(past, migrations(), false).check()).isEmpty();

        write("20250103000000_notes.sql", "CREATE TABLE notes (id text);\n");
        assertThat(Replays.words(new Immutability(past, migrations(), false).check()))
                .startsWith("""
                ERROR migration-immutable supabase/migrations/20250103000000_notes.sql
                `20250103000000_notes.sql` was edited after it came into supabase/migrations.sha256.
                """);
    }

    @Test
    void refusesALineThatIsNoChecksum() {
        assertThatThrownBy(() -> PastMigrations.parse("# list\nabc notes.sql\n", "list.sha256"))
                .isInstanceOf(MigrateException.class)
                .hasMessageStartingWith("list.sha256:2:1: This line is no checksum with a file name.");
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(FOLDER).resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<MigrationFile> migrations() {
        return SupabaseProject.open(directory, Map.of()).migrations();
    }

    private String findings(boolean editsAllowed) {
        try (GitHistory git = GitHistory.around(directory).orElseThrow()) {
            PastMigrations past = PastMigrations.at(git, git.mergeBase(Optional.of("main")), FOLDER);
            return Replays.words(new Immutability(
                            past, PastMigrations.at(git, git.revision("main"), FOLDER), migrations(), editsAllowed)
                    .check());
        }
    }
}
