package io.github.supabasemigrate.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A SQL file, split as psql would split it. Splitting never fails: what is broken is a piece that says so, and the statements
 * after it are still found. Offsets are UTF-16 units of the text as given, a byte order mark included. Immutable.
 */
public final class SqlScript {

    private final String text;
    private final List<ScriptPiece> pieces;
    private final List<SqlStatement> statements;

    /** Made when somebody asks for a place: most scripts are never asked. */
    private volatile int @Nullable [] lineStarts;

    private SqlScript(String text) {
        this.text = text;
        pieces = List.copyOf(new Splitter(text).split());
        List<SqlStatement> found = new ArrayList<>(pieces.size());
        for (ScriptPiece piece : pieces) {
            if (piece instanceof SqlStatement statement) {
                found.add(statement);
            } else if (piece instanceof Unterminated unterminated) {
                found.add(unterminated.statement());
            }
        }
        statements = List.copyOf(found);
    }

    /** Splits a text; never throws. */
    public static SqlScript parse(String text) {
        return new SqlScript(text);
    }

    public String text() {
        return text;
    }

    /** Everything in it, in order. */
    public List<ScriptPiece> pieces() {
        return pieces;
    }

    /** The statements, an unterminated one at the end included. */
    public List<SqlStatement> statements() {
        return statements;
    }

    /**
     * The array that the Supabase CLI writes to {@code schema_migrations.statements}: statements and lone comments. The CLI cannot run
     * {@code COPY … FROM STDIN}; here its rows stay with their statement, so that the history holds all of the file.
     */
    public List<String> recorded() {
        List<String> recorded = new ArrayList<>(pieces.size());
        for (ScriptPiece piece : pieces) {
            if (piece instanceof SqlStatement statement) {
                recorded.add(statement.recorded());
            } else if (piece instanceof Unterminated unterminated) {
                recorded.add(unterminated.statement().recorded());
            } else if (piece instanceof CommentOnly comment) {
                recorded.add(comment.recorded());
            } else if (piece instanceof CopyData data) {
                recorded.set(recorded.size() - 1, recorded(data));
            }
        }
        return List.copyOf(recorded);
    }

    /** A statement with the rows behind it, every blank of which counts. */
    private String recorded(CopyData data) {
        int start = statements.stream()
                .filter(statement -> statement.copyData().filter(data::equals).isPresent())
                .findFirst()
                .orElseThrow()
                .range()
                .start();
        return Recorded.of(text.substring(start, data.range().end()));
    }

    /** Line and column of an offset; the offset after the last character is a place too. */
    public SourcePosition position(int offset) {
        if (offset < 0 || offset > text.length()) {
            throw new IndexOutOfBoundsException("offset " + offset + " of " + text.length());
        }
        int[] starts = lineStarts();
        int found = Arrays.binarySearch(starts, offset);
        int line = found >= 0 ? found : -found - 2;
        return new SourcePosition(line + 1, offset - starts[line] + 1);
    }

    private int[] lineStarts() {
        int[] starts = lineStarts;
        if (starts == null) {
            starts = lineStarts(text);
            lineStarts = starts;
        }
        return starts;
    }

    private static int[] lineStarts(String text) {
        int count = 1;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            count++;
        }
        int[] starts = new int[count];
        int line = 1;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            starts[line++] = i + 1;
        }
        return starts;
    }

    @Override
    public String toString() {
        return text;
    }
}
