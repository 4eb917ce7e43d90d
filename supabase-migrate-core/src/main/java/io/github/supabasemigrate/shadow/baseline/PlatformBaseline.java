package io.github.supabasemigrate.shadow.baseline;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a Supabase project has before its first migration, as SQL for PostgreSQL 14 to 18.
 *
 * <p>On a new server, initialised with the superuser {@link #SUPERUSER}: connect as it to the database that will be the
 * template, {@link #applyTo}, and give role {@code postgres} its password. Then, for each database made from that
 * template (best {@code OWNER postgres}), {@link #settleInto}: owner, privileges and settings of a database are not
 * copied with it.
 *
 * <p>A project's files run as {@code postgres}, the role that owns the database. On the platform it is no superuser, but
 * a server library lets it do part of what superusers do; a plain server has no such library, so the role is promoted
 * while files run ({@link #PROMOTE}, {@link #DEMOTE}). That is the known deviation: what a hosted project would refuse
 * for want of ownership passes here. On a server whose bootstrap superuser is itself called {@code postgres} the
 * baseline applies too, but that role stays superuser: PostgreSQL 16 and later allow nothing else.
 *
 * @param exposesNewTables whether the API's roles may use what postgres creates in schema public, the platform's
 *     historic default; {@code [api] auto_expose_new_tables = false} in config.toml turns it off
 */
public record PlatformBaseline(boolean exposesNewTables) {

    /** The platform's own superuser: the role to initialise a server with. */
    public static final String SUPERUSER = "supabase_admin";

    /** Run as {@link #SUPERUSER} before a project's files. Holds for the whole server. */
    public static final String PROMOTE = "ALTER ROLE postgres SUPERUSER";

    /** Run as {@link #SUPERUSER} after a project's files, before privileges are judged. */
    public static final String DEMOTE = "ALTER ROLE postgres NOSUPERUSER";

    private static final List<String> TOPICS = List.of(
            "roles",
            "database",
            "public",
            "extensions",
            "auth",
            "storage",
            "realtime",
            "services",
            "event-triggers",
            "shadow");

    /** The scripts in order. The first is for the server, the second for each database, the rest for the template. */
    public List<BaselineScript> scripts() {
        Stream<String> topics =
                exposesNewTables ? TOPICS.stream() : Stream.concat(TOPICS.stream(), Stream.of("opt-out"));
        return topics.map(PlatformBaseline::script).toList();
    }

    /** Builds the platform in an empty database; the connection belongs to a superuser and is in autocommit mode. */
    public void applyTo(Connection connection) throws SQLException {
        for (BaselineScript script : scripts()) {
            script.runOn(connection);
        }
    }

    /** Gives a copy of the template what PostgreSQL does not copy: its owner, its privileges and its settings. */
    public static void settleInto(Connection copy) throws SQLException {
        script("database").runOn(copy);
    }

    private static BaselineScript script(String topic) {
        return new BaselineScript(topic, Resources.text("platform/" + topic + ".sql"));
    }
}
