package io.github.supabasemigrate.trace.form;

import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the text of a file tells about the locks of its statements, whatever ran before it; so it can be read ahead.
 *
 * @param mayForget whether it may take back what event triggers of ours have noted of its statements, or keep them from noting
 * @param mayAddEventTriggers whether it may make event triggers of its own, which may run commands that nobody wrote
 */
public record ScriptForms(SqlScript script, List<StatementForm> forms, boolean mayForget, boolean mayAddEventTriggers) {

    private static final Pattern RESET = Pattern.compile("\\breset\\s+all\\b");

    private static final Pattern EVENT_TRIGGER = Pattern.compile("\\bevent\\s+trigger\\b");

    public static ScriptForms of(SqlScript script) {
        List<StatementForm> forms = new ArrayList<>(script.statements().size());
        boolean rollsBack = false;
        for (SqlStatement statement : script.statements()) {
            forms.add(StatementForm.of(statement));
            rollsBack |= statement.text().regionMatches(true, 0, "ROLLBACK", 0, 8);
        }
        // Most files have none of the words, and looking for one costs a tenth of looking for a pattern.
        String text = script.text().toLowerCase(Locale.ROOT);
        return new ScriptForms(
                script,
                forms,
                rollsBack
                        || (text.contains("reset") && RESET.matcher(text).find())
                        || text.contains("session_replication_role")
                        || text.contains("event_triggers"),
                text.contains("event") && EVENT_TRIGGER.matcher(text).find());
    }
}
