package io.github.supabasemigrate.lint.told;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.Constraint;
import io.github.supabasemigrate.catalog.relation.Constraint.Action;
import io.github.supabasemigrate.catalog.relation.Constraint.Reference;
import io.github.supabasemigrate.lint.schema.KnownTable;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.sql.statement.table.TableConstraint;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keys, with the indexes that enforce them. Checks and defaults are left out: no rule asks a catalog for them. */
final class ToldConstraint {

    private ToldConstraint() {}

    /** Empty for what is no key. */
    static Optional<Constraint.Type> type(KnownTable.Constraint known) {
        return switch (known.definition().kind()) {
            case PRIMARY_KEY -> Optional.of(Constraint.Type.PRIMARY_KEY);
            case UNIQUE -> Optional.of(Constraint.Type.UNIQUE);
            case FOREIGN_KEY -> Optional.of(Constraint.Type.FOREIGN_KEY);
            default -> Optional.empty();
        };
    }

    /**
     * The constraint and its index.
     *
     * @param primaryKey the primary key of a table; empty where it is not known
     */
    static List<CatalogObject> of(
            ObjectId table, KnownTable.Constraint known, Function<ObjectId, List<String>> primaryKey) {
        Optional<Constraint.Type> type = type(known);
        if (type.isEmpty()) {
            return List.of();
        }
        if (type.get() == Constraint.Type.FOREIGN_KEY) {
            return List.of(constraint(
                    table,
                    known.name(),
                    Constraint.Type.FOREIGN_KEY,
                    known.columns(),
                    reference(table, known, primaryKey)));
        }
        return key(table, known.name(), type.get(), known.columns());
    }

    static List<CatalogObject> primaryKey(ObjectId table, String name, List<String> columns) {
        return key(table, name, Constraint.Type.PRIMARY_KEY, columns);
    }

    private static List<CatalogObject> key(ObjectId table, String name, Constraint.Type type, List<String> columns) {
        return List.of(constraint(table, name, type, columns, null), ToldIndex.of(table, name, columns));
    }

    private static Constraint constraint(
            ObjectId table, String name, Constraint.Type type, List<String> columns, @Nullable Reference reference) {
        return new Constraint(
                table.child(ObjectKind.CONSTRAINT, name),
                Attachments.NONE,
                table,
                type,
                "",
                columns,
                reference,
                false,
                false,
                true,
                true,
                false,
                false,
                true,
                false,
                type == Constraint.Type.FOREIGN_KEY ? null : name,
                List.of());
    }

    private static Reference reference(
            ObjectId table, KnownTable.Constraint known, Function<ObjectId, List<String>> primaryKey) {
        TableConstraint definition = known.definition();
        QualifiedName to = definition.references().orElseThrow();
        ObjectId target = ObjectId.table(to.schemaOr(table.schema()), to.name());
        List<String> columns =
                definition.referencedColumns().isEmpty() ? primaryKey.apply(target) : definition.referencedColumns();
        List<String> asMany = columns.size() == known.columns().size()
                ? columns
                : Collections.nCopies(known.columns().size(), "");
        return new Reference(
                target,
                asMany,
                action(definition.actions(), "ON UPDATE "),
                action(definition.actions(), "ON DELETE "),
                List.of(),
                Constraint.Match.SIMPLE);
    }

    private static Action action(String actions, String event) {
        int at = actions.indexOf(event);
        String what = at < 0 ? "" : actions.substring(at + event.length());
        if (what.startsWith("SET NULL")) {
            return Action.SET_NULL;
        }
        if (what.startsWith("SET DEFAULT")) {
            return Action.SET_DEFAULT;
        }
        if (what.startsWith("CASCADE")) {
            return Action.CASCADE;
        }
        return what.startsWith("RESTRICT") ? Action.RESTRICT : Action.NO_ACTION;
    }
}
