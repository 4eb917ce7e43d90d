package io.github.supabasemigrate.diff.change;

import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a change puts at risk. Whoever saves a plan has to allow each kind by its {@link Kind#label()}.
 *
 * @param kind what could happen
 * @param object what it happens to
 * @param explanation one sentence for this very change
 * @param evidence what is known about the size of it, such as a count of rows or an observed lock; null until somebody looked
 */
public record Hazard(
        Kind kind,
        ObjectId object,
        String explanation,
        @Nullable String evidence) {

    /** The kinds of risk. */
    public enum Kind {
        /** Rows or values go and nothing brings them back. */
        DATA_LOSS("data-loss"),
        /** It fails if the rows that are there do not fit. */
        MAY_FAIL("may-fail"),
        /** PostgreSQL writes the whole table anew, under an exclusive lock. */
        REWRITE("rewrite"),
        /** Nobody can write, or even read, for as long as all rows are read. */
        LONG_LOCK("long-lock"),
        /** Queries that used the index become slow until it is back, if it ever is. */
        INDEX_DROP("index-drop"),
        /** Callers of the old signature fail. */
        SIGNATURE_BREAK("signature-break"),
        /** More rows can be seen or changed through row level security than before. */
        RLS_WEAKENED("rls-weakened"),
        /** A role gets a right that it did not have. */
        PRIVILEGE_WIDENED("privilege-widened");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The word that allows it. */
        public String label() {
            return label;
        }
    }

    public Hazard {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(explanation, "explanation");
    }

    public static Hazard of(Kind kind, ObjectId object, String explanation) {
        return new Hazard(kind, object, explanation, null);
    }

    /** The word that allows it. */
    public String id() {
        return kind.label();
    }

    public Optional<String> found() {
        return Optional.ofNullable(evidence);
    }

    /** With something more that is known. */
    public Hazard withEvidence(String more) {
        return new Hazard(kind, object, explanation, evidence == null ? more : evidence + "; " + more);
    }
}
