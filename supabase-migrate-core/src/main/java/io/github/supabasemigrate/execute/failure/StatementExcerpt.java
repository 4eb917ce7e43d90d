package io.github.supabasemigrate.execute.failure;

import io.github.supabasemigrate.sql.SourcePosition;
import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.SqlStatement;

/** Some lines of a statement with their numbers, and a caret under the place meant. */
final class StatementExcerpt {

    private static final int LINES_BEFORE = 4;
    private static final int LINES_WITHOUT_CARET = 6;
    private static final int WIDTH = 160;

    private StatementExcerpt() {}

    /** The line with the offset and a few of the same statement before it. */
    static String around(SqlScript script, SqlStatement statement, int offset) {
        int first = script.position(statement.body().start()).line();
        SourcePosition place = script.position(offset);
        return lines(script, Math.max(first, place.line() - LINES_BEFORE), place.line()) + caret(script, place);
    }

    /** The beginning of the statement. */
    static String beginning(SqlScript script, SqlStatement statement) {
        int first = script.position(statement.body().start()).line();
        int last = script.position(statement.body().end()).line();
        int shown = Math.min(last, first + LINES_WITHOUT_CARET - 1);
        return lines(script, first, shown) + (shown < last ? "      | …\n" : "");
    }

    private static String lines(SqlScript script, int first, int last) {
        StringBuilder text = new StringBuilder();
        String[] lines = script.text().split("\\R", -1);
        for (int line = first; line <= last && line <= lines.length; line++) {
            text.append("%5d | %s%n".formatted(line, shortened(lines[line - 1])));
        }
        return text.toString().replace("\r\n", "\n");
    }

    private static String shortened(String line) {
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH) + "…";
    }

    private static String caret(SqlScript script, SourcePosition place) {
        if (place.column() > WIDTH) {
            return "";
        }
        String[] lines = script.text().split("\\R", -1);
        StringBuilder indent = new StringBuilder("      | ");
        String line = place.line() <= lines.length ? lines[place.line() - 1] : "";
        for (int i = 0; i < place.column() - 1; i++) {
            indent.append(i < line.length() && line.charAt(i) == '\t' ? '\t' : ' ');
        }
        return indent.append("^\n").toString();
    }
}
