package io.github.supabasemigrate.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.supabasemigrate.catalog.CatalogReader;
import io.github.supabasemigrate.testing.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The files {@code shop.cli.ts} and {@code shop.classic.ts} were written by the two generators and formatted by oxfmt. Where the
 * variables SUPABASE_CLI and OXFMT name these programs, the generator runs beside ours and the texts must equal byte for byte.
 */
class TypeScriptTypesTest {

    private static final Path RESOURCES = Path.of("src/test/resources/io/github/supabasemigrate/types");

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void writesWhatTheGeneratorOfTheDialectWrites(Dialect dialect) throws Exception {
        String expected =
                Files.readString(RESOURCES.resolve("shop." + dialect.name().toLowerCase(Locale.ROOT) + ".ts"));

        assertThat(tokens(generate(shop(), List.of("public"), dialect))).isEqualTo(tokens(expected));
    }

    @Test
    void equalsTheCliByteForByteAfterOneFormatter() throws Exception {
        String cli = program("SUPABASE_CLI");
        String formatter = program("OXFMT");
        String database = shop();
        Path theirs = directory.resolve("theirs.ts");
        Path ours = directory.resolve("ours.ts");
        Files.createDirectory(directory.resolve("supabase"));
        Files.writeString(directory.resolve("supabase/config.toml"), "project_id = \"types\"\n");

        run(theirs, cli, "gen", "types", "--lang", "typescript", "-s", "public", "--remote=" + url(database));
        Files.writeString(ours, generate(database, List.of("public"), Dialect.CLI));
        run(directory.resolve("log"), formatter, theirs.toString(), ours.toString());

        assertThat(ours).hasSameTextualContentAs(theirs);
    }

    @Test
    void namesTypesOfSchemasThatAreGeneratedTooAndSpellsOutOthers() throws Exception {
        assertThat(generate(shop(), List.of("public"), Dialect.CLI)).contains("\"kind\": \"a\" | \"b\" | null");
        assertThat(generate(shop(), List.of("public", "hidden"), Dialect.CLI))
                .contains("\"kind\": Database[\"hidden\"]['Enums'][\"secret\"] | null");
    }

    @ParameterizedTest
    @CsvSource({"a,B", "B,c", "a_b,ab", "a1,aa", "ab,Ab", "a,ab"})
    void ordersNamesAsEnglishDoes(String first, String second) {
        assertThat(NameOrder.INSTANCE.compare(first, second)).isNegative();
        assertThat(NameOrder.INSTANCE.compare(second, first)).isPositive();
    }

    /** What a formatter leaves as it is: all but white space, quotes, separators and grouping. */
    private static String tokens(String typeScript) {
        return typeScript.replaceAll("[\\s,;()|\\\\'\"]", "");
    }

    private static String shop() throws SQLException, IOException {
        String url = TestPostgres.newDatabase();
        try (Connection connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(Files.readString(RESOURCES.resolve("shop.sql")));
        }
        return url;
    }

    private static String generate(String url, List<String> schemas, Dialect dialect) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            return TypeScriptTypes.generate(CatalogReader.read(connection), schemas, dialect);
        }
    }

    private static String program(String variable) {
        String path = System.getenv().getOrDefault(variable, "");
        assumeTrue(!path.isEmpty() && Files.isExecutable(Path.of(path)), variable + " names no program");
        return path;
    }

    private static String url(String jdbcUrl) {
        URI uri = URI.create(jdbcUrl.substring("jdbc:".length()));
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : uri.getQuery().split("&")) {
            parameters.put(parameter.split("=")[0], parameter.substring(parameter.indexOf('=') + 1));
        }
        return "postgresql://%s:%s@%s:%d%s?sslmode=disable"
                .formatted(
                        parameters.getOrDefault("user", "postgres"),
                        parameters.getOrDefault("password", "postgres"),
                        uri.getHost(),
                        uri.getPort(),
                        uri.getPath());
    }

    private void run(Path output, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(output.toFile())
                .redirectError(directory.resolve("errors").toFile());
        builder.environment()
                .putAll(Map.of("HOME", directory.toString(), "SUPABASE_TELEMETRY_DISABLED", "1", "NO_COLOR", "1"));
        assertThat(builder.start().waitFor())
                .as(Files.readString(directory.resolve("errors")))
                .isZero();
    }
}
