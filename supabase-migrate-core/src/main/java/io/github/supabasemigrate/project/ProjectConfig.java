package io.github.supabasemigrate.project;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.project.config.Config;
import io.github.supabasemigrate.project.config.ConfigFile;
import io.github.supabasemigrate.project.config.ConfigKey;
import io.github.supabasemigrate.project.config.Variables;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code config.toml}, the linked remote's section and the environment say about the database. */
public final class ProjectConfig {

    private final Config config;

    private ProjectConfig(Config config) {
        this.config = config;
    }

    static ProjectConfig of(ConfigFile file, Optional<String> projectRef, Variables variables) {
        return new ProjectConfig(Config.of(file, projectRef, variables));
    }

    /** {@code project_id}: a name of the team's choice, or the ref of a remote. */
    public Optional<String> projectId() {
        return config.get(ConfigKey.PROJECT_ID, String.class);
    }

    /** The major version of PostgreSQL: {@code [db] major_version}, 17 if the file does not say. */
    public int majorVersion() {
        return number(ConfigKey.DB_MAJOR_VERSION);
    }

    /** The port of the local database: {@code [db] port}. */
    public int port() {
        return number(ConfigKey.DB_PORT);
    }

    /** Schemas that the API serves: {@code [api] schemas}; none if the API is off. */
    public List<String> exposedSchemas() {
        return is(ConfigKey.API_ENABLED) ? config.texts(ConfigKey.API_SCHEMAS) : List.of();
    }

    /** {@code [api] extra_search_path}. */
    public List<String> extraSearchPath() {
        return config.texts(ConfigKey.API_EXTRA_SEARCH_PATH);
    }

    /** Whether new tables in {@code public} are granted to the API's roles; empty if the file leaves it to the platform. */
    public Optional<Boolean> autoExposesNewTables() {
        return config.get(ConfigKey.API_AUTO_EXPOSE_NEW_TABLES, Boolean.class);
    }

    /** {@code [db.migrations] enabled}. */
    public boolean appliesMigrations() {
        return is(ConfigKey.DB_MIGRATIONS_ENABLED);
    }

    /** Patterns of the declarative schema files, relative to {@code supabase/}; empty means all of {@code schemas/}. */
    public List<String> schemaPaths() {
        return config.texts(ConfigKey.DB_MIGRATIONS_SCHEMA_PATHS);
    }

    /** {@code [db.seed] enabled}; for a remote false unless its section says otherwise. */
    public boolean seeds() {
        return is(ConfigKey.DB_SEED_ENABLED);
    }

    /** Patterns of the seed files, relative to {@code supabase/}. */
    public List<String> seedPaths() {
        return config.texts(ConfigKey.DB_SEED_SQL_PATHS);
    }

    /** The secrets of {@code [db.vault]} by name. Not for messages. */
    public Map<String, String> vault() {
        return config.vault();
    }

    /** Where a setting's value came from, in words. */
    public Optional<String> source(ConfigKey key) {
        return config.source(key);
    }

    /** True if nobody set the seed patterns, so that a missing {@code seed.sql} is no surprise. */
    boolean hasDefaultSeedPaths() {
        return config.isDefault(ConfigKey.DB_SEED_SQL_PATHS);
    }

    List<Finding> notices() {
        return config.notices();
    }

    private int number(ConfigKey key) {
        return config.get(key, Integer.class).orElseThrow();
    }

    private boolean is(ConfigKey key) {
        return config.get(key, Boolean.class).orElseThrow();
    }
}
