package io.github.supabasemigrate.diff;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.PlatformBoundary;
import io.github.supabasemigrate.catalog.database.Role;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.diff.change.Change;
import io.github.supabasemigrate.sql.Identifiers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * The text of {@code schema.sql}: what migrations make, as a script that makes the same on an empty platform database. Equal
 * for equal schemas, whatever order the migrations made them in, so that a change of the schema is a change of a few lines.
 */
public final class SchemaSnapshot {

    private static final String OWNER = "postgres";

    private static final String HEAD = """
            -- The schema that the migrations make, from the database that they make. Not to be edited: mvn supabase-migrate:snapshot

            SET check_function_bodies = off;

            """;

    private final Catalog platform;
    private final Catalog schema;
    private final Catalog users;

    private SchemaSnapshot(Catalog platform, Catalog schema, Catalog users) {
        this.platform = platform;
        this.schema = schema;
        this.users = users;
    }

    /**
     * The text for a schema.
     *
     * @param platform what is there before the first migration
     * @param schema what is there after the last
     * @param users the part of it that the migrations made or changed
     */
    public static String of(Catalog platform, Catalog schema, Catalog users) {
        return new SchemaSnapshot(platform, schema, users).text();
    }

    private String text() {
        var text = new StringBuilder(HEAD);
        roles().forEach(statement -> text.append(statement).append(";\n\n"));
        List<Change> changed = changesOfPlatform();
        append(text, changed.stream().filter(SchemaSnapshot::shapesWhatFollows).toList());
        List<SchemaScript.Part> parts = SchemaScript.of(schema, this::isNew, OWNER, OWNER).stream()
                .map(SchemaSnapshot::withoutVersion)
                .toList();
        text.append(SchemaScript.text(parts));
        append(
                text,
                changed.stream().filter(change -> !shapesWhatFollows(change)).toList());
        return text.toString().stripTrailing() + "\n";
    }

    /** What the migrations changed of the platform's own objects: from all that is there beside those, to all that is there. */
    private List<Change> changesOfPlatform() {
        boolean isTouched = users.stream().anyMatch(object -> platform.contains(object.id()))
                || platform.stream().anyMatch(object -> isDropped(object.id()));
        if (!isTouched) {
            return List.of();
        }
        var before = new ArrayList<CatalogObject>();
        var after = new ArrayList<CatalogObject>();
        for (CatalogObject object : schema.objects()) {
            if (users.contains(object.id()) || isComparable(object)) {
                after.add(object);
                before.add(platform.find(object.id()).orElse(object));
            }
        }
        platform.stream().filter(object -> isDropped(object.id())).forEach(before::add);
        var dependencies = new HashSet<>(schema.dependencies().all());
        dependencies.addAll(platform.dependencies().all());
        return SchemaDiff.between(
                        new Catalog(schema.major(), before, dependencies),
                        new Catalog(schema.major(), after, dependencies),
                        DiffOptions.standard())
                .changes();
    }

    private boolean isComparable(CatalogObject object) {
        return object.extension().isEmpty()
                && object.id().kind() != ObjectKind.DATABASE
                && !object.id().kind().isClusterWide();
    }

    private boolean isDropped(ObjectId id) {
        return !schema.contains(id)
                && platform.find(id).filter(this::isComparable).isPresent();
    }

    /** Grants on new objects are written for the privileges that they then begin with. */
    private static boolean shapesWhatFollows(Change change) {
        return switch (change.object().kind()) {
            case SCHEMA, EXTENSION, DEFAULT_PRIVILEGES -> true;
            default -> false;
        };
    }

    private static void append(StringBuilder text, List<Change> changes) {
        changes.forEach(change -> text.append(change.sql()).append(";\n\n"));
    }

    private boolean isNew(CatalogObject object) {
        return users.contains(object.id()) && !platform.contains(object.id());
    }

    /** Which version of an extension comes, and its comment, is the server's affair. */
    private static SchemaScript.Part withoutVersion(SchemaScript.Part part) {
        return part.object().kind() != ObjectKind.EXTENSION
                ? part
                : new SchemaScript.Part(
                        part.object(), List.of(part.statements().get(0).replaceFirst(" VERSION '[^']*'$", "")));
    }

    /** Roles belong to the server, where another database may have made them before. */
    private List<String> roles() {
        var boundary = PlatformBoundary.supabase();
        var statements = new ArrayList<String>();
        List<Role> all = schema.all(Role.class);
        List<String> own =
                all.stream().filter(boundary::isUsers).map(Role::name).toList();
        all.stream().filter(role -> own.contains(role.name())).forEach(role -> statements.add(creation(role)));
        for (Role member : all) {
            for (Role.Membership membership : member.memberships()) {
                if (own.contains(member.name()) || own.contains(membership.role())) {
                    statements.add("GRANT " + Identifiers.quote(membership.role()) + " TO "
                            + Identifiers.quote(member.name())
                            + (membership.isAdmin() ? " WITH ADMIN OPTION" : ""));
                }
            }
        }
        return statements;
    }

    private static String creation(Role role) {
        var words = new ArrayList<>(role.attributes());
        if (!words.remove("INHERIT")) {
            words.add("NOINHERIT");
        }
        return """
                DO $$
                BEGIN
                    CREATE ROLE %s;
                EXCEPTION
                    WHEN duplicate_object THEN NULL;
                END
                $$""".formatted((Identifiers.quote(role.name()) + " " + String.join(" ", words)).strip());
    }
}
