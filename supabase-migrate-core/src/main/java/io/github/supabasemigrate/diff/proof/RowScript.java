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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The rows of tables as the statements that write them, and sequences as those that set them. */
public final class RowScript {

    private static final ObjectId JOBS = ObjectId.table("cron", "job");
    private static final String VAULT = "vault";
    private static final int UUID = 36;

    private RowScript() {}

    /**
     * One statement a row. Jobs of pg_cron are scheduled, not inserted. Secrets are left out: no file should hold one. Rows that hold
     * the id of a secret ask for it by name, for it has another one wherever it is made again.
     *
     * @param superuser of a throw-away database
     */
    public static List<String> of(Connection superuser, Collection<ObjectId> tables) throws SQLException {
        Map<String, String> secrets = secrets(superuser);
        var statements = new ArrayList<String>();
        for (Stored table : StoredTables.read(superuser)) {
            if (tables.contains(table.id()) && !table.id().schema().equals(VAULT)) {
                statements.addAll(table.id().equals(JOBS) ? jobs(superuser) : rows(superuser, table, secrets));
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

    /** What asks for the id of each secret that has a name, by the literal of its id. */
    private static Map<String, String> secrets(Connection superuser) throws SQLException {
        var lookups = new LinkedHashMap<String, String>();
        if (texts(superuser, "SELECT 1 WHERE pg_catalog.to_regclass('vault.secrets') IS NOT NULL")
                .isEmpty()) {
            return lookups;
        }
        List<String> found = texts(superuser, """
                SELECT id::text || pg_catalog.format('(SELECT id FROM vault.secrets WHERE name = %L)', name)
                FROM vault.secrets WHERE name IS NOT NULL ORDER BY name
                """);
        found.forEach(text -> lookups.put(Literals.quote(text.substring(0, UUID)), text.substring(UUID)));
        return lookups;
    }

    private static List<String> rows(Connection superuser, Stored table, Map<String, String> secrets)
            throws SQLException {
        if (table.columns().isEmpty()) {
            return List.of();
        }
        List<String> names = List.copyOf(table.columns().values());
        String values = names.stream()
                .map(name -> "pg_catalog.quote_nullable(" + Names.quote(name) + "::text)")
                .collect(Collectors.joining(", "));
        String insert = "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE VALUES ("
                .formatted(Names.of(table.id()), Names.list(names));
        List<String> rows = texts(
                superuser,
                "SELECT %s || pg_catalog.concat_ws(', ', %s) || ')' FROM ONLY %s ORDER BY ctid"
                        .formatted(Literals.quote(insert), values, Names.of(table.id())));
        return rows.stream().map(row -> asking(row, secrets)).toList();
    }

    private static String asking(String row, Map<String, String> secrets) {
        String text = row;
        for (Map.Entry<String, String> secret : secrets.entrySet()) {
            text = text.replace(secret.getKey(), secret.getValue());
        }
        return text;
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
