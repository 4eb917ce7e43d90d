package io.github.supabasemigrate.catalog.relation;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A constraint of a table or foreign table.
 *
 * @param table whose rows it constrains
 * @param definition as {@code ADD CONSTRAINT} takes it, qualified, with {@code NOT VALID} and the like
 * @param columns in the order of the constraint; those an expression mentions for {@link Type#CHECK}
 * @param reference for {@link Type#FOREIGN_KEY} only
 * @param isDeferrable {@code DEFERRABLE}
 * @param isInitiallyDeferred {@code INITIALLY DEFERRED}
 * @param isValidated false for {@code NOT VALID}
 * @param isEnforced false for {@code NOT ENFORCED}, PostgreSQL 18
 * @param noInherit {@code NO INHERIT}
 * @param hasPeriod {@code WITHOUT OVERLAPS} or {@code PERIOD}, PostgreSQL 18
 * @param isLocal defined on the table itself, not only inherited
 * @param isInherited a parent has it too
 * @param index name of the index that enforces a key; else null
 * @param operators of {@link Type#EXCLUSION} with operand types as SQL, one a column
 */
public record Constraint(
        ObjectId id,
        Attachments attachments,
        ObjectId table,
        Type type,
        String definition,
        List<String> columns,
        @Nullable Reference reference,
        boolean isDeferrable,
        boolean isInitiallyDeferred,
        boolean isValidated,
        boolean isEnforced,
        boolean noInherit,
        boolean hasPeriod,
        boolean isLocal,
        boolean isInherited,
        @Nullable String index,
        List<String> operators)
        implements CatalogObject {

    /** What it demands. */
    public enum Type {
        PRIMARY_KEY,
        UNIQUE,
        EXCLUSION,
        CHECK,
        FOREIGN_KEY,
        /** An object of its own since PostgreSQL 18; before, only {@link Column#notNull()}. */
        NOT_NULL;

        /** Reads {@code contype}. */
        public static Type ofLetter(String letter) {
            return switch (letter) {
                case "p" -> PRIMARY_KEY;
                case "u" -> UNIQUE;
                case "x" -> EXCLUSION;
                case "c" -> CHECK;
                case "f" -> FOREIGN_KEY;
                case "n" -> NOT_NULL;
                default -> throw new IllegalArgumentException("unknown constraint type '" + letter + "'");
            };
        }

        /** True when an index enforces it. */
        public boolean isKey() {
            return this == PRIMARY_KEY || this == UNIQUE || this == EXCLUSION;
        }
    }

    /**
     * What a foreign key points to.
     *
     * @param table the referenced table
     * @param columns of the referenced table, in the order of the constraint's own
     * @param onDeleteColumns those that {@code ON DELETE SET NULL (…)} names; empty for all
     */
    public record Reference(
            ObjectId table,
            List<String> columns,
            Action onUpdate,
            Action onDelete,
            List<String> onDeleteColumns,
            Match match) {

        public Reference {
            columns = List.copyOf(columns);
            onDeleteColumns = List.copyOf(onDeleteColumns);
        }
    }

    /** What happens to the referencing row. */
    public enum Action {
        NO_ACTION,
        RESTRICT,
        CASCADE,
        SET_NULL,
        SET_DEFAULT;

        /** Reads {@code confupdtype} or {@code confdeltype}. */
        public static Action ofLetter(String letter) {
            return switch (letter) {
                case "r" -> RESTRICT;
                case "c" -> CASCADE;
                case "n" -> SET_NULL;
                case "d" -> SET_DEFAULT;
                default -> NO_ACTION;
            };
        }
    }

    /** When a row with nulls matches. */
    public enum Match {
        SIMPLE,
        FULL,
        PARTIAL;

        /** Reads {@code confmatchtype}. */
        public static Match ofLetter(String letter) {
            return switch (letter) {
                case "f" -> FULL;
                case "p" -> PARTIAL;
                default -> SIMPLE;
            };
        }
    }

    public Constraint {
        columns = List.copyOf(columns);
        operators = List.copyOf(operators);
    }
}
