import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The throw-away server: databases made and scripts run in them, with psql as a user would. */
final class Server {

    /** One role for both states and all pairs of a server: made by whoever comes first. */
    static final Pattern ROLE =
            Pattern.compile("(?im)^[ \\t]*CREATE\\s+(?:ROLE|USER)\\s+(?!MAPPING)(\"[^\"]+\"|\\w+)[^;$]*;[ \\t]*$");

    private static final Pattern MISSING_ROLE = Pattern.compile("role \"([^\"]+)\" does not exist");

    /** Subscriptions and whatever belongs to a database as such. */
    private static final Pattern KEPT_BY_NAME = Pattern.compile("(?i)\\bSUBSCRIPTION\\b|DATABASE");

    private static final String FORGET_ROLES = """
            SELECT format('DROP ROLE %I', rolname) FROM pg_roles
            WHERE oid >= 16384 AND rolname NOT IN ('app_owner', 'app_reader', 'anon') AND rolname <> current_user
            \\gexec
            """;

    /** A subscription holds its database; none of these has a slot anywhere. */
    private static final String FORGET_SUBSCRIPTIONS = """
            SELECT format('ALTER SUBSCRIPTION %1$I DISABLE; ALTER SUBSCRIPTION %1$I SET (slot_name = NONE); DROP SUBSCRIPTION %1$I',
                subname) FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid WHERE d.datname = current_database()
            \\gexec
            """;

    /** An engine that stays may still be connected to what is to be copied. */
    private static final String LEAVE =
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s' AND pid <> pg_backend_pid();\n";

    /** Counts the values of all plain columns of all tables, by name. */
    private static final String CONTENT = """
            SELECT n.nspname || '.' || c.relname || '.' || a.attname || ' ' ||
                (xpath('/row/n/text()', query_to_xml(format('SELECT count(%I) AS n FROM %I.%I', a.attname, n.nspname, c.relname),
                    false, true, '')))[1]
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
                AND n.nspname !~ '^pg_|^information_schema'
            ORDER BY 1""";

    /** What a table and a column is to the server, whatever its name says: made anew, it is another. */
    static final String IDENTITY = """
            SELECT n.nspname || '.' || c.relname || '.' || a.attname || ' ' || c.oid || '/' || a.attnum
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
                AND n.nspname !~ '^pg_|^information_schema'
            ORDER BY 1""";

    /** One row a table, with the first value of its type that comes to mind; what refuses it stays empty. */
    private static final String SAMPLES = """
            SET session_replication_role = replica;
            DO $samples$
            DECLARE filling record;
            BEGIN
                FOR filling IN
                    SELECT format('INSERT INTO %I.%I (%s) OVERRIDING SYSTEM VALUE VALUES (%s)', n.nspname, c.relname,
                        string_agg(quote_ident(a.attname), ', '),
                        string_agg(CASE
                            WHEN t.typtype = 'e' THEN (SELECT quote_literal(enumlabel) FROM pg_enum
                                WHERE enumtypid = t.oid ORDER BY enumsortorder LIMIT 1)
                            WHEN t.typname IN ('json', 'jsonb') THEN $v$'{}'$v$
                            WHEN t.typname = 'uuid' THEN $v$'00000000-0000-0000-0000-000000000001'$v$
                            WHEN t.typcategory = 'N' THEN '1'
                            WHEN t.typcategory = 'S' THEN $v$'1'$v$
                            WHEN t.typcategory = 'B' THEN 'true'
                            WHEN t.typname IN ('time', 'timetz') THEN $v$'10:00'$v$
                            WHEN t.typcategory = 'D' THEN $v$'2020-01-01'$v$
                            WHEN t.typcategory = 'T' THEN $v$'1 day'$v$
                            WHEN t.typcategory IN ('A', 'R') THEN $v$'{}'$v$
                            ELSE 'DEFAULT' END, ', ')) AS sql
                    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                        JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_type t ON t.oid = a.atttypid
                    WHERE c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
                        AND n.nspname !~ '^pg_|^information_schema'
                    GROUP BY n.nspname, c.relname
                LOOP
                    BEGIN
                        EXECUTE filling.sql;
                    EXCEPTION WHEN others THEN
                        NULL;
                    END;
                END LOOP;
            END $samples$;
            """;

    private static final int LIMIT = 120;

    private final String url;

    /** The quicker way where nothing is to survive a crash. */
    private final String copying;

