package io.github.supabasemigrate.database;

import io.github.supabasemigrate.database.ConnectionProblem.Kind;

/** What to do about each kind of connection problem, on Supabase and elsewhere. */
final class ConnectionAdvice {

    private static final int LOCAL_STACK_PORT = 54322;

    private ConnectionAdvice() {}

    static String on(Kind kind, Database database) {
        return switch (kind) {
            case REFUSED -> refused(database);
            case UNKNOWN_HOST -> unknownHost(database);
            case IPV6_ONLY -> ipv6Only(database);
            case TIMED_OUT -> "Check host and port, and that no firewall stands between." + restrictions(database);
            case AUTHENTICATION_FAILED -> authentication(database);
            case PROJECT_NOT_FOUND ->
                "The user must be postgres.<project ref> and the host the one of the project's region:"
                        + " copy the session pooler's URL from the dashboard under Connect.";
            case ADDRESS_NOT_ALLOWED ->
                database.endpoint().isSupabase()
                        ? "Allow this address in the dashboard under Database Settings, Network Restrictions."
                        : "Add a line for this address, user and database to the server's pg_hba.conf.";
            case TLS_NOT_OFFERED ->
                "Turn TLS on at the server, or, on a network that you trust, add ?sslmode=disable to the URL.";
            case TLS_REQUIRED -> "Add ?sslmode=require to the URL, or take sslmode=disable out of it.";
            case TLS_NOT_TRUSTED -> notTrusted(database);
            case NO_SUCH_DATABASE ->
                database.endpoint().isSupabase()
                        ? "The database of a Supabase project is named postgres."
                        : "Create it, or correct the name behind the last / of the URL.";
            case TOO_MANY_CONNECTIONS -> tooMany(database);
            case STARTING_UP -> "Try again in a moment.";
            case POOLER_REFUSES_SETTING ->
                "Use the URL of the server itself, or add the setting to ignore_startup_parameters"
                        + " in the pooler's configuration.";
            case ROLE_NOT_AVAILABLE ->
                "Grant it: GRANT postgres TO " + database.credentials().user() + "; or log in as postgres.";
            case NO_TARGET, OTHER -> "Check the URL: mvn supabase-migrate:effective shows where each part comes from.";
        };
    }

    private static String refused(Database database) {
        if (database.isLocal() && database.port() == LOCAL_STACK_PORT) {
            return "Start the local stack: supabase start";
        }
        return database.endpoint().isSupabase()
                ? "Restore the project in the dashboard if it is paused. After several wrong passwords Supabase bans an address"
                        + " for a while: dashboard, Database Settings, Network Bans."
                : "Start the server, or correct host and port in the URL.";
    }

    private static String unknownHost(Database database) {
        return database.endpoint().isPooler()
                ? "Copy the session pooler's URL from the dashboard under Connect; the number and region in the host cannot be"
                        + " guessed."
                : "Correct the host in the URL.";
    }

    private static String ipv6Only(Database database) {
        String ref = database.endpoint().projectRef();
        if (ref == null) {
            return "The host has IPv6 addresses only and this machine no IPv6 route: use a host with an IPv4 address.";
        }
        return "A project's own host has only an IPv6 address, and none when the project is paused or deleted. From IPv4"
                + " networks, as most CI runners are, use the session pooler:\n"
                + "postgresql://postgres." + ref + "@aws-<n>-<region>.pooler.supabase.com:5432/postgres\n"
                + "The dashboard shows the host under Connect; after `supabase link` it is in supabase/.temp/pooler-url.";
    }

    private static String restrictions(Database database) {
        return database.endpoint().isSupabase()
                ? " See also Network Restrictions in the dashboard's Database Settings."
                : "";
    }

    private static String authentication(Database database) {
        if (database.credentials().password() == null) {
            return "Set SUPABASE_DB_PASSWORD in the environment or in .env.secrets.";
        }
        String encoded = database.readsPasswordFromUrl()
                ? " A password inside a URL is percent-encoded; SUPABASE_DB_PASSWORD is taken as it is."
                : "";
        String reset = database.endpoint().isSupabase() ? " The dashboard resets it under Database Settings." : "";
        return "Correct the password where it comes from." + encoded + reset;
    }

    private static String notTrusted(Database database) {
        return database.endpoint().isSupabase()
                ? "Supabase signs with its own root: download the certificate from the dashboard's Database Settings and add"
                        + " ?sslrootcert=<file> to the URL."
                : "Add ?sslrootcert=<file> with the certificate of the authority that signed the server's, or correct the host.";
    }

    private static String tooMany(Database database) {
        return database.endpoint().door() == SupabaseEndpoint.Door.SESSION_POOLER
                ? "Stop clients of the session pooler or raise its pool size in the dashboard's Database Settings."
                : "Stop idle clients, or raise max_connections.";
    }
}
