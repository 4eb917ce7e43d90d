package io.github.supabasemigrate.execute.failure;

import io.github.supabasemigrate.database.ServerError;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What usually helps, by SQLSTATE (PostgreSQL manual, appendix A). */
final class Advice {

    private static final String EXISTS =
            "If the database got it by other means, record the migration as applied: mvn supabase-migrate:repair"
                    + " -Dsupabase-migrate.applied=<version>. Else say IF NOT EXISTS, or DROP … IF EXISTS before it.";

    private static final Map<String, Function<ServerError, String>> BY_STATE = Map.ofEntries(
            Map.entry("42P07", error -> EXISTS),
            Map.entry("42710", error -> EXISTS),
            Map.entry("42701", error -> EXISTS),
            Map.entry("42P06", error -> EXISTS),
            Map.entry("42723", error -> EXISTS),
            Map.entry("42704", Advice::undefinedObject),
            Map.entry(
                    "42P01",
                    error -> "Check the order of the migrations: the relation must be made by an earlier one."),
            Map.entry(
                    "42883",
                    error ->
                            "Functions of extensions live in the schema `extensions`: is it in the search_path, and is the"
                                    + " extension created?"),
            Map.entry("0A000", Advice::unsupported),
            Map.entry("58P01", Advice::unsupported),
            Map.entry(
                    "42501",
                    error ->
                            "The role that migrates must not do this. Objects in auth, storage and realtime belong to the"
                                    + " platform; others may belong to the role that made them."),
            Map.entry(
                    "55P03",
                    error ->
                            "Somebody else holds a lock on the table. Run again later, end that session, or wait longer:"
                                    + " -Dsupabase-migrate.lockTimeout=30s"),
            Map.entry(
                    "57014",
                    error -> "The statement was cancelled or took longer than statement_timeout allows; give it more:"
                            + " -Dsupabase-migrate.statementTimeout=10min"),
            Map.entry(
                    "55P04",
                    error ->
                            "A new enum value can be used once it is committed: put its use into a migration of its own."),
            Map.entry(
                    "25006",
                    error -> "The server or the session is read-only: is this a replica, or a disk that is full?"),
            Map.entry("53300", error -> "The server has no connection left; close some, or use the session pooler."),
            Map.entry("53100", error -> "The server's disk is full."));

    private Advice() {}

    static Optional<String> on(ServerError error) {
        Function<ServerError, String> advice = BY_STATE.get(error.sqlState());
        return Optional.ofNullable(advice).map(found -> found.apply(error));
    }

    private static String undefinedObject(ServerError error) {
        if (error.message().startsWith("role ")) {
            return "Roles are made by `supabase/roles.sql`, not by the history: does it create this one?";
        }
        return "Types of extensions live in the schema `extensions`: name it, as in extensions.vector, or create the"
                + " extension first.";
    }

    private static String unsupported(ServerError error) {
        if (error.message().contains("extension")) {
            return "The server does not have this extension. An embedded server offers a stand-in for most of those on"
                    + " Supabase, unless -Dsupabase-migrate.shadow.standIns=false.";
        }
        if (error.message().startsWith("cannot alter type of a column used")) {
            return "Drop what uses the column, change the type, and make it again, in one migration.";
        }
        return "The server's version does not support this, or no version does; see `[db] major_version` in config.toml.";
    }
}
