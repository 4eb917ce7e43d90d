package io.github.supabasemigrate.execute.session;

import java.util.regex.Pattern;

/**
 * Two settings of the server that a file may change and the driver must not see changed when a message ends, or it hangs up: how dates
 * are written, and the encoding.
 *
 * <p>The order of day and month, in which dates are read, may stay in any case; only the style of writing is put back after each
 * message, and set anew before the next. The server keeps what the file wants in a setting of ours, so that a rollback takes both
 * back. COPY data and what cannot share its message ({@code VACUUM}, a procedure that commits) go without that style.
 *
 * <p>The encoding is put back for good: a file is sent as the text that it is, whatever encoding it claims.
 */
final class DriverSettings {

    private static final Pattern DATES = Pattern.compile("\\bDateStyle\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENCODING =
            Pattern.compile("\\bclient_encoding\\b|\\bSET\\s+((SESSION|LOCAL)\\s+)?NAMES\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern LOCAL =
            Pattern.compile("\\s*SET\\s+LOCAL\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern SETTING =
            Pattern.compile("\\s*(SET|RESET|SELECT)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final String WANTED = "supabase_migrate.datestyle";

    private static final String UTF8 = ";\nSET client_encoding = 'UTF8'";

    private boolean isStyled;
    private boolean isLocal;

    /** What to send for one or more statements that travel in a message of their own. */
    SingleMessage around(String sql, boolean inTransaction) {
        boolean changesDates = DATES.matcher(sql).find();
        boolean canShare = inTransaction || SETTING.matcher(sql).matches();
        if (!canShare || !(changesDates || isStyled || ENCODING.matcher(sql).find())) {
            return SingleMessage.of(sql);
        }
        String lead = isStyled && inTransaction ? wish() : "";
        if (changesDates) {
            isStyled = true;
            isLocal = LOCAL.matcher(sql).matches();
        }
        String encoding = ENCODING.matcher(sql).find() ? UTF8 : "";
        return new SingleMessage(lead, lead + sql + (isStyled ? giveBack() : "") + encoding);
    }

    private String wish() {
        return """
                SELECT pg_catalog.set_config('DateStyle', coalesce(nullif(pg_catalog.current_setting('%s', true), ''),
                       pg_catalog.current_setting('DateStyle')), %s);
                """.formatted(WANTED, isLocal);
    }

    private String giveBack() {
        return """
                ;
                SELECT pg_catalog.set_config('%s', pg_catalog.current_setting('DateStyle'), %s),
                       pg_catalog.set_config('DateStyle', 'ISO, '
                           || pg_catalog.split_part(pg_catalog.current_setting('DateStyle'), ', ', 2), %s)""".formatted(WANTED, isLocal, isLocal);
    }
}
