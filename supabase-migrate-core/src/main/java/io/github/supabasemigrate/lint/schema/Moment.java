package io.github.supabasemigrate.lint.schema;

/**
 * When a statement runs.
 *
 * @param file position of the file among all
 * @param statement position in the file, those inside DO blocks counted on their own
 */
public record Moment(int file, int statement) implements Comparable<Moment> {

    @Override
    public int compareTo(Moment other) {
        return file != other.file ? Integer.compare(file, other.file) : Integer.compare(statement, other.statement);
    }
}
