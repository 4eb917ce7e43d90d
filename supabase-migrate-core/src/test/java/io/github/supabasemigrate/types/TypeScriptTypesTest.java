package io.github.supabasemigrate.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.supabasemigrate.catalog.CatalogReader;
import io.github.supabasemigrate.testing.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
 * The files {@code *.cli.ts} and {@code *.classic.ts} were written by the two generators and formatted by oxfmt. Where the
 * variables SUPABASE_CLI and OXFMT name these programs, the generator runs beside ours and the texts must equal byte for byte.
 */
class TypeScriptTypesTest {

    private static final Path RESOURCES = Path.of("src/test/resources/io/github/supabasemigrate/types");

    @TempDir
    Path directory;

    /** A schema, and the names of the PostgreSQL schemas in it that types are written for. */
    private enum Corpus {
        /** Tables, partitions, functions of every kind, computed fields. */
        SHOP("public"),
        /** Two schemas that refer to each other, and views through sub-queries, WITH, set operations and joins of every kind. */
        LIBRARY("library", "public");

        private final String schemas;

        Corpus(String... schemas) {
            this.schemas = String.join(",", schemas);
        }

        List<String> schemas() {
            return List.of(schemas.split(","));
        }

        String file(String suffix) {
            return name().toLowerCase(Locale.ROOT) + suffix;
        }
    }

    @ParameterizedTest
    @CsvSource({"SHOP,CLI", "SHOP,CLASSIC", "LIBRARY,CLI", "LIBRARY,CLASSIC"})
    void writesWhatTheGeneratorOfTheDialectWrites(Corpus corpus, Dialect dialect) throws Exception {
        String expected = Files.readString(
                RESOURCES.resolve(corpus.file("." + dialect.name().toLowerCase(Locale.ROOT) + ".ts")));

        assertThat(tokens(generate(database(corpus), corpus.schemas(), dialect)))
                .isEqualTo(tokens(expected));
    }

    @ParameterizedTest
    @EnumSource(Corpus.class)
    void equalsTheCliByteForByteAfterOneFormatter(Corpus corpus) throws Exception {
        String cli = program("SUPABASE_CLI");
        Files.createDirectory(directory.resolve("supabase"));
        Files.writeString(directory.resolve("supabase/config.toml"), "project_id = \"types\"\n");
        String database = database(corpus);
        String schemas = String.join(",", corpus.schemas());
        compare(
                corpus,
                Dialect.CLI,
                database,
                Map.of(),
                cli,
                "gen",
                "types",
                "--lang",
                "typescript",
                "-s",
                schemas,
                "--remote=" + url(database));
    }

    /**
     * POSTGRES_META names the file {@code dist/server/server.js} of the package. It breaks lines by itself, in 80 columns, and every
     * formatter keeps the breaks of an object: so what is compared is all but the breaks.
     */
    @ParameterizedTest
    @EnumSource(Corpus.class)
    void equalsPostgresMetaTokenForToken(Corpus corpus) throws Exception {
        String server = existing("POSTGRES_META");
        String database = database(corpus);
        Map<String, String> environment = Map.of(
                "PG_META_DB_URL",
                url(database),
                "PG_META_GENERATE_TYPES",
                "typescript",
                "PG_META_GENERATE_TYPES_INCLUDED_SCHEMAS",
                String.join(",", corpus.schemas()),
                "PG_META_GENERATE_TYPES_DETECT_ONE_TO_ONE_RELATIONSHIPS",
                "true");
        compare(corpus, Dialect.CLASSIC, database, environment, "node", server);
    }

    private void compare(
            Corpus corpus, Dialect dialect, String database, Map<String, String> environment, String... command)
            throws Exception {
        String formatter = program("OXFMT");
        Path theirs = directory.resolve("theirs.ts");
        Path ours = directory.resolve("ours.ts");
        run(theirs, environment, command);
        Files.writeString(ours, generate(database, corpus.schemas(), dialect));
        run(directory.resolve("log"), Map.of(), formatter, theirs.toString(), ours.toString());
        if (Boolean.getBoolean("golden.write")) {
            String file = corpus.file("." + dialect.name().toLowerCase(Locale.ROOT) + ".ts");
            Files.copy(theirs, RESOURCES.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }

        if (dialect == Dialect.CLI) {
            assertThat(ours).hasSameTextualContentAs(theirs);
        } else {
            assertThat(TypeScriptText.of(Files.readString(ours)))
                    .isEqualTo(TypeScriptText.of(Files.readString(theirs)));
        }
    }

    @Test
    void namesTypesOfSchemasThatAreGeneratedTooAndSpellsOutOthers() throws Exception {
        assertThat(generate(database(Corpus.SHOP), List.of("public"), Dialect.CLI))
                .contains("\"kind\": \"a\" | \"b\" | null");
        assertThat(generate(database(Corpus.SHOP), List.of("public", "hidden"), Dialect.CLI))
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

    private static String database(Corpus corpus) throws SQLException, IOException {
        String url = TestPostgres.newDatabase();
        try (Connection connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(Files.readString(RESOURCES.resolve(corpus.file(".sql"))));
        }
        return url;
    }

    private static String generate(String url, List<String> schemas, Dialect dialect) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            return TypeScriptTypes.generate(CatalogReader.read(connection), schemas, dialect);
        }
    }

    private static String program(String variable) {
        String path = existing(variable);
        assumeTrue(Files.isExecutable(Path.of(path)), variable + " names no program");
        return path;
    }

    private static String existing(String variable) {
        String path = System.getenv().getOrDefault(variable, "");
        assumeTrue(!path.isEmpty() && Files.exists(Path.of(path)), variable + " names no file");
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

    private void run(Path output, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(output.toFile())
                .redirectError(directory.resolve("errors").toFile());
        builder.environment().putAll(environment);
        builder.environment()
                .putAll(Map.of("HOME", directory.toString(), "SUPABASE_TELEMETRY_DISABLED", "1", "NO_COLOR", "1"));
        assertThat(builder.start().waitFor())
                .as(Files.readString(directory.resolve("errors")))
                .isZero();
    }
}
