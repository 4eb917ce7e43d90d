package io.github.supabasemigrate.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.MigrateException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationFolderTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "001_first.sql",
                "1_a.sql",
                "20240101000000_.sql",
                "12345678901234567890123_long.sql",
                "1_with blanks.sql",
                "2_twice.sql.sql",
                "20240101000000_20240102_x.sql"
            })
    void acceptsEveryNameThatTheCliAccepts(String name) throws IOException {
        write(name);

        assertThat(read().files()).extracting(MigrationFile::fileName).containsExactly(name);
        assertThat(read().notices()).isEmpty();
    }

    @Test
    void splitsVersionAndNameAtTheFirstUnderscore() throws IOException {
        write("007_add_a_b.sql");

        MigrationFile file = read().files().get(0);
        assertThat(file.version()).isEqualTo(new Version("007"));
        assertThat(file.name()).isEqualTo("add_a_b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20240101000001.sql | no underscore follows its version | 20240101000001_describe_me.sql",
                "003_UP.SQL | its suffix is not `.sql` in lower case | 003_UP.sql",
                "V3__users.sql | `V3__` is Flyway's form of a version | 3_users.sql",
                "R__views.sql | `R__` is Flyway's form of a version | 20240101000001_views.sql",
                "local_fix.sql | its name has no version | 20240101000001_local_fix.sql",
                "004-add-users.sql | no underscore follows its version | 004_add-users.sql",
                "005 add.sql | no underscore follows its version | 005_add.sql",
                ".006_hidden.sql | it is hidden | 006_hidden.sql",
                "007_old.sql.bak | its name does not end in `.sql` | 007_old.sql",
                "008_pg.psql | its name does not end in `.sql` | 008_pg.sql"
            })
    void tellsOfEverySkippedFileWhyAndTheNameThatGetsItApplied(String name, String reason, String rename)
            throws IOException {
        write("20240101000000_first.sql", name);

        Finding notice = only(read().notices());
        assertThat(notice.message()).isEqualTo("`" + name + "` is not applied: " + reason + ".");
        assertThat(notice.hint()).isEqualTo("If it is a migration, rename it to `" + rename + "`.");
        assertThat(MigrationName.parse(rename)).isPresent();
    }

    @Test
    void isSilentAboutFilesThatAreNoSql() throws IOException {
        write("README.md", ".gitkeep", ".DS_Store", "001_a.sql", "notes.txt");

        assertThat(read().notices()).isEmpty();
    }

    @Test
    void skipsAnOldInitFileThatIsTheFirstEntry() throws IOException {
        write("00000000000000_init.sql", "20240101000000_next.sql");

        assertThat(names()).containsExactly("20240101000000_next.sql");
        assertThat(only(read().notices()).hint())
                .isEqualTo("If it is a migration, rename it to `00000000000000_initial_schema.sql`.");
    }

    @ParameterizedTest
    @ValueSource(strings = {".gitkeep", "00000000000000_a.sql"})
    void appliesAnOldInitFileThatAnyOtherEntryPrecedes(String before) throws IOException {
        write("00000000000000_init.sql", before);

        assertThat(names()).contains("00000000000000_init.sql");
    }

    @Test
    void appliesAnInitFileOfToday() throws IOException {
        write("20211209000000_init.sql");

        assertThat(names()).containsExactly("20211209000000_init.sql");
    }

    @Test
    void doesNotLookIntoFoldersAndSaysSo() throws IOException {
        Files.createDirectories(folder.resolve("old/deep"));
        write("old/001_a.sql", "old/deep/002_b.sql");
        Files.createDirectories(folder.resolve("003_c.sql"));

        assertThat(names()).isEmpty();
        Finding notice = only(read().notices());
        assertThat(notice.message()).isEqualTo("`old/` is not applied: the Supabase CLI does not look into folders.");
        assertThat(notice.location()).isEqualTo(Location.ofFile("old/001_a.sql"));
        assertThat(notice.hint()).startsWith("Move the 2 SQL files in it up");
    }

    @Test
    void followsSymbolicLinks() throws IOException {
        write("target.txt");
        Files.createSymbolicLink(folder.resolve("001_link.sql"), folder.resolve("target.txt"));

        assertThat(names()).containsExactly("001_link.sql");
    }

    @Test
    void ordersByVersionAsTextThenByNameAndWarnsWhereNumbersWouldDiffer() throws IOException {
        write("2_b.sql", "10_c.sql", "001_a.sql", "20240101000000_d.sql");

        assertThat(names()).containsExactly("001_a.sql", "10_c.sql", "2_b.sql", "20240101000000_d.sql");
        Finding warning = only(read().notices());
        assertThat(warning.rule()).isEqualTo("version-width");
        assertThat(warning.message())
                .isEqualTo("`10_c.sql` is applied before `2_b.sql`: versions compare as text, not as numbers.");
        assertThat(warning.hint()).isEqualTo("Give all versions one width, 14 digits: `00000000000002_b.sql`.");
    }

    @Test
    void findsTwoFilesWithOneVersionAndAFreeOne() throws IOException {
        write("20240101120000_a.sql", "20240101120000_b.sql", "20240101120001_c.sql");

        Finding problem = only(read().problems());
        assertThat(problem.message())
                .isEqualTo("`20240101120000_a.sql` and `20240101120000_b.sql` have one version, 20240101120000.");
        assertThat(problem.hint()).isEqualTo("Rename one of them: `20240101120002_b.sql` is free.");
    }

    @Test
    void keepsLineEndsAndDropsTheByteOrderMark() throws IOException {
        Files.writeString(folder.resolve("001_a.sql"), "\uFEFFselect 1;\r\nselect 'ä';\n");

        assertThat(only(read().files()).text()).isEqualTo("select 1;\r\nselect 'ä';\n");
    }

    @Test
    void tellsOffsetLineAndColumnOfAByteThatIsNotUtf8() throws IOException {
        byte[] latin1 = "-- ok\n-- ä".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(folder.resolve("001_a.sql"), latin1);

        Finding problem = only(read().problems());
        assertThat(problem.message())
                .isEqualTo("`001_a.sql` is not UTF-8. Byte 9 (0xE4) is not part of any UTF-8 character.");
        assertThat(problem.location()).isEqualTo(new Location("001_a.sql", 2, 4));
    }

    @Test
    void refusesATruncatedCharacterAtTheEnd() throws IOException {
        Files.write(folder.resolve("001_a.sql"), new byte[] {'-', '-', (byte) 0xC3});

        assertThat(only(read().problems()).message()).contains("Byte 2 (0xC3)");
    }

    @Test
    void refusesUtf16() throws IOException {
        Files.write(folder.resolve("001_a.sql"), "\uFEFFselect 1".getBytes(StandardCharsets.UTF_16LE));

        assertThat(only(read().problems()).message())
                .isEqualTo("`001_a.sql` is not UTF-8. Byte 0 starts a UTF-16 byte order mark (fffe).");
    }

    @Test
    void hasNoMigrationsToRunWhileThereAreProblems() throws IOException {
        write("1_a.sql", "1_b.sql", "2_c.sql", "2_d.sql");
        SupabaseProject project = SupabaseProject.ofMigrations(folder);

        assertThatThrownBy(project::migrations)
                .isInstanceOf(MigrateException.class)
                .hasMessage("""
                1_b.sql: `1_a.sql` and `1_b.sql` have one version, 1.
                2_d.sql: `2_c.sql` and `2_d.sql` have one version, 2.
                Nothing was run.
                Rename one of them: `3_b.sql` is free.""");
        assertThat(project.readableMigrations()).hasSize(4);
    }

    private void write(String... names) throws IOException {
        for (String name : names) {
            Files.writeString(folder.resolve(name), "select 1;\n");
        }
    }

    private MigrationFolder read() {
        return MigrationFolder.read(folder, folder);
    }

    private Stream<String> names() {
        return read().files().stream().map(MigrationFile::fileName);
    }

    private static <T> T only(List<T> list) {
        assertThat(list).hasSize(1);
        return list.get(0);
    }
}
