package io.github.supabasemigrate.goal.check;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.diff.SchemaSnapshot;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.Replayed;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.goal.access.AccessOfProject;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.settings.Setting;
import io.github.supabasemigrate.types.Dialect;
import io.github.supabasemigrate.types.TypeScriptTypes;
import io.github.supabasemigrate.verify.history.PastMigrations;
import io.github.supabasemigrate.verify.manifest.ManifestWriter;
import io.github.supabasemigrate.verify.snapshot.Snapshot;
import io.github.supabasemigrate.verify.snapshot.VerificationScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The texts of the project that follow from its schema. One is wanted if its file exists or a setting names it; what is
 * expected of the others nobody computes.
 */
final class Snapshots {

    private static final String SCHEMA = "supabase/schema.sql";
    private static final String TYPES = "supabase/database.types.ts";
    private static final String SCRIPT = "supabase/verify-database-schema.sql";
    private static final String CHECKSUMS = "supabase/migrations.sha256";

    private final Run run;
    private final Replayed replayed;
    private final AccessOfProject access;

    Snapshots(Run run, Replayed replayed, AccessOfProject access) {
        this.run = run;
        this.replayed = replayed;
        this.access = access;
    }

    /** What follows from the schema, and where it is kept. */
    private enum Kind {
        SCHEMA_SQL("schema.sql", SCHEMA, Setting.SCHEMA_FILE),
        TYPE_SCRIPT("types", TYPES, Setting.TYPES_FILE),
        VERIFICATION_SCRIPT("verification script", SCRIPT, null),
        ACCESS_MATRIX("access matrix", AccessOfProject.MATRIX, null),
        MIGRATION_CHECKSUMS("checksums", CHECKSUMS, null),
        SCHEMA_MANIFEST("manifest", "", Setting.MANIFEST),
        MANIFEST_SCHEMA("manifest's JSON Schema", "", null);

        private final String label;
        private final String usual;
        private final @Nullable Setting setting;

        Kind(String label, String usual, @Nullable Setting setting) {
            this.label = label;
            this.usual = usual;
            this.setting = setting;
        }
    }

    /** Those that verify compares: the checksums are a past, the manifest a promise, not pictures of the schema. */
    List<Snapshot> compared() {
        return wanted(Kind.SCHEMA_SQL, Kind.TYPE_SCRIPT, Kind.VERIFICATION_SCRIPT, Kind.ACCESS_MATRIX);
    }

    /** Those that the project has, and that it therefore wants to be rewritten. A manifest only when asked for. */
    List<Snapshot> kept() {
        List<Snapshot> kept = new ArrayList<>(compared());
        kept.addAll(wanted(Kind.MIGRATION_CHECKSUMS));
        Optional<String> asked = run.settings().text(Setting.MANIFEST);
        if (asked.filter(text -> text.equals("true") || !Files.exists(path(Kind.SCHEMA_MANIFEST)))
                .isPresent()) {
            kept.add(snapshot(Kind.SCHEMA_MANIFEST));
            kept.add(snapshot(Kind.MANIFEST_SCHEMA));
        } else {
            kept.addAll(wanted(Kind.MANIFEST_SCHEMA));
        }
        return kept;
    }

    /** Those that a project without any may begin with. A manifest that is there stays as it is. */
    List<Snapshot> proposed() {
        return Stream.of(Kind.values())
                .filter(kind -> kind != Kind.MIGRATION_CHECKSUMS && isOn(kind))
                .map(this::snapshot)
                .filter(snapshot -> snapshot.committed().isEmpty())
                .toList();
    }

    /** Every file that may hold one, whether or not it is there. */
    static List<Path> places(Run run) {
        List<Path> places = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            places.add(path(kind, run));
        }
        return places;
    }

    private List<Snapshot> wanted(Kind... kinds) {
        return Stream.of(kinds)
                .filter(this::isOn)
                .filter(kind -> Files.exists(path(kind)) || named(kind, run).isPresent())
                .map(this::snapshot)
                .toList();
    }

    private boolean isOn(Kind kind) {
        return kind != Kind.ACCESS_MATRIX || run.settings().isOn(Setting.ACCESS);
    }

    private Snapshot snapshot(Kind kind) {
        Path path = path(kind);
        Optional<String> committed = read(path);
        return new Snapshot(kind.label, path, shown(path), expected(kind, committed), committed);
    }

    private String expected(Kind kind, Optional<String> committed) {
        ReplayedSchema schema = replayed.schema();
        return switch (kind) {
            case SCHEMA_SQL -> SchemaSnapshot.of(replayed.platform(), schema.catalog(), schema.users());
            case TYPE_SCRIPT -> types(schema.catalog(), committed);
            case VERIFICATION_SCRIPT -> VerificationScript.of(schema);
            case ACCESS_MATRIX -> access.report().matrix().asMarkdown();
            case MIGRATION_CHECKSUMS -> PastMigrations.render(run.project().migrations());
            case SCHEMA_MANIFEST -> ManifestWriter.write(schema);
            case MANIFEST_SCHEMA -> ManifestWriter.jsonSchema();
        };
    }

    /** The committed text itself when it differs in nothing but its format: teams have formatters. */
    private String types(Catalog catalog, Optional<String> committed) {
        List<String> chosen = run.settings().list(Setting.TYPES_SCHEMAS);
        List<String> schemas = chosen.isEmpty()
                ? Stream.concat(Stream.of("public"), run.project().config().exposedSchemas().stream())
                        .toList()
                : chosen;
        var dialect = Dialect.valueOf(
                run.settings().text(Setting.TYPES_DIALECT).orElseThrow().toUpperCase(Locale.ROOT));
        String generated = TypeScriptTypes.generate(catalog, schemas, dialect);
        return committed
                .filter(text -> TypeScriptTypes.isSame(text, generated))
                .map(text -> text.replace("\r\n", "\n"))
                .orElse(generated);
    }

    private Path path(Kind kind) {
        return path(kind, run);
    }

    private static Path path(Kind kind, Run run) {
        return switch (kind) {
            case SCHEMA_MANIFEST -> new ManifestOfProject(run).path();
            case MANIFEST_SCHEMA -> new ManifestOfProject(run).path().resolveSibling(ManifestWriter.SCHEMA_FILE);
            default -> named(kind, run).orElse(run.project().directory().resolve(kind.usual));
        };
    }

    private static Optional<Path> named(Kind kind, Run run) {
        return kind.setting == null ? Optional.empty() : run.settings().path(kind.setting);
    }

    private String shown(Path path) {
        Path directory = run.project().directory();
        return (path.startsWith(directory) ? directory.relativize(path) : path)
                .toString()
                .replace('\\', '/');
    }

    private static Optional<String> read(Path path) {
        try {
            return Files.exists(path) ? Optional.of(Files.readString(path)) : Optional.empty();
        } catch (IOException e) {
            throw MigrateException.because("`" + path + "` cannot be read.")
                    .why(e.toString())
                    .cause(e)
                    .build();
        }
    }
}
