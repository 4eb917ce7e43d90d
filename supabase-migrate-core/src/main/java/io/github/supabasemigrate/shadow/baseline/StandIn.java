package io.github.supabasemigrate.shadow.baseline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An extension that takes the place of one the server lacks: same name, types and functions, written in SQL.
 *
 * @param name the extension's name
 * @param version the version that {@code CREATE EXTENSION} makes when none is asked for
 * @param schema the only schema it may live in; empty where the migration chooses
 * @param relocatable whether {@code ALTER EXTENSION … SET SCHEMA} is allowed
 * @param requires extensions that must be there before
 */
record StandIn(String name, String version, String schema, boolean relocatable, List<String> requires) {

    /** How the comment of every stand-in begins, which is how one is told from the real extension. */
    static final String MARK = "supabase-migrate stand-in";

    StandIn {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(schema, "schema");
        requires = List.copyOf(requires);
    }

    static StandIn anywhere(String name, String version) {
        return new StandIn(name, version, "", false, List.of());
    }

    static StandIn relocatable(String name, String version) {
        return new StandIn(name, version, "", true, List.of());
    }

    static StandIn in(String schema, String name, String version) {
        return new StandIn(name, version, schema, false, List.of());
    }

    StandIn requiring(String... extensions) {
        return new StandIn(name, version, schema, relocatable, List.of(extensions));
    }

    /** The control and script files, by file name. */
    Map<String, String> files() {
        var files = new LinkedHashMap<String, String>();
        files.put(name + ".control", control());
        files.put(scriptName(version), script());
        return files;
    }

    /** The files that make another version creatable, and reachable from the default one by an update. */
    Map<String, String> filesForVersion(String pinned) {
        var files = new LinkedHashMap<String, String>();
        if (!pinned.equals(version)) {
            files.put(scriptName(pinned), script());
            files.put(scriptName(version + "--" + pinned), "-- A stand-in is the same in every version.\n");
        }
        return files;
    }

    /** A package's name may begin with its author's, as in {@code olirice@index_advisor}; the script is the same. */
    private String script() {
        return Resources.text("stand-ins/" + name.substring(name.indexOf('@') + 1) + ".sql");
    }

    private String scriptName(String suffix) {
        return name + "--" + suffix + ".sql";
    }

    /** Trusted, so that roles other than superusers may create it, as they may on the platform. */
    private String control() {
        var control = new StringBuilder()
                .append("comment = '%s for %s: SQL only, for throw-away databases'\n".formatted(MARK, name))
                .append("default_version = '%s'\n".formatted(version))
                .append("relocatable = %s\n".formatted(relocatable))
                .append("superuser = true\n")
                .append("trusted = true\n");
        if (!schema.isEmpty()) {
            control.append("schema = %s\n".formatted(schema));
        }
        if (!requires.isEmpty()) {
            control.append("requires = '%s'\n".formatted(String.join(", ", requires)));
        }
        return control.toString();
    }
}
