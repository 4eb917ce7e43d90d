package io.github.supabasemigrate.catalog.object;

import java.util.Comparator;

/**
 * One object needs another.
 *
 * @param dependent the one that could not exist as it is without the other
 * @param on what it needs
 * @param strength how PostgreSQL, or our own reading, knows
 */
public record Dependency(ObjectId dependent, ObjectId on, Strength strength) implements Comparable<Dependency> {

    private static final Comparator<Dependency> ORDER = Comparator.comparing(Dependency::dependent)
            .thenComparing(Dependency::on)
            .thenComparing(Dependency::strength);

    /** The kinds of {@code pg_depend.deptype}, and one of our own. */
    public enum Strength {
        /** Dropping the other is refused, or cascades. */
        NORMAL,
        /** Goes with the other without asking: an index with its table. */
        AUTO,
        /** Part of the other's implementation: the sequence of an identity column. */
        INTERNAL,
        /** A partition's index or constraint on its parent's. */
        PARTITION,
        /** Found in the text of a function body, which PostgreSQL does not record; may be wrong either way. */
        HINT;

        /** Reads {@code deptype}. */
        public static Strength ofLetter(String letter) {
            return switch (letter) {
                case "n", "x" -> NORMAL;
                case "a" -> AUTO;
                case "i" -> INTERNAL;
                case "P", "S" -> PARTITION;
                default -> throw new IllegalArgumentException("unknown dependency type '" + letter + "'");
            };
        }
    }

    @Override
    public int compareTo(Dependency other) {
        return ORDER.compare(this, other);
    }
}
