package io.github.supabasemigrate.goal.test;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.ShadowServer;
import io.github.supabasemigrate.sql.Identifiers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The databases that tests run in: one with all that the files share, and copies of it. pgTAP and, where a file calls
 * {@code tests.…}, its helpers are made there as {@code supabase test db} makes pgTAP: the server's own extension, else the
 * stand-in.
 */
final class TestDatabases implements AutoCloseable {

    private static final String TAP = "pgtap";
    private static final String HELPERS = "basejump-supabase_test_helpers";

    private final ShadowServer server;
    private final Shadow first;
    private final List<Shadow> copies = new ArrayList<>();

    TestDatabases(ShadowServer server, Shadow first) {
        this.server = server;
        this.first = first;
    }

    /**
     * Runs what the files have before their tests.
     *
     * @return the files whose setup failed
     */
    Map<TestFile, TestCase> setUp(List<TestFile> files) throws SQLException {
        var failed = new LinkedHashMap<TestFile, TestCase>();
        server.promoteOwner();
        try {
            makeExtensions(files);
            var session = new TestSession(first.database());
            for (TestFile file : files) {
                Optional<TestCase> failure = session.setUp(file);
                failure.ifPresent(test -> failed.put(file, test));
            }
            boolean wantsHelpers =
                    files.stream().anyMatch(file -> file.file().text().contains("tests."));
            if (wantsHelpers) {
                makeHelpers();
            }
        } finally {
            server.demoteOwner();
        }
        return failed;
    }

    private void makeExtensions(List<TestFile> files) throws SQLException {
        var wanted = new TreeSet<String>();
        files.forEach(file -> wanted.addAll(file.extensions()));
        wanted.remove(HELPERS);
        try (Connection connection = first.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION IF NOT EXISTS pgtap WITH SCHEMA extensions");
            wanted.remove(TAP);
            for (String extension : wanted) {
                statement.execute("CREATE EXTENSION IF NOT EXISTS " + Identifiers.quote(extension)
                        + " WITH SCHEMA extensions CASCADE");
            }
        } catch (SQLException e) {
            throw MigrateException.because("An extension that the tests need cannot be made on the shadow.")
                    .why(String.valueOf(e.getMessage()))
                    .cause(e)
                    .build();
        }
    }

    private void makeHelpers() throws SQLException {
        try (Connection connection = first.connect();
                Statement statement = connection.createStatement();
                PreparedStatement known =
                        connection.prepareStatement("SELECT FROM pg_catalog.pg_namespace WHERE nspname = 'tests'")) {
            if (!known.executeQuery().next()) {
                statement.execute("CREATE EXTENSION IF NOT EXISTS " + Identifiers.quote(HELPERS) + " CASCADE");
            }
        }
    }

    /** One database a worker, equal to each other. */
    List<Shadow> forWorkers(int count) {
        while (copies.size() + 1 < count) {
            copies.add(server.copyOf(first));
        }
        var all = new ArrayList<>(copies);
        all.add(first);
        return all;
    }

    static boolean hasExtension(Connection connection, String name) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT FROM pg_catalog.pg_extension WHERE extname = ?")) {
            query.setString(1, name);
            return query.executeQuery().next();
        }
    }

    @Override
    public void close() {
        copies.forEach(Shadow::close);
        first.close();
    }
}
