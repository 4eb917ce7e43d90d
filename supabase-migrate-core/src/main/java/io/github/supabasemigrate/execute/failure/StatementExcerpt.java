package io.github.supabasemigrate.execute.failure;

import io.github.supabasemigrate.sql.SourcePosition;
import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.SqlStatement;

/** Some lines of a statement with their numbers, and a caret under the place meant. */
final class StatementExcerpt {

    private static final int SHOWN_BEFORE = 4;
    private static final int SHOWN_WITHOUT_CARET = 6;
    private static final int WIDTH = 160;

    private final SqlScript script;
    private final int linesBefore;

    /**
     * @param linesBefore how many lines of the file come before the script, if that is only a part of it
     */
    StatementExcerpt(SqlScript script, int linesBefore) {
        this.script = script;
        this.linesBefore = linesBefore;
    }

    /** The line with the offset and a few of the same statement before it. */
    String around(SqlStatement statement, int offset) {
        int first = script.position(statement.body().start()).line();
        SourcePosition place = script.position(offset);
        return lines(Math.max(first, place.line() - SHOWN_BEFORE), place.line()) + caret(place);
    }

    /** The beginning of the statement. */
    String beginning(SqlStatement statement) {
        int first = script.position(statement.body().start()).line();
        int last = script.position(statement.body().end()).line();
        int shown = Math.min(last, first + SHOWN_WITHOUT_CARET - 1);
        return lines(first, shown) + (shown < last ? "      | …\n" : "");
    }

    private String lines(int first, int last) {
        StringBuilder text = new StringBuilder();
        String[] lines = script.text().split("\n", -1);
        for (int line = first; line <= last && line <= lines.length; line++) {
            text.append("%5d | %s%n".formatted(linesBefore + line, shortened(lines[line - 1])));
        }
        return text.toString().replace("\r", "");
    }

    private static String shortened(String line) {
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH) + "…";
    }

    private String caret(SourcePosition place) {
        if (place.column() > WIDTH) {
            return "";
        }
        String[] lines = script.text().split("\n", -1);
        StringBuilder indent = new StringBuilder("      | ");
        String line = place.line() <= lines.length ? lines[place.line() - 1] : "";
        for (int i = 0; i < place.column() - 1; i++) {
            indent.append(i < line.length() && line.charAt(i) == '\t' ? '\t' : ' ');
        }
        return indent.append("^\n").toString();
    }
}
