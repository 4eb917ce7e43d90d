package io.github.supabasemigrate.access.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.supabasemigrate.access.inference.AccessInference;
import io.github.supabasemigrate.access.model.AccessModel;
import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.CatalogReader;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.baseline.VectorIndexOptions;
import io.github.supabasemigrate.testing.TestPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every table gets rows that belong to somebody. */
class RowSeederTest {

    @Test
    void seedsEveryTableOfTheExampleProject() throws SQLException, IOException {
        String script;
        try (Stream<Path> files = Files.list(Path.of("../example-project/supabase/migrations"))) {
            script = files.sorted().map(RowSeederTest::read).collect(Collectors.joining("\n"));
        }
        SeededRows rows = seed(new VectorIndexOptions().hide(script));

        assertThat(rows.untested()).isEmpty();
        assertThat(rows.byRelation()).hasSize(8);
        assertThat(rows.notes()).isEmpty();
        assertThat(rows.signUps())
                .extracting(SignUp::way, SignUp::worked)
                .containsExactly(
                        tuple("e-mail", true),
                        tuple("e-mail with metadata", true),
                        tuple("phone", false),
                        tuple("anonymous", false));
        assertThat(of(rows, "journal_entries")).extracting(SeededRow::owner).containsExactlyInAnyOrder("A1", "A2", "B");
        assertThat(rows.worlds())
                .extracting(World::name)
                .containsExactly(
                        "meditations.is_premium = 'false'",
                        "users.tier = 'premium'",
                        "vision_boards.is_shared = 'true'");
        assertThat(rows.spares()).hasSizeGreaterThanOrEqualTo(8);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<SeededRow> of(SeededRows rows, String table) {
        return rows.of(ObjectId.table("public", table));
    }

    private static SeededRows seed(String script) throws SQLException {
        return seed(script, TeamSeed.NONE);
    }

    private static SeededRows seed(String script, TeamSeed team) throws SQLException {
        try (Shadow shadow = TestPlatform.with(script);
                Connection connection = shadow.asSuperuser().connect()) {
            Catalog catalog = CatalogReader.read(connection);
            AccessModel model = AccessInference.of(catalog, List.of("public"));
            connection.setAutoCommit(false);
            try {
                return RowSeeder.seed(connection, catalog, model, team);
            } finally {
                connection.rollback();
            }
        }
    }
}
