package io.github.supabasemigrate.shadow.baseline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Stand-ins for the extensions that Supabase has and a plain server lacks. They are ordinary extensions, a control file
 * and an SQL script each, to be written into the server's {@code share/extension} directory ({@code pg_config
 * --sharedir}) before anything creates them. Real extensions win: a name that the directory already has is left alone.
 *
 * <p>{@link #INSTALLED} lists those in use, so that a log can name them.
 */
public final class StandIns {

    /** Selects name and version of the stand-ins that are installed in the connected database. */
    public static final String INSTALLED = """
            SELECT e.extname, e.extversion
            FROM pg_catalog.pg_extension AS e
            JOIN pg_catalog.pg_available_extensions() AS a ON a.name = e.extname
            WHERE pg_catalog.starts_with(a.comment, '%s')
            ORDER BY e.extname
            """.formatted(StandIn.MARK);

    private static final List<StandIn> ALL = List.of(
            StandIn.relocatable("vector", "0.8.0"),
            StandIn.in("vault", "supabase_vault", "0.3.1"),
            StandIn.anywhere("pg_cron", "1.6"),
            StandIn.anywhere("pg_net", "0.14.0"),
            StandIn.relocatable("http", "1.6"),
            StandIn.anywhere("pgjwt", "0.2.0"),
            StandIn.in("graphql", "pg_graphql", "1.5.11"),
            StandIn.in("pgmq", "pgmq", "1.4.4"),
            StandIn.in("pgsodium", "pgsodium", "3.1.8"),
            StandIn.anywhere("pg_jsonschema", "0.3.3"),
            StandIn.anywhere("wrappers", "0.5.0"),
            StandIn.relocatable("hypopg", "1.4.1"),
            StandIn.anywhere("index_advisor", "0.2.0").requiring("hypopg"),
            StandIn.anywhere("olirice@index_advisor", "0.2.0").requiring("hypopg"),
            StandIn.anywhere("plpgsql_check", "2.7"),
            StandIn.in("pgtle", "pg_tle", "1.4.0"),
            StandIn.anywhere("pgaudit", "1.7"),
            StandIn.anywhere("pg_hashids", "1.3"),
            StandIn.anywhere("timescaledb", "2.16.1"),
            StandIn.anywhere("supabase-dbdev", "0.0.5"),
            StandIn.anywhere("pgtap", "1.3.3"),
            StandIn.anywhere("basejump-supabase_test_helpers", "0.0.6").requiring("pgtap"));

    /** Those that {@link PlatformBaseline} makes itself. */
    private static final Set<String> PLATFORMS = Set.of("pgjwt", "supabase_vault");

    private static final String EXTENSION = "extension";
    private static final String NAME = "(\"[^\"]+\"|[A-Za-z_][\\w$]*)";
    private static final String VERSION = "(?:'([^'/]+)'|\"([^\"/]+)\"|([A-Za-z_][\\w$]*))";
    private static final Pattern PIN = Pattern.compile("(?is)\\bEXTENSION\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?" + NAME
            + "[^;]{0,200}?\\b(?:VERSION|UPDATE\\s+TO)\\s+" + VERSION);

    private StandIns() {}

    /** All control and script files, by file name. */
    public static Map<String, String> files() {
        var files = new LinkedHashMap<String, String>();
        ALL.forEach(standIn -> files.putAll(standIn.files()));
        return files;
    }

    /**
     * The files to write into an extension directory: those of stand-ins whose extension it lacks, or has as a stand-in.
     */
    public static Map<String, String> filesLackedBy(Path extensionDirectory) {
        var files = new LinkedHashMap<String, String>();
        for (StandIn standIn : ALL) {
            if (!isReal(standIn.name(), extensionDirectory)) {
                files.putAll(standIn.files());
            }
        }
        return files;
    }

    /**
     * The further files that let scripts create or update to the versions they name: {@code CREATE EXTENSION vector
     * VERSION '0.7.0'}, {@code ALTER EXTENSION pg_net UPDATE TO '0.19.5'}, inside strings too. Versions are found by
     * text; one that no statement asks for after all is a spare file.
     */
    public static Map<String, String> forVersionPins(Collection<String> scripts) {
        var files = new LinkedHashMap<String, String>();
        for (String script : scripts) {
            if (!mentionsExtensions(script)) {
                continue;
            }
            Matcher pin = PIN.matcher(script);
            while (pin.find()) {
                String version = firstOf(pin.group(2), pin.group(3), pin.group(4));
                named(unquoted(pin.group(1))).ifPresent(standIn -> files.putAll(standIn.filesForVersion(version)));
            }
        }
        return files;
    }

    /** Most files do not, and trying the pattern at each character of a thousand files takes longer than all else here. */
    private static boolean mentionsExtensions(String script) {
        return mentionsExtensions(script, 'x') || mentionsExtensions(script, 'X');
    }

    /** The word has no letter that is as rare. */
    private static boolean mentionsExtensions(String script, char second) {
        for (int at = script.indexOf(second); at >= 0; at = script.indexOf(second, at + 1)) {
            if (script.regionMatches(true, at - 1, EXTENSION, 0, EXTENSION.length())) {
                return true;
            }
        }
        return false;
    }

    /** The stand-ins in use that some script asked for, not the platform, for a log: such as {@code vector 0.8.0}, by name. */
    public static List<String> chosenIn(Connection connection) throws SQLException {
        return installedIn(connection).stream()
                .filter(standIn -> PLATFORMS.stream().noneMatch(name -> standIn.startsWith(name + " ")))
                .toList();
    }

    /** The stand-ins in use, for a log: such as {@code vector 0.8.0}, by name. */
    public static List<String> installedIn(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(INSTALLED)) {
            var installed = new ArrayList<String>();
            while (rows.next()) {
                installed.add(rows.getString(1) + " " + rows.getString(2));
            }
            return installed;
        }
    }

    /** The names of all stand-ins. */
    public static List<String> names() {
        return ALL.stream().map(StandIn::name).toList();
    }

    private static Optional<StandIn> named(String extension) {
        return ALL.stream().filter(standIn -> standIn.name().equals(extension)).findFirst();
    }

    private static boolean isReal(String extension, Path directory) {
        Path control = directory.resolve(extension + ".control");
        try {
            return Files.exists(control) && !Files.readString(control).contains(StandIn.MARK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unquoted(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1) : name.toLowerCase(Locale.ROOT);
    }

    private static String firstOf(@Nullable String... groups) {
        return Stream.of(groups).filter(Objects::nonNull).findFirst().orElseThrow();
    }
}
