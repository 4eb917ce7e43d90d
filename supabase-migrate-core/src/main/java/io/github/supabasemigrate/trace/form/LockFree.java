package io.github.supabasemigrate.trace.form;

import io.github.supabasemigrate.sql.SqlStatement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The statements of a file that keep nobody waiting, because they lock no table at all, as their form was seen to do, or none but a
 * table that the file itself has made. For them it is enough to ask which objects they made: reading all locks of a server costs
 * more than most of these statements. So it is behind a statement that has closed the table to everybody. In doubt a statement is none of
 * them.
 */
public final class LockFree {

    /** No statement. */
    public static final LockFree NONE = new LockFree();

    /** Statements of a form that locks nothing, or nothing but what the file itself has made. */
    private final Map<SqlStatement, StatementForm> free = new HashMap<>();

    /** Statements that close a table, and those that lock nothing more when their table is closed. */
    private final Map<SqlStatement, StatementForm> others = new HashMap<>();

    private LockFree() {}

    /**
     * Those of a file.
     *
     * @param exists whether there is a relation of this qualified name already
     */
    public static LockFree of(ScriptForms forms, Predicate<String> exists) {
        LockFree found = new LockFree();
        boolean namesAreSure = true;
        Set<String> made = new HashSet<>();
        List<SqlStatement> statements = forms.script().statements();
        for (int i = 0; i < statements.size(); i++) {
            StatementForm form = forms.forms().get(i);
            boolean staysInNewTables = namesAreSure && staysInNewTables(form, exists, made);
            if (form.locksNothing() || staysInNewTables) {
                found.free.put(statements.get(i), form);
            } else if (namesAreSure) {
                found.others.put(statements.get(i), form);
            }
            namesAreSure &= !form.changesPath();
        }
        return found;
    }

    private static boolean staysInNewTables(StatementForm form, Predicate<String> exists, Set<String> made) {
        if (form.creates().isEmpty()) {
            return made.contains(form.target());
        }
        if (exists.test(form.creates())) {
            return false;
        }
        made.add(form.creates());
        return !form.reaches();
    }

    /**
     * Whether a statement is one of these.
     *
     * @param closed the tables that nobody else can reach until the transaction ends, to which that is added which this one closes
     */
    public boolean has(SqlStatement statement, Set<String> closed) {
        StatementForm form = others.get(statement);
        if (form == null) {
            return free.containsKey(statement);
        }
        boolean isUnnoticed = form.isUnnoticed() && closed.contains(form.target());
        if (!form.closes().isEmpty()) {
            closed.add(form.closes());
        }
        return isUnnoticed;
    }

    /** The tag under which a statement tells event triggers of itself, once; empty if it may not. */
    public Optional<String> tag(SqlStatement statement) {
        StatementForm form = free.getOrDefault(statement, others.get(statement));
        return Optional.ofNullable(form).map(StatementForm::tag).filter(tag -> !tag.isEmpty());
    }

    /**
     * Whether a statement adds no lock at all to those that matter, and tells event triggers of itself once: a look behind it shows the
     * locks of the statement before it.
     */
    public boolean leavesNoTrace(SqlStatement statement) {
        StatementForm form = free.get(statement);
        return form != null && !form.tag().isEmpty() && form.readsNothing();
    }

    /** Whether a statement that may lock anything tells event triggers when it is done. */
    public boolean tellsItsEnd(SqlStatement statement) {
        StatementForm form = others.get(statement);
        return form != null && form.tellsItsEnd();
    }
}
