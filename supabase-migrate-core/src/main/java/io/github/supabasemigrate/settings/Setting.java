package io.github.supabasemigrate.settings;

import static io.github.supabasemigrate.settings.SettingType.COUNT;
import static io.github.supabasemigrate.settings.SettingType.DURATION;
import static io.github.supabasemigrate.settings.SettingType.FLAG;
import static io.github.supabasemigrate.settings.SettingType.LIST;
import static io.github.supabasemigrate.settings.SettingType.PATH;
import static io.github.supabasemigrate.settings.SettingType.TEXT;
import static io.github.supabasemigrate.settings.SettingType.oneOf;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The whole table of settings. A goal's parameter, {@code -Dsupabase-migrate.<name>}, the documentation and
 * {@code effective} all come from a row here; a test holds the goals' parameters to it.
 */
public enum Setting {
    SKIP(
            "skip",
            FLAG,
            "false",
            "Does nothing. One goal alone is skipped by its name, as with -Dsupabase-migrate.migrate.skip."),

    DIRECTORY("directory", PATH, null, "The directory that holds supabase/. Default: the module's own."),
    MIGRATIONS("migrations", PATH, null, "A plain folder of SQL migrations, for a project without supabase/."),
    OUTPUT("outputDirectory", PATH, "target/supabase-migrate", "Where result.json and reports are written."),

    URL(
            "url",
            TEXT,
            null,
            "The target database: postgresql://user@host:port/database or jdbc:postgresql:... None: a throw-away shadow."),
    HOST("host", TEXT, null, "The target's host, if no URL is given."),
    PORT("port", COUNT, "5432", "The target's port, beside host."),
    DATABASE("database", TEXT, "postgres", "The target's database, beside host."),
    USER("user", TEXT, null, "The target's user. Default: the URL's, else postgres."),
    PASSWORD(
            "password", TEXT, null, "The target's password. Never in a POM: settings.xml, the environment or -D only."),
    SERVER_ID("serverId", TEXT, "supabase-migrate", "The server of settings.xml that holds user and password."),
    YES("yes", FLAG, "false", "Answers yes to the question asked before a target that is not local is changed."),

    SHADOW("shadow", oneOf("embedded", "container", "existing"), "embedded", "Where throw-away databases run."),
    SHADOW_URL("shadow.url", TEXT, null, "With shadow=existing: a server on which databases may be created."),
    SHADOW_IMAGE("shadow.image", TEXT, null, "With shadow=container: the image. Default: supabase/postgres."),
    STAND_INS(
            "shadow.standIns",
            FLAG,
            "true",
            "Extensions that the shadow's server lacks are replaced by stand-ins written in SQL."),
    IN_MEMORY(
            "shadow.inMemory",
            FLAG,
            "true",
            "Data of embedded servers lies in memory (/dev/shm) where 4 GiB of it are free; false: always on the disk."),
    POSTGRES_VERSION(
            "postgresVersion", TEXT, null, "Major version of the shadow. Default: config.toml [db] major_version."),
    CACHE("cacheDirectory", PATH, null, "Where servers and replays are cached. Default: a private per-user directory."),

    VERSION("version", TEXT, null, "Stops after this version; later files stay pending."),
    ONLY("only", TEXT, null, "Applies this version alone, also when it sorts before the last applied one."),
    DRY_RUN(
            "dryRun",
            oneOf("false", "true", "proof"),
            "false",
            "Shows the plan and writes nothing; with proof the pending files really run, on a shadow."),
    INCLUDE_ALL("includeAll", FLAG, "false", "Also applies files that sort before the last applied one."),
    INCLUDE_SEED("includeSeed", FLAG, "false", "Runs the seed files after the migrations."),
    INCLUDE_ROLES("includeRoles", FLAG, "false", "Runs roles.sql before the migrations."),
    CONTINUE_ON_ERROR("continueOnError", FLAG, "false", "Goes on with the next file after one that failed."),
    SEED_MODE(
            "seedMode",
            oneOf("once", "repeatable"),
            "once",
            "once: a changed seed is recorded and not run again, as the Supabase CLI does; repeatable: it runs in full."),
    LOCK_TIMEOUT("lockTimeout", DURATION, "5s", "How long a migration's statement waits for a lock."),
    STATEMENT_TIMEOUT("statementTimeout", DURATION, "0s", "How long a migration's statement may run; 0s: for ever."),
    LOCK_WAIT("lockWait", DURATION, "60s", "How long to wait for another migrator of the same target."),

