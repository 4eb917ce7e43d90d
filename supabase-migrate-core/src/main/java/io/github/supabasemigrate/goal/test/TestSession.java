package io.github.supabasemigrate.goal.test;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.database.ServerError;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.goal.test.TestCase.Verdict;
import io.github.supabasemigrate.project.SqlFile;
import io.github.supabasemigrate.sql.SourcePosition;
import io.github.supabasemigrate.sql.SqlStatement;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.CreateExtension;
import io.github.supabasemigrate.sql.statement.TransactionStatement;
import io.github.supabasemigrate.sql.statement.routine.DoBlock;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;

/**
 * Runs files of tests in one database, each in a transaction that is undone. Stops a file at its first error, as
 * {@code supabase test db} does. In a file without a plan, a statement that returns one boolean is a test too.
 */
final class TestSession {

    private static final Pattern LINE_OF_BLOCK = Pattern.compile("inline_code_block line (\\d+)");

    private final Database database;

    TestSession(Database database) {
        this.database = database;
    }

    /** Runs what a file leaves for others, to stay. */
    Optional<TestCase> setUp(TestFile test) throws SQLException {
        try (Connection connection = database.connect()) {
            return run(connection, test.file(), test.setup(), new TapLines());
        }
    }

    FileResult run(TestFile test) throws SQLException {
        long start = System.nanoTime();
        var tap = new TapLines();
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            Optional<TestCase> error = run(connection, test.file(), test.body(), tap);
            connection.rollback();
            error.ifPresent(tap::add);
        }
        List<TestCase> cases = new ArrayList<>(tap.finish(test.file().relativePath()));
        if (cases.isEmpty()) {
            cases.add(new TestCase(
                    "runs", Verdict.PASSED, "", Location.ofFile(test.file().relativePath())));
        }
        return new FileResult(test.file().relativePath(), cases, Duration.ofNanos(System.nanoTime() - start));
    }

    private static Optional<TestCase> run(
            Connection connection, SqlFile file, List<SqlStatement> statements, TapLines tap) throws SQLException {
        for (SqlStatement statement : statements) {
            Optional<TransactionStatement.Kind> control = TestFile.control(statement);
            if (control.isPresent()) {
                // A commit would outlive the file, so it is left out: what follows sees the work all the same.
                if (control.get() == TransactionStatement.Kind.ROLLBACK && !connection.getAutoCommit()) {
                    connection.rollback();
                }
                continue;
            }
            try {
                send(connection, file, statement, tap);
            } catch (SQLException e) {
                return Optional.of(error(file, statement, ServerError.from(e)));
            }
        }
        return Optional.empty();
    }

    private static void send(Connection connection, SqlFile file, SqlStatement statement, TapLines tap)
            throws SQLException {
        if (statement.copyData().isPresent()) {
            String rows = statement.copyData().get().rows().in(file.text());
            try {
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement.text(), new StringReader(rows));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return;
        }
        if (isInstalled(connection, statement)) {
            return;
        }
        Location location = location(file, statement.body().start());
        try (Statement jdbc = connection.createStatement()) {
            jdbc.setEscapeProcessing(false);
            boolean hasRows = jdbc.execute(statement.text());
            while (hasRows || jdbc.getUpdateCount() >= 0) {
                if (hasRows) {
                    read(jdbc.getResultSet(), tap, location);
                }
                hasRows = jdbc.getMoreResults();
            }
        }
    }

    /** Extensions were made beforehand, by somebody who may. */
    private static boolean isInstalled(Connection connection, SqlStatement statement) throws SQLException {
        Optional<CreateExtension> wanted = statement.tree().flatMap(CreateExtension::of);
        return wanted.isPresent()
                && TestDatabases.hasExtension(connection, wanted.get().name());
    }

    private static void read(ResultSet rows, TapLines tap, Location location) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        boolean isAssertion = columns.getColumnCount() == 1 && columns.getColumnType(1) == Types.BIT;
        int count = 0;
        boolean holds = true;
        while (rows.next()) {
            count++;
            for (int column = 1; column <= columns.getColumnCount(); column++) {
                String value = rows.getString(column);
                if (value != null && !isAssertion) {
                    tap.read(value, location);
                }
            }
            holds &= isAssertion && rows.getBoolean(1);
        }
        if (isAssertion && count == 1) {
            String text = holds ? "" : "the statement returned " + "false or null";
            tap.add(new TestCase(columns.getColumnLabel(1), holds ? Verdict.PASSED : Verdict.FAILED, text, location));
        }
    }

    private static TestCase error(SqlFile file, SqlStatement statement, ServerError error) {
        int offset = statement.body().start() + error.offsetIn(statement.text()).orElse(0);
        Location location = location(file, offset);
        Matcher inBlock = LINE_OF_BLOCK.matcher(error.where() == null ? "" : error.where());
        Optional<SyntaxNode> block = statement.tree().flatMap(DoBlock::of).map(DoBlock::body);
        if (inBlock.find() && block.isPresent()) {
            int first = file.script().position(block.get().range().start()).line();
            location = new Location(file.relativePath(), first + Integer.parseInt(inBlock.group(1)) - 1, 0);
        }
        String text = PgTapSubset.advice(error)
                .map(advice -> error.describe() + "\n" + advice)
                .orElse(error.describe());
        return new TestCase(error.message(), Verdict.FAILED, text, location);
    }

    private static Location location(SqlFile file, int offset) {
        SourcePosition position = file.script().position(offset);
        return new Location(file.relativePath(), position.line(), position.column());
    }
}
