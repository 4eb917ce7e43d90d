package io.github.supabasemigrate.lint.rules.design;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Constraint;
import io.github.supabasemigrate.catalog.relation.Constraint.Action;
import io.github.supabasemigrate.catalog.relation.Constraint.Reference;
import io.github.supabasemigrate.catalog.relation.Index;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintContext;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.replay.ReplayedSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Primary and foreign keys. */
public final class KeyRules {

    private static final ObjectId USERS = ObjectId.table("auth", "users");
    private static final int WIDE = 5;

    private KeyRules() {}

    public static List<LintRule> all() {
        return List.of(
                LintRule.of("no-primary-key", Family.DESIGN, Severity.WARNING)
                        .supabase("0004")
                        .schema(KeyRules::noPrimaryKey)
                        .fromTexts("AlterTableStmt")
                        .build(),
                LintRule.of("fk-unindexed", Family.DESIGN, Severity.INFO)
                        .supabase("0001")
                        .schema(KeyRules::unindexed)
                        .fromTexts("IndexStmt", "AlterTableStmt")
                        .build(),
                LintRule.of("fk-type-mismatch", Family.DESIGN, Severity.WARNING)
                        .schema(KeyRules::typeMismatch)
                        .fromTexts("AlterTableStmt")
                        .build(),
                LintRule.of("fk-auth-users-no-action", Family.SECURITY, Severity.WARNING)
                        .schema(KeyRules::usersNoAction)
                        .fromTexts("AlterTableStmt")
                        .build(),
                LintRule.of("fk-to-auth-unique", Family.SECURITY, Severity.ERROR)
                        .supabase("0021")
                        .schema(KeyRules::notThePrimaryKey)
                        .fromTexts("AlterTableStmt")
                        .build(),
                LintRule.of("cascade-delete-wide", Family.DESIGN, Severity.INFO)
                        .schema(KeyRules::cascades)
                        .fromTexts("AlterTableStmt")
                        .build());
    }

    static @Nullable Location made(ReplayedSchema schema, ObjectId table) {
        return schema.origins().creationOf(table).orElse(null);
    }

    private static Stream<Constraint> foreignKeys(ReplayedSchema schema) {
        return schema.users().constraints().stream()
                .filter(constraint -> constraint.type() == Constraint.Type.FOREIGN_KEY && !constraint.isInherited());
    }

    private static Reference reference(Constraint key) {
        return Objects.requireNonNull(key.reference());
    }

    private static void noPrimaryKey(ReplayedSchema schema, LintContext context, Findings found) {
        for (Table table : schema.users().tables()) {
            boolean hasKey = schema.catalog().partsOf(table.id(), Constraint.class).stream()
                    .anyMatch(constraint -> constraint.type() == Constraint.Type.PRIMARY_KEY);
            if (!hasKey && !table.isPartition() && table.extension().isEmpty()) {
                found.at(
                                made(schema, table.id()),
                                "`%s` has no primary key: realtime and replication cannot tell its rows apart."
                                        .formatted(table.id().display()))
                        .about(table.id().display())
                        .hint("Declare one.");
            }
        }
    }

    private static void unindexed(ReplayedSchema schema, LintContext context, Findings found) {
        foreignKeys(schema)
                .filter(key -> schema.catalog().indexesOf(key.table()).stream()
                        .noneMatch(index -> covers(index, key.columns())))
                .forEach(key -> found.at(
                                made(schema, key.table()),
                                "No index begins with %s of `%s`, the foreign key to `%s`: deleting there reads all rows here."
                                        .formatted(
                                                quoted(key.columns()),
                                                key.table().display(),
                                                reference(key).table().display()))
                        .about(key.table().display())
                        .hint("CREATE INDEX ON %s (%s);"
                                .formatted(key.table().display(), String.join(", ", key.columns()))));
    }

    private static boolean covers(Index index, List<String> columns) {
        Set<String> leading = new HashSet<>();
        index.keys().stream().limit(columns.size()).forEach(each -> leading.add(String.valueOf(each.column())));
        return index.isValid() && index.predicate() == null && leading.equals(new HashSet<>(columns));
    }

