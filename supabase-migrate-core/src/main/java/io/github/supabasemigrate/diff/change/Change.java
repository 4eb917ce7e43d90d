package io.github.supabasemigrate.diff.change;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One statement of a plan, and why it is there.
 *
 * @param kind what becomes of the object
 * @param object what it is about, by its name after all renames
 * @param why the reason, without full stop; empty when the statement says it all
 * @param sql one statement, without semicolon
 * @param hazards what it puts at risk
 * @param isTransactional false when PostgreSQL refuses it inside a transaction block
 * @param endsTransaction true when what follows can only see it once it is committed
 */
public record Change(
        Kind kind,
        ObjectId object,
        String why,
        String sql,
        List<Hazard> hazards,
        boolean isTransactional,
        boolean endsTransaction) {

    /** What becomes of an object. */
    public enum Kind {
        CREATED,
        ALTERED,
        DROPPED,
        RENAMED,
        /** Dropped and made again, because something under it changes or because PostgreSQL has no other way. */
        REBUILT,
        /** Nothing of the schema: a setting of the session, or data carried over. */
        AUXILIARY
    }

    public Change {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(why, "why");
        Objects.requireNonNull(sql, "sql");
        hazards = List.copyOf(hazards);
    }

    public static Change of(Kind kind, ObjectId object, String why, String sql) {
        return new Change(kind, object, why, sql, List.of(), true, false);
    }

    public static Change altered(ObjectId object, String sql) {
        return of(Kind.ALTERED, object, "", sql);
    }

    /** The same with expressions that PostgreSQL reads back as they are; bodies of functions and comments are no such text. */
    public Change readBack() {
        boolean isText = object.kind() == ObjectKind.FUNCTION
                || object.kind() == ObjectKind.PROCEDURE
                || sql.startsWith("COMMENT ");
        return isText
                ? this
                : new Change(kind, object, why, ReadBack.same(sql), hazards, isTransactional, endsTransaction);
    }

    public Change because(String reason) {
        return new Change(kind, object, reason, sql, hazards, isTransactional, endsTransaction);
    }

    public Change with(Hazard hazard) {
        var all = new ArrayList<>(hazards);
        all.add(hazard);
        return new Change(kind, object, why, sql, all, isTransactional, endsTransaction);
    }

    public Change with(Hazard.Kind hazard, String explanation) {
        return with(Hazard.of(hazard, object, explanation));
    }

    /** The same, with these hazards alone. */
    public Change withHazards(List<Hazard> known) {
        return new Change(kind, object, why, sql, known, isTransactional, endsTransaction);
    }

    /** The same as a change of another kind. */
    public Change as(Kind newKind) {
        return new Change(newKind, object, why, sql, hazards, isTransactional, endsTransaction);
    }

    /** The same, outside of any transaction. */
    public Change alone() {
        return new Change(kind, object, why, sql, hazards, false, endsTransaction);
    }

    /** The same, with a commit behind it. */
    public Change committed() {
        return new Change(kind, object, why, sql, hazards, isTransactional, true);
    }
}
