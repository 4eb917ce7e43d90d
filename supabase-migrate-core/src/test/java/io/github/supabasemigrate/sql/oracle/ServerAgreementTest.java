package io.github.supabasemigrate.sql.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.SqlStatement;
import io.github.supabasemigrate.sql.grammar.Parser;
import io.github.supabasemigrate.sql.grammar.SyntaxError;
import io.github.supabasemigrate.sql.scanner.Lexer;
import io.github.supabasemigrate.sql.scanner.SourceText;
import io.github.supabasemigrate.sql.scanner.Tokens;
import io.github.supabasemigrate.testing.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parser and a real server agree: on what parses, and on message and place of what does not. */
class ServerAgreementTest {

    /** An unpacked PostgreSQL source tree, whose regression tests are then compared too. */
    private static final String SOURCE = "SUPABASE_MIGRATE_POSTGRESQL_SOURCE";

    /** Older servers do not know all statements of the grammar. */
    private static final int OLDEST = 17;

    /** The newest major whose places in messages are ours; the next one moved a few. */
    private static final int NEWEST_PLACES = 17;

    private static Connection connection;
    private static int major;

    @BeforeAll
    static void connect() throws SQLException {
        String url = TestPostgres.newDatabase();
        connection = DriverManager.getConnection(url + (url.contains("?") ? "&" : "?") + "preferQueryMode=simple");
        major = connection.getMetaData().getDatabaseMajorVersion();
        assumeTrue(major >= OLDEST, "PostgreSQL " + major + " does not know all of the grammar");
    }

    @AfterAll
    static void disconnect() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"definitions.sql", "queries.sql"})
    void acceptEveryFormOfStatement(String file) {
        List<SqlStatement> statements = SqlScript.parse(resource(file)).statements();
        assertThat(statements).hasSizeGreaterThan(90);
        for (SqlStatement statement : statements) {
            assertThat(server(statement.text()).message()).as(statement.text()).isEmpty();
            assertThat(statement.syntaxError()).as(statement.text()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"definitions.sql", "queries.sql"})
    void agreeOnBrokenStatements(String file) {
        List<String> differences = new ArrayList<>();
        int refused = 0;
        for (SqlStatement statement : SqlScript.parse(resource(file)).statements()) {
            for (String mutated : Mutations.of(statement.text(), 12)) {
                refused += compare(mutated, differences) ? 0 : 1;
            }
        }
        assertThat(refused).isGreaterThan(500);
        assertThat(differences).isEmpty();
    }

    /** What PostgreSQL checks in C beside its grammar: a statement a line, refused or just not. */
    @Test
    void agreeOnWhatTheGrammarAloneDoesNotSay() {
        List<String> differences = new ArrayList<>();
        List<String> texts = new ArrayList<>(resource("checks.txt").lines().toList());
        if (major == NEWEST_PLACES) {
            texts.addAll(resource("checks-17.txt").lines().toList());
        }
        long refused =
                texts.stream().filter(text -> !compare(text, differences)).count();
        assertThat(differences).isEmpty();
        assertThat(refused).isGreaterThan(100).isLessThan(texts.size() - 80);
    }

    @Test
    void agreeOnPostgresqlsOwnTests() throws IOException {
        String source = System.getenv(SOURCE);
        assumeTrue(source != null, SOURCE + " names no PostgreSQL source tree");
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (Path file : sqlFiles(Path.of(source))) {
            for (SqlStatement statement : SqlScript.parse(text(file)).statements()) {
                compare(statement.text(), differences);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(10_000);
        assertThat(differences).isEmpty();
    }

    /** Whether the server accepts it; notes where we say something else. */
    private static boolean compare(String text, List<String> differences) {
        ServerVerdict server = server(text);
        Tokens tokens = Lexer.tokens(SourceText.of(text), 0, text.length());
        SyntaxError ours = Parser.parse(tokens, 0, tokens.count(), Parser.Entrance.STATEMENTS)
                .error();
        boolean same = server.parses() ? ours == null : same(text, server, ours);
        if (!same) {
            differences.add(text + "\n  server: " + server + "\n  ours: " + ours);
        }
        return server.parses();
    }

    /** At the end of input the server points behind trailing comments, we at the end of the last token; sometimes it points nowhere. */
    private static boolean same(String text, ServerVerdict server, @Nullable SyntaxError ours) {
        if (ours == null || !ours.message().equals(server.message())) {
            return false;
        }
        boolean atEnd = server.message().endsWith("at end of input") && server.offset() == text.length();
        return server.offset() < 0 || ours.offset() == server.offset() || atEnd;
    }

    private static ServerVerdict server(String text) {
        try {
            return ServerVerdict.of(connection, text);
        } catch (SQLException e) {
            throw new AssertionError(text, e);
        }
    }

    private static List<Path> sqlFiles(Path source) throws IOException {
        try (Stream<Path> files = Files.walk(source.resolve("src/test/regress/sql"))) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        }
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            return ""; // a test of another encoding
        }
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(ServerAgreementTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
