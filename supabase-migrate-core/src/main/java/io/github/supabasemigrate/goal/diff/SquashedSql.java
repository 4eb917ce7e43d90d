package io.github.supabasemigrate.goal.diff;

import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.diff.DiffPlan;
import io.github.supabasemigrate.diff.change.Change;
import io.github.supabasemigrate.diff.source.DataStatements.DataStatement;
import io.github.supabasemigrate.project.MigrationFile;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text of a squashed migration: the schema as it came out, and what the files did to rows. Which form of it is right, a run
 * tells.
 *
 * @param schema the way from an empty project to the state
 */
record SquashedSql(List<MigrationFile> files, DiffPlan schema, List<DataStatement> data) {

    /** What acts by itself when rows come: it may have been made after them. */
    private static final Set<ObjectKind> AFTER_ROWS =
            EnumSet.of(ObjectKind.TRIGGER, ObjectKind.RULE, ObjectKind.EVENT_TRIGGER);

    private static final Pattern SECRET = Pattern.compile("\\bvault\\.(?:create|update)_secret\\b");

    /** All of the schema, then the data statements as they were written. */
    String statementsLast() {
        return header() + text(schema.changes()) + statements();
    }

    /** The same, with triggers, rules and foreign keys after the rows. */
    String statementsBeforeTriggers() {
        return around(statements());
    }

    /**
     * The same with rows instead of the statements that made them, for statements that the schema has outgrown.
     *
     * @param rows statements that write them
     */
    String rowsBeforeTriggers(List<String> rows) {
        return around(secrets() + "\n-- Rows as they were after these migrations\n"
                + rows.stream().map(row -> row + ";\n").collect(Collectors.joining()));
    }

    /** Secrets come as the files wrote them: what a database keeps of one, no other could read. */
    private String secrets() {
        return data.stream()
                .filter(statement -> statement.tag().equals("SELECT")
                        && SECRET.matcher(statement.text()).find())
                .map(statement -> statement.text() + "\n")
                .reduce(String::concat)
                .map(statements -> "\n-- Secrets\n" + statements)
                .orElse("");
    }

    private String around(String middle) {
        var before = new ArrayList<Change>();
        var after = new ArrayList<Change>();
        for (Change change : schema.changes()) {
            (isAfterRows(change) ? after : before).add(change);
        }
        return header() + text(before) + middle + (after.isEmpty() ? "" : "\n" + text(after));
    }

    private static boolean isAfterRows(Change change) {
        return AFTER_ROWS.contains(change.object().kind())
                || (change.object().kind() == ObjectKind.CONSTRAINT
                        && change.sql().contains(" FOREIGN KEY "));
    }

    private String header() {
        var header = new StringBuilder("-- Squashed from:\n");
        files.forEach(file -> header.append("--   ").append(file.fileName()).append('\n'));
        return header.append("-- Proven equal to them on a throw-away database: schema, rows, seeds.\n\n")
                .toString();
    }

    private static String text(List<Change> changes) {
        return new DiffPlan(changes, List.of(), "").sql();
    }

    private String statements() {
        var text = new StringBuilder();
        MigrationFile file = null;
        List<String> settings = List.of();
        for (DataStatement statement : data) {
            if (!statement.file().equals(file)) {
                file = statement.file();
                text.append(settings.isEmpty() ? "" : "RESET ALL;\n");
                settings = List.of();
                text.append("\n-- From ").append(file.fileName()).append('\n');
            }
            if (!statement.settings().equals(settings)) {
                settings = statement.settings();
                settings.forEach(setting -> text.append(setting).append('\n'));
            }
            text.append(statement.text()).append('\n');
        }
        return text.append(settings.isEmpty() ? "" : "RESET ALL;\n").toString();
    }
}