    LOCK_ATTEMPTS("lockAttempts", COUNT, "5", "How often a transaction is tried that did not get its locks."),
    INTERRUPTED(
            "interrupted",
            oneOf("ask", "again", "done"),
            "ask",
            "What to do about a statement outside a transaction that a killed run left undecided: stop, run it again, go on."),

    EXPECT(
            "expect",
            TEXT,
            null,
            "What the schema must have: counts, required objects, objects that must not be; as XML."),
    MANIFEST("manifest", PATH, null, "The schema manifest. Default: supabase/schema-manifest.json, if it exists."),
    RULES("rules", LIST, null, "Rules to switch or weigh: rule=off, rule=info, rule=warning, rule=error."),
    FAIL_ON("failOn", oneOf("error", "warning", "info", "never"), "error", "The mildest finding that fails the build."),
    REPORTS(
            "reports",
            LIST,
            "sarif,junit,json",
            "Files written about the findings: sarif, junit, json, checkstyle, gitlab, github; none."),
    REQUIRED_POLICIES(
            "requiredPolicies",
            LIST,
            null,
            "Commands that every exposed table must have a policy for: SELECT, INSERT, UPDATE, DELETE."),
    RATCHET_FROM(
            "ratchetFrom",
            TEXT,
            null,
            "The branch whose migrations must not change any more. Default: the remote's default branch."),
    FILES(
            "files",
            LIST,
            null,
            "Files, folders and patterns such as db/*.sql to lint without a project, each file seen after those before it."),
    TRACE(
            "trace",
            FLAG,
            "true",
            "Lints with what the migrations do on a throw-away database; false: by their text alone, in a second."),
    SCOPE(
            "scope",
            oneOf("all", "changed", "pending"),
            "all",
            "Files whose findings count: all, those new or changed since ratchetFrom, those not applied to the target."),
    LINT_BASELINE(
            "baseline",
            PATH,
            null,
            "Old findings that do not count any more. Default: supabase/lint-baseline.json, if it exists."),
    WRITE_BASELINE("writeBaseline", FLAG, "false", "Writes the baseline: everything that is found now is old."),
    FIX(
            "fix",
            FLAG,
            "false",
            "Writes the safe rewrites that rules know into files that nobody has yet: new since ratchetFrom, not applied."),
    DETERMINISM("determinism", FLAG, "true", "Runs the migrations a second time and compares the two schemas."),
    SCHEMA_FILE(
            "schemaFile", PATH, null, "The committed text of the schema. Default: supabase/schema.sql, if it exists."),
    TYPES_FILE(
            "typesFile",
            PATH,
            null,
            "The committed TypeScript types. Default: supabase/database.types.ts, if it exists."),
    TYPES_DIALECT(
            "typesDialect",
            oneOf("cli", "classic"),
            "cli",
            "Whose types are written: the Supabase CLI's, or those of @supabase/postgres-meta."),
    TYPES_SCHEMAS(
            "typesSchemas",
            LIST,
            null,
            "The schemas that types are written for. Default: public and config.toml [api] schemas."),
    WRITE_SCRIPT(
            "writeScript",
            TEXT,
            null,
            "Writes the checks as plain SQL, to this file; true: verify-database-schema.sql."),

    ACCESS("access", FLAG, "true", "Tries out on a throw-away database who gets at which rows."),
    ACCESS_MUTATE(
            "accessMutate",
            FLAG,
            "false",
            "Also drops and loosens each policy, one at a time, to learn which of them nothing depends on."),
    ACCESS_ALLOW(
            "accessAllow",
            TEXT,
            null,
            "Access that is meant to be: table, view or function, persona, command and the reason; as XML."),

