package io.github.supabasemigrate.diff.proof;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.diff.proof.StoredTables.Stored;
import io.github.supabasemigrate.diff.render.Names;
import io.github.supabasemigrate.sql.Literals;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The rows of tables as the statements that write them, and sequences as those that set them. */
public final class RowScript {

    private static final ObjectId JOBS = ObjectId.table("cron", "job");
    private static final String VAULT = "vault";

    private RowScript() {}

    /**
     * One statement a row. Jobs of pg_cron are scheduled, not inserted. Secrets are left out: no file should hold one.
     *
     * @param superuser of a throw-away database
     */
    public static List<String> of(Connection superuser, Collection<ObjectId> tables) throws SQLException {
        var statements = new ArrayList<String>();
        for (Stored table : StoredTables.read(superuser)) {
            if (tables.contains(table.id()) && !table.id().schema().equals(VAULT)) {
                statements.addAll(table.id().equals(JOBS) ? jobs(superuser) : rows(superuser, table));
            }
        }
        statements.addAll(sequences(superuser));
        return statements;
    }

    private static List<String> jobs(Connection superuser) throws SQLException {
        return texts(superuser, """
                SELECT pg_catalog.format('SELECT cron.schedule(%L, %L, %L)', jobname, schedule, command)
                FROM cron.job ORDER BY jobid
                """);
    }

    private static List<String> rows(Connection superuser, Stored table) throws SQLException {
        if (table.columns().isEmpty()) {
            return List.of();
        }
        List<String> names = List.copyOf(table.columns().values());
        String values = names.stream()
                .map(name -> "pg_catalog.quote_nullable(" + Names.quote(name) + "::text)")
                .collect(Collectors.joining(", "));
        String insert = "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE VALUES ("
                .formatted(Names.of(table.id()), Names.list(names));
        return texts(
                superuser,
                "SELECT %s || pg_catalog.concat_ws(', ', %s) || ')' FROM ONLY %s ORDER BY ctid"
                        .formatted(Literals.quote(insert), values, Names.of(table.id())));
    }

    private static List<String> sequences(Connection superuser) throws SQLException {
        return texts(superuser, """
                SELECT pg_catalog.format('SELECT pg_catalog.setval(%L, %s)',
                    pg_catalog.format('%I.%I', schemaname, sequencename), last_value)
                FROM pg_catalog.pg_sequences
                WHERE last_value IS NOT NULL AND sequenceowner = 'postgres' ORDER BY 1
                """);
    }

    private static List<String> texts(Connection superuser, String query) throws SQLException {
        var texts = new ArrayList<String>();
        try (Statement statement = superuser.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet row = statement.executeQuery(query)) {
                while (row.next()) {
                    texts.add(row.getString(1));
                }
            }
        }
        return texts;
    }
}