    static String quoted(List<String> columns) {
        return "`" + String.join(", ", columns) + "`";
    }

    private static void typeMismatch(ReplayedSchema schema, LintContext context, Findings found) {
        foreignKeys(schema).forEach(key -> {
            List<String> targets = reference(key).columns();
            for (int i = 0; i < key.columns().size(); i++) {
                Optional<Column> own = column(schema, key.table(), key.columns().get(i));
                Optional<Column> other = column(schema, reference(key).table(), targets.get(i));
                if (own.isPresent()
                        && other.isPresent()
                        && isKnown(own.get(), other.get())
                        && !own.get().type().name().equals(other.get().type().name())) {
                    found.at(
                                    made(schema, key.table()),
                                    "`%s.%s` is a %s and points at a %s."
                                            .formatted(
                                                    key.table().display(),
                                                    own.get().name(),
                                                    own.get().type(),
                                                    other.get().type()))
                            .about(key.table().display())
                            .hint("Give both columns one type, so that joins use the index.");
                }
            }
        });
    }

    /** A type that is only read in a file may be a domain over the other. */
    private static boolean isKnown(Column own, Column other) {
        return !own.type().schema().isEmpty() && !other.type().schema().isEmpty();
    }

    private static Optional<Column> column(ReplayedSchema schema, ObjectId table, String name) {
        return schema.catalog().find(table, Table.class).flatMap(known -> known.column(name));
    }

    private static void usersNoAction(ReplayedSchema schema, LintContext context, Findings found) {
        foreignKeys(schema)
                .filter(key -> reference(key).table().equals(USERS))
                .filter(key -> reference(key).onDelete() == Action.NO_ACTION)
                .forEach(key -> found.at(
                                made(schema, key.table()),
                                "A user with rows in `%s` cannot be deleted, because %s says nothing of ON DELETE."
                                        .formatted(key.table().display(), quoted(key.columns())))
                        .about(key.table().display())
                        .hint("ON DELETE CASCADE, or SET NULL where the row should stay."));
    }

    private static void notThePrimaryKey(ReplayedSchema schema, LintContext context, Findings found) {
        foreignKeys(schema)
                .filter(key -> reference(key).table().schema().equals("auth"))
                .filter(key -> schema.catalog().contains(reference(key).table()))
                .filter(key -> schema.catalog().partsOf(reference(key).table(), Constraint.class).stream()
                        .filter(constraint -> constraint.type() == Constraint.Type.PRIMARY_KEY)
                        .noneMatch(constraint ->
                                constraint.columns().equals(reference(key).columns())))
                .forEach(key -> found.at(
                                made(schema, key.table()),
                                "`%s` points at %s of `%s`, which the platform may change."
                                        .formatted(
                                                key.table().display(),
                                                quoted(reference(key).columns()),
                                                reference(key).table().display()))
                        .about(key.table().display())
                        .hint("Point at its primary key."));
    }

    private static void cascades(ReplayedSchema schema, LintContext context, Findings found) {
        Map<ObjectId, List<ObjectId>> below = new HashMap<>();
        foreignKeys(schema)
                .filter(key -> reference(key).onDelete() == Action.CASCADE)
                .forEach(key -> below.computeIfAbsent(reference(key).table(), above -> new ArrayList<>())
                        .add(key.table()));
        for (Table table : schema.users().tables()) {
            Set<ObjectId> gone = new HashSet<>();
            follow(below, table.id(), gone);
            gone.remove(table.id());
            if (gone.size() > WIDE) {
                found.at(
                                made(schema, table.id()),
                                "Deleting a row of `%s` deletes rows of %d other tables."
                                        .formatted(table.id().display(), gone.size()))
                        .about(table.id().display())
                        .hint("Keep what must not go by accident with ON DELETE RESTRICT.");
            }
        }
    }

    private static void follow(Map<ObjectId, List<ObjectId>> below, ObjectId table, Set<ObjectId> gone) {
        if (gone.add(table)) {
            below.getOrDefault(table, List.of()).forEach(each -> follow(below, each, gone));
        }
    }
}