    TESTS("tests", LIST, null, "The files of supabase/tests to run, such as rls_*.sql. Default: all."),
    TEST_WORKERS(
            "testWorkers",
            COUNT,
            null,
            "How many databases tests run in at a time. Default: one a processor, at most 4."),

    FROM(
            "from",
            TEXT,
            "migrations",
            "The state to start from: migrations, target, schemas, git:REVISION, file:PATH or a postgresql:// URL."),
    TO(
            "to",
            TEXT,
            null,
            "The state to arrive at, named as from is. Default: the files that declare the schema, else the target."),
    SCHEMA("schema", LIST, null, "Only what is in these schemas. Default: all that is not the platform's."),
    DIFF_FILE("output", PATH, null, "Writes the statements to this file."),
    ALLOW(
            "allow",
            LIST,
            null,
            "Hazards with which a plan is saved all the same: data-loss, rewrite, ...; all for any."),
    RENAMES("renames", LIST, null, "Declared renames, each as it would stand after rename: in a file."),
    ONLINE(
            "online",
            FLAG,
            null,
            "Statements that let a live database work on. Default: when the plan is for a database that exists."),
    FAIL_ON_DRIFT("failOnDrift", FLAG, "false", "Fails the build when the two states differ."),
    LAST("last", COUNT, "1", "How many of the newest migrations a rollback takes back."),

    FORMAT("format", oneOf("table", "json"), "table", "How the answer is printed."),
    NAME("name", TEXT, null, "The new migration's name, such as add_user_preferences."),
    TEMPLATE(
            "template",
            PATH,
            null,
            "The team's own text for new migrations; {name}, {version}, {date}, {table} are filled in."),
    TABLE(
            "table",
            TEXT,
            null,
            "The table that a new migration makes. Default: taken from a name such as create_orders."),
    APPLIED("applied", LIST, null, "Versions to record as applied, without running them."),
    REVERTED("reverted", LIST, null, "Versions whose history rows to delete, without undoing them."),
    RESET_TARGET("confirmTarget", TEXT, null, "The host of a target that is not local, typed to allow its reset."),
    PROPERTY_PREFIX("propertyPrefix", TEXT, "supabase.db", "What the project properties set by start begin with.");

    /** What every user property begins with. */
    public static final String PREFIX = "supabase-migrate.";

    private static final Map<String, Setting> BY_ELEMENT = byElement();

    private final String key;
    private final String element;

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts; its list cannot be changed
    private final SettingType type;

    private final @Nullable String fallback;
    private final String doc;

    Setting(String key, SettingType type, @Nullable String fallback, String doc) {
        this.key = key;
        this.element = camelCase(key);
        this.type = type;
        this.fallback = fallback;
        this.doc = doc;
    }

    /** The name, as it follows {@code -Dsupabase-migrate.} and as messages spell it. */
    public String key() {
        return key;
    }

    /** The POM's element in {@code <configuration>}, which can have no dot: {@code shadowStandIns} for {@code shadow.standIns}. */
    public String element() {
        return element;
    }

    /** The user property, {@code supabase-migrate.<key>}. */
    public String property() {
        return PREFIX + key;
    }

    public SettingType type() {
        return type;
    }

    /** The value when nobody sets one; none where the documentation says what then happens. */
    public Optional<String> fallback() {
        return Optional.ofNullable(fallback);
    }

    /** One or two sentences for the goals' help. */
    public String doc() {
        return doc;
    }

    /** True when the value is a secret, or a URL that may hold one. */
    public boolean isSecret() {
        return this == PASSWORD;
    }

    /** The setting of that name, in either spelling. */
    public static Optional<Setting> ofKey(String name) {
        return Optional.ofNullable(BY_ELEMENT.get(camelCase(name)));
    }

    private static Map<String, Setting> byElement() {
        Map<String, Setting> settings = new HashMap<>();
        for (Setting setting : values()) {
            settings.put(setting.element, setting);
        }
        return settings;
    }

    private static String camelCase(String name) {
        int dot = name.indexOf('.');
        return dot < 0 || dot == name.length() - 1
                ? name
                : name.substring(0, dot) + Character.toUpperCase(name.charAt(dot + 1)) + name.substring(dot + 2);
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(Setting::key).toList();
    }
}
