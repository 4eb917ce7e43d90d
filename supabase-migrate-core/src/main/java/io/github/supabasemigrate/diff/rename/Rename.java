package io.github.supabasemigrate.diff.rename;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.diff.render.Names;
import io.github.supabasemigrate.sql.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One object, or one value of an enum, under its old and its new name.
 *
 * @param before by the names that everything else has at that moment
 * @param oldLabel of an enum value; else empty
 * @param newLabel of an enum value; else empty
 */
public record Rename(ObjectId before, ObjectId after, String oldLabel, String newLabel) {

    public Rename {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
    }

    static Rename of(ObjectId before, ObjectId after) {
        return new Rename(before, after, "", "");
    }

    static Rename ofLabel(ObjectId type, String before, String after) {
        return new Rename(type, type, before, after);
    }

    /** True for what is no object of its own: a column, an attribute, a value. */
    public boolean isPart() {
        return isLabel() || before.kind() == ObjectKind.COLUMN || before.kind() == ObjectKind.TYPE_ATTRIBUTE;
    }

    boolean isLabel() {
        return before.equals(after);
    }

    /** One statement, or two for an object that changes its schema too. */
    public List<String> statements() {
        if (isLabel()) {
            return List.of("ALTER TYPE " + Names.of(after) + " RENAME VALUE " + Literals.quote(oldLabel) + " TO "
                    + Literals.quote(newLabel));
        }
        var statements = new ArrayList<String>();
        ObjectId named =
                new ObjectId(before.kind(), before.schema(), before.parent(), after.name(), before.signature());
        if (!before.name().equals(after.name())) {
            statements.add(head(before) + " TO " + Names.quote(after.name()));
        }
        if (!before.schema().equals(after.schema())) {
            statements.add("ALTER " + Names.reference(named) + " SET SCHEMA " + Names.quote(after.schema()));
        }
        return statements;
    }

    private static String head(ObjectId id) {
        String quoted = Names.quote(id.name());
        return switch (id.kind()) {
            case COLUMN -> "ALTER TABLE " + Names.parent(id) + " RENAME COLUMN " + quoted;
            case TYPE_ATTRIBUTE -> "ALTER TYPE " + Names.parent(id) + " RENAME ATTRIBUTE " + quoted;
            case CONSTRAINT -> "ALTER TABLE " + Names.parent(id) + " RENAME CONSTRAINT " + quoted;
            case DOMAIN_CONSTRAINT -> "ALTER DOMAIN " + Names.parent(id) + " RENAME CONSTRAINT " + quoted;
            default -> "ALTER " + Names.reference(id) + " RENAME";
        };
    }
}
