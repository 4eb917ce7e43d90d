package io.github.supabasemigrate.catalog;

import java.util.Set;

/** What every Supabase database has before its project adds anything, by name. */
final class SupabasePlatform {

    private SupabasePlatform() {}

    static final Set<String> SCHEMAS = Set.of(
            "_analytics",
            "_realtime",
            "_supavisor",
            "auth",
            "cron",
            "dbdev",
            "etl",
            "extensions",
            "graphql",
            "graphql_public",
            "net",
            "pgbouncer",
            "pgmq",
            "pgmq_public",
            "pgsodium",
            "pgsodium_masks",
            "pgtle",
            "realtime",
            "repack",
            "storage",
            "supabase_functions",
            "supabase_migrations",
            "tiger",
            "tiger_data",
            "topology",
            "vault");

    /** Roles that a project neither makes nor may alter. */
    static final Set<String> ROLES = Set.of(
            "anon",
            "authenticated",
            "authenticator",
            "cli_login_postgres",
            "dashboard_user",
            "pgbouncer",
            "pgsodium_keyholder",
            "pgsodium_keyiduser",
            "pgsodium_keymaker",
            "pgtle_admin",
            "postgres",
            "service_role",
            "supabase_admin",
            "supabase_auth_admin",
            "supabase_etl_admin",
            "supabase_functions_admin",
            "supabase_privileged_role",
            "supabase_read_only_user",
            "supabase_realtime_admin",
            "supabase_replication_admin",
            "supabase_storage_admin",
            "supabase_superuser");

    /** Extensions that are there from the start, or come and go without the project's doing. */
    static final Set<String> EXTENSIONS =
            Set.of("pg_graphql", "pg_stat_statements", "pgsodium", "plpgsql", "supabase_vault");

    /** Made by the project-creation option "Enable automatic RLS", in no migration. */
    static final String AUTOMATIC_RLS_TRIGGER = "ensure_rls";

    static final String AUTOMATIC_RLS_FUNCTION = "rls_auto_enable";

    /** Made at run time by the Realtime service. */
    static final String REALTIME_MESSAGES_PUBLICATION = "supabase_realtime_messages_publication";

    /** A role of the platform other than {@code postgres}, which is the project's own. */
    static boolean isAdministrator(String role) {
        return ROLES.contains(role) && !role.equals("postgres");
    }
}
