package io.github.supabasemigrate.execute.transaction;

import io.github.supabasemigrate.sql.SqlStatement;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Statements that change nothing but their session's settings. A run that resumes in the middle of a file repeats those before it, because
 * the session that had executed them is gone.
 */
public final class SessionSettings {

    private static final Pattern SETTING = Pattern.compile(
            "(SET\\s+(?!LOCAL\\b|TRANSACTION\\b|CONSTRAINTS\\b)|RESET\\s|SELECT\\s+(pg_catalog\\s*\\.\\s*)?set_config\\s*\\().*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern DATES = Pattern.compile("\\bDateStyle\\b", Pattern.CASE_INSENSITIVE);

    /** The driver hangs up on a session that writes dates in another way, so no message may end with one. */
    public static final String DATES_OF_DRIVER = "SET DateStyle = 'ISO'";

    private SessionSettings() {}

    /** Those among the first statements of a file that say how dates are written: each message sets them anew. */
    public static List<String> ofDates(List<SqlStatement> statements, int end) {
        return of(statements, end).stream()
                .filter(text -> DATES.matcher(text).find())
                .toList();
    }

    /** Those among the first statements of a file. */
    public static List<String> of(List<SqlStatement> statements, int end) {
        return statements.subList(0, end).stream()
                .map(SqlStatement::text)
                .filter(text -> SETTING.matcher(text).matches())
                .toList();
    }
}
