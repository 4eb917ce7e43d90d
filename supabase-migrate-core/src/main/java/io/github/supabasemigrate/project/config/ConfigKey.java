package io.github.supabasemigrate.project.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The keys of {@code config.toml} that concern a database; those of other services are not read. Names, kinds and defaults are
 * those of Supabase CLI 3.1.0.
 */
public enum ConfigKey {
    PROJECT_ID("project_id", Kind.TEXT, null),
    API_ENABLED("api.enabled", Kind.BOOLEAN, "true"),
    API_SCHEMAS("api.schemas", Kind.TEXTS, "public,graphql_public"),
    API_EXTRA_SEARCH_PATH("api.extra_search_path", Kind.TEXTS, "public,extensions"),
    API_MAX_ROWS("api.max_rows", Kind.INTEGER, "1000"),
    API_AUTO_EXPOSE_NEW_TABLES("api.auto_expose_new_tables", Kind.BOOLEAN, null),
    DB_PORT("db.port", Kind.PORT, "54322"),
    DB_SHADOW_PORT("db.shadow_port", Kind.PORT, "54320"),
    DB_MAJOR_VERSION("db.major_version", Kind.MAJOR, "17"),
    DB_MIGRATIONS_ENABLED("db.migrations.enabled", Kind.BOOLEAN, "true"),
    DB_MIGRATIONS_SCHEMA_PATHS("db.migrations.schema_paths", Kind.TEXTS, ""),
    DB_SEED_ENABLED("db.seed.enabled", Kind.BOOLEAN, "true"),
    DB_SEED_SQL_PATHS("db.seed.sql_paths", Kind.TEXTS, "./seed.sql");

    private final String path;
    private final Kind kind;
    private final @Nullable String defaultValue;

    ConfigKey(String path, Kind kind, @Nullable String defaultValue) {
        this.path = path;
        this.kind = kind;
        this.defaultValue = defaultValue;
    }

    /** The dotted path, such as {@code db.major_version}. */
    public String path() {
        return path;
    }

    /** The variable that overrides the file: {@code SUPABASE_} and the path in capitals, dots as underscores. */
    public String variable() {
        return "SUPABASE_" + path.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    Kind kind() {
        return kind;
    }

    /** As text, in the form that a variable has too; null if the platform decides. */
    @Nullable String defaultValue() {
        return defaultValue;
    }
}
