package io.github.supabasemigrate.lint.rules.files;

import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Edit;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintFile;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.sql.CopyData;
import io.github.supabasemigrate.sql.MetaCommand;
import io.github.supabasemigrate.sql.ScriptPiece;
import io.github.supabasemigrate.sql.SqlStatement;
import io.github.supabasemigrate.sql.grammar.SyntaxError;
import io.github.supabasemigrate.sql.grammar.TextRange;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file as a text: whether it is SQL, what only psql understands, characters that nobody sees. */
public final class TextRules {

    /** Characters without a shape that change the direction of a text, or join and part letters. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u2069\\uFEFF]");

    /** UTF-8 that was read as Windows-1252 or Mac Roman and written as UTF-8 again. */
    private static final Pattern MOJIBAKE = Pattern.compile(
            "\\u00e2[\\u0080-\\u00bf\\u0152\\u0153\\u0160\\u0161\\u0178\\u017d\\u017e\\u02c6\\u02dc\\u2013-\\u203a\\u20ac\\u2122]{2}"
                    + "|\\u00c3[\\u0080-\\u00bf]|\\u201a\\u00c4[\\u00ec\\u00ee\\u00f4\\u00fa\\u00f9]|\\uFFFD");

    private static final TextRange START = new TextRange(0, 0);

    private TextRules() {}

    public static List<LintRule> all() {
        return List.of(
                LintRule.of("syntax-error", Family.FILES, Severity.ERROR)
                        .squawk("syntax-error")
                        .file(TextRules::syntaxError)
                        .build(),
                LintRule.of("psql-meta-command", Family.FILES, Severity.ERROR)
                        .file(TextRules::metaCommand)
                        .build(),
                LintRule.of("encoding-suspect", Family.FILES, Severity.WARNING)
                        .file(TextRules::encoding)
                        .build(),
                LintRule.of("migration-empty", Family.FILES, Severity.WARNING)
                        .file(TextRules::empty)
                        .build(),
                LintRule.off("migration-header-missing", Family.FILES)
                        .file(TextRules::header)
                        .build());
    }

    private static void syntaxError(LintFile file, Findings found) {
        for (SqlStatement statement : file.script().statements()) {
            statement
                    .syntaxError()
                    .ifPresent(error -> found.at(place(file, error), "PostgreSQL says: " + error.message() + "."));
        }
    }

    private static TextRange place(LintFile file, SyntaxError error) {
        int offset = Math.min(error.offset(), file.text().length());
        return new TextRange(offset, offset);
    }

    private static void metaCommand(LintFile file, Findings found) {
        for (ScriptPiece piece : file.script().pieces()) {
            if (piece instanceof MetaCommand command && !command.isHarmless()) {
                found.at(
                                command.range(),
                                "`\\" + command.name() + "` is a command to psql, which a server does not understand.")
                        .hint("Write what it does as SQL.");
            } else if (piece instanceof CopyData data) {
                found.at(
                                new TextRange(data.range().start(), data.range().start()),
                                "Rows in the file after `COPY … FROM STDIN` are read by psql alone; the Supabase CLI takes them for SQL.")
                        .hint("Write them as INSERT.");
            }
        }
    }

    private static void encoding(LintFile file, Findings found) {
        if (file.isMarked()) {
            // Whatever rewrites the file leaves the mark out.
            found.at(
                            START,
                            "`%s` begins with a byte order mark, which some who run it take for a part of the first word."
                                    .formatted(file.path()))
                    .hint("Save it as UTF-8 without a mark.")
                    .fix(new Edit(START, ""));
        }
        if (isAscii(file.text())) {
            return;
        }
        Matcher invisible = INVISIBLE.matcher(file.text());
        if (invisible.find()) {
            found.at(
                    new TextRange(invisible.start(), invisible.end()),
                    "The character U+%04X has no shape: what is shown here is not what the server reads."
                            .formatted((int) invisible.group().charAt(0)));
        }
        Matcher mojibake = MOJIBAKE.matcher(file.text());
        if (mojibake.find()) {
            found.at(
                    new TextRange(mojibake.start(), mojibake.end()),
                    "`" + mojibake.group() + "` looks like UTF-8 that was read as another encoding and saved again.");
        }
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    private static void empty(LintFile file, Findings found) {
        if (file.script().statements().stream()
                .allMatch(statement -> statement.text().isBlank())) {
            found.onFile("`" + file.path() + "` has no statement.");
        }
    }

    private static void header(LintFile file, Findings found) {
        List<ScriptPiece> pieces = file.script().pieces();
        if (!pieces.isEmpty()
                && !file.text().stripLeading().startsWith("--")
                && !file.text().stripLeading().startsWith("/*")) {
            found.onFile("`" + file.path() + "` does not say at its top what it is for.");
        }
    }
}
