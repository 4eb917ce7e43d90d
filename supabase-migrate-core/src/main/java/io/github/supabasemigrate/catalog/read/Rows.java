package io.github.supabasemigrate.catalog.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The current row of a result, by column name, in the types that catalogs use. Not thread-safe, as its result set is not. */
public final class Rows {

    private final ResultSet results;

    public Rows(ResultSet results) {
        this.results = results;
    }

    public boolean next() throws SQLException {
        return results.next();
    }

    /** A text that is never null in the catalogs. */
    public String text(String column) throws SQLException {
        String value = results.getString(column);
        if (value == null) {
            throw new IllegalStateException("unexpected null in " + column);
        }
        return value;
    }

    public @Nullable String textOrNull(String column) throws SQLException {
        return results.getString(column);
    }

    public String textOr(String column, String ifNull) throws SQLException {
        String value = results.getString(column);
        return value == null ? ifNull : value;
    }

    public boolean is(String column) throws SQLException {
        return results.getBoolean(column);
    }

    public int integer(String column) throws SQLException {
        return results.getInt(column);
    }

    public @Nullable Integer integerOrNull(String column) throws SQLException {
        int value = results.getInt(column);
        return results.wasNull() ? null : value;
    }

    public long number(String column) throws SQLException {
        return results.getLong(column);
    }

    public double decimal(String column) throws SQLException {
        return results.getDouble(column);
    }

    /** An OID; 0 for null. */
    public long oid(String column) throws SQLException {
        return results.getLong(column);
    }

    /** A {@code text[]} with its nulls left out; empty for null. */
    public List<String> texts(String column) throws SQLException {
        var texts = new ArrayList<String>();
        for (@Nullable String text : textsAndNulls(column)) {
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** A {@code text[]} as it is; empty for null. */
    public List<@Nullable String> textsAndNulls(String column) throws SQLException {
        String value = results.getString(column);
        return value == null ? List.of() : ArrayLiteral.parse(value);
    }

    /** An {@code int2vector}, {@code oidvector}, or array of numbers without nulls, in its text form; empty for null. */
    public List<Long> numbers(String column) throws SQLException {
        String value = results.getString(column);
        if (value == null || value.isEmpty()) {
            return List.of();
        }
        var numbers = new ArrayList<Long>();
        for (int at = 0; at < value.length(); at++) {
            int begin = at;
            while (at < value.length() && isPartOfNumber(value.charAt(at))) {
                at++;
            }
            if (at > begin) {
                numbers.add(Long.parseLong(value, begin, at, 10));
            }
        }
        return numbers;
    }

    private static boolean isPartOfNumber(char c) {
        return (c >= '0' && c <= '9') || c == '-';
    }
}