    Server(String url) throws SQLException {
        this.url = url;
        int version = Integer.parseInt(rows(url, "SHOW server_version_num").get(0));
        copying = version < 150000 ? "" : "STRATEGY file_copy";
    }

    String url(String database) {
        return url.replace("/postgres?", "/" + database + "?");
    }

    void create(String database, String template) throws Exception {
        String failure = runAfterDrop(
                LEAVE.formatted(template) + "CREATE DATABASE %s TEMPLATE %s %s;".formatted(database, template, copying), database);
        if (!failure.isEmpty()) {
            throw new IllegalStateException(failure);
        }
    }

    /** Drops the databases, and the roles that the last pair made. */
    void forget(String... databases) throws Exception {
        runAfterDrop(FORGET_ROLES, databases);
    }

    private String runAfterDrop(String script, String... databases) throws Exception {
        String whole = Arrays.stream(databases)
                .map("DROP DATABASE IF EXISTS %s WITH (FORCE);\n"::formatted)
                .collect(Collectors.joining("", "", script));
        String failure = run("postgres", whole);
        if (failure.contains("subscription")) {
            for (String database : databases) {
                run(database, FORGET_SUBSCRIPTIONS);
            }
            failure = run("postgres", whole);
        }
        return failure;
    }

    /**
     * A database made by a script, a copy of the empty one; what is wrong with the script, or nothing. Roles that it takes
     * for granted are made.
     */
    String state(String database, String script, String rows) throws Exception {
        String tolerant = tolerant(script);
        for (int attempt = 0; ; attempt++) {
            create(database, "template1");
            String failure = run(database, tolerant);
            Matcher missing = MISSING_ROLE.matcher(failure);
            if (attempt == 10 || !missing.find()) {
                return failure.isEmpty() && !rows.isBlank() ? run(database, rows) : failure;
            }
            run("postgres", "CREATE ROLE \"" + missing.group(1) + "\";");
        }
    }

    /** A script that does not mind a role that is there. */
    static String tolerant(String script) {
        return ROLE.matcher(script)
                .replaceAll(match -> Matcher.quoteReplacement(
                        "DO $role$ BEGIN " + match.group() + " EXCEPTION WHEN duplicate_object THEN NULL; END $role$;"));
    }

    /** Another database like a state: a copy, or, as no copy has what the server keeps of a database by its name, made anew. */
    void copy(String database, String state, String script, String rows) throws Exception {
        if (KEPT_BY_NAME.matcher(script).find()) {
            state(database, script, rows);
        } else {
            create(database, state);
        }
    }

    /** Runs a script; what is wrong with it, or nothing. */
    String run(String database, String script) throws Exception {
        Path file = Files.writeString(Path.of("script.sql"), "SET client_min_messages = error;\n" + script);
        Programs.Result result = Programs.runUntimed(
                List.of("psql", "-Xq", "-v", "ON_ERROR_STOP=1", "-d", url(database), "-o", "/dev/null", "-f", file.toString()),
                LIMIT);
        return result.status() == 0 ? "" : result.errors() + " ";
    }

    void fill(String database) throws Exception {
        run(database, SAMPLES);
    }

    Map<String, Integer> content(String database) throws SQLException {
        var counts = new TreeMap<String, Integer>();
        pairs(database, CONTENT).forEach((column, count) -> counts.put(column, Integer.valueOf(count)));
        return counts;
    }

    /** By column, what it is to the server. */
    Map<String, String> identities(String database) throws SQLException {
        return pairs(database, IDENTITY);
    }

    private Map<String, String> pairs(String database, String query) throws SQLException {
        var found = new TreeMap<String, String>();
        rows(url(database), query).forEach(line -> {
            int blank = line.lastIndexOf(' ');
            found.put(line.substring(0, blank), line.substring(blank + 1));
        });
        return found;
    }

    /** A query's rows, a blank between their values. */
    static List<String> rows(String url, String query) throws SQLException {
        var lines = new ArrayList<String>();
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            int width = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                var line = new StringBuilder(rows.getString(1));
                for (int i = 2; i <= width; i++) {
                    line.append(' ').append(rows.getString(i));
                }
                lines.add(line.toString());
            }
        }
        return lines;
    }

    static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(jdbc(url));
    }

    /** The driver takes the user as a parameter. */
    static String jdbc(String url) {
        return "jdbc:" + url.replaceFirst("://([^@/]+)@(.*)$", "://$2&user=$1");
    }
}
