package io.github.supabasemigrate.lint.probe;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.routine.Routine;
import io.github.supabasemigrate.finding.Finding.DecidedBy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the extension {@code plpgsql_check} about the bodies of functions, on servers that have it. */
public final class BodyProbe {

    static final String RULE = "function-body-error";

    /** Its checker; a stand-in that only knows syntax is written in PL/pgSQL, the real one in C. */
    private static final String CHECKER = """
            SELECT pg_catalog.quote_ident(n.nspname) || '.plpgsql_check_function_tb'
            FROM pg_catalog.pg_proc AS p
            JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
            JOIN pg_catalog.pg_language AS l ON l.oid = p.prolang
            WHERE p.proname = 'plpgsql_check_function_tb' AND l.lanname = '%s'
            """;

    /** A trigger function is checked for each table that it fires on. */
    private static final String COMPLAINTS = """
            SELECT n.nspname, p.proname, c.lineno, c.sqlstate, c.message
            FROM pg_catalog.pg_proc AS p
            JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
            JOIN pg_catalog.pg_language AS l ON l.oid = p.prolang AND l.lanname = 'plpgsql'
            LEFT JOIN pg_catalog.pg_trigger AS t ON t.tgfoid = p.oid AND NOT t.tgisinternal AND t.tgparentid = 0
            CROSS JOIN LATERAL %s(p.oid::regprocedure, coalesce(t.tgrelid, 0)::regclass) AS c
            WHERE c.level = 'error'
                AND (p.prorettype <> 'trigger'::regtype OR t.oid IS NOT NULL)
                AND p.prorettype <> 'event_trigger'::regtype
                AND NOT EXISTS (
                    SELECT FROM pg_catalog.pg_depend AS d
                    WHERE d.classid = 'pg_catalog.pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
            ORDER BY 1, 2, 3
            """;

    private final Connection superuser;
    private final Catalog users;
    private final String language;

    public BodyProbe(Connection superuser, Catalog users) {
        this(superuser, users, "c");
    }

    BodyProbe(Connection superuser, Catalog users, String language) {
        this.superuser = superuser;
        this.users = users;
        this.language = language;
    }

    /** What the checker says; nothing where the server has none. The database is left as it is. */
    public List<Fault> ask() throws SQLException {
        boolean autoCommit = superuser.getAutoCommit();
        superuser.setAutoCommit(false);
        try {
            Optional<String> checker = checker();
            return checker.isPresent() ? complaints(checker.get()) : List.of();
        } finally {
            superuser.rollback();
            superuser.setAutoCommit(autoCommit);
        }
    }

    /** Made for the question only, if the server has it and the project does not use it. */
    private Optional<String> checker() throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            Optional<String> there = text(statement, CHECKER.formatted(language));
            boolean isOffered = text(
                            statement,
                            "SELECT name FROM pg_catalog.pg_available_extensions WHERE name = 'plpgsql_check' AND installed_version IS NULL")
                    .isPresent();
            if (there.isPresent() || !isOffered) {
                return there;
            }
            statement.execute("CREATE EXTENSION plpgsql_check");
            return text(statement, CHECKER.formatted(language));
        }
    }

    private static Optional<String> text(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    private List<Fault> complaints(String checker) throws SQLException {
        List<Fault> faults = new ArrayList<>();
        try (Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery(COMPLAINTS.formatted(checker))) {
            while (row.next()) {
                Optional<ObjectId> routine = routine(row.getString(1), row.getString(2));
                if (routine.isPresent()) {
                    faults.add(new Fault(
                            RULE,
                            routine.get(),
                            "Line %d of `%s` fails when it runs: %s (%s)."
                                    .formatted(
                                            row.getInt(3), routine.get().display(), row.getString(5), row.getString(4)),
                            "plpgsql_check says so; nothing else asks before the function is called.",
                            DecidedBy.OBSERVED));
                }
            }
        }
        return faults;
    }

    private Optional<ObjectId> routine(String schema, String name) {
        return users.routines().stream()
                .filter(routine ->
                        routine.schema().equals(schema) && routine.name().equals(name))
                .map(Routine::id)
                .findFirst();
    }
}
