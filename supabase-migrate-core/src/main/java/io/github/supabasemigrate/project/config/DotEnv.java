package io.github.supabasemigrate.project.config;

import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.MigrateException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One {@code .env} file in the form that the Supabase CLI reads: {@code NAME=value} or {@code NAME: value}, {@code export} before
 * it, {@code #} comments, single quotes (taken literally) and double quotes ({@code \n}, variables), both over several lines,
 * and {@code $NAME} or <code>${NAME}</code> for a variable set earlier in the file. Messages never quote a value.
 */
public final class DotEnv {

    private static final Pattern NAME = Pattern.compile("(?:export[ \\t]+)?([A-Za-z0-9_.]+)[ \\t]*[=:][ \\t]*");
    private static final Pattern BLANK_OR_COMMENT = Pattern.compile("(?:\\s|#[^\\n]*)*");
    private static final Pattern INLINE_COMMENT = Pattern.compile("(?:^|\\s)#.*");
    private static final Pattern REFERENCE = Pattern.compile("(\\\\)?\\$(?:\\{([A-Za-z0-9_]+)}|([A-Za-z0-9_]+))");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([^$])");

    private final String text;
    private final String shownAs;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private int at;

    private DotEnv(String text, String shownAs) {
        this.text = text.replace("\r\n", "\n");
        this.shownAs = shownAs;
    }

    /**
     * Parses a file; a name set twice has its last value.
     *
     * @throws MigrateException at the line that is neither a variable nor a comment, or whose quote is not closed
     */
    public static Map<String, String> parse(String text, String shownAs) {
        DotEnv file = new DotEnv(text, shownAs);
        file.read();
        return file.variables;
    }

    private void read() {
        skipBlank();
        while (at < text.length()) {
            Matcher name = NAME.matcher(text).region(at, text.length());
            if (!name.lookingAt()) {
                throw invalid("This line is no `NAME=value`.");
            }
            at = name.end();
            String value = at < text.length() && isQuote(text.charAt(at)) ? quoted(text.charAt(at)) : plain();
            variables.put(name.group(1), value);
            skipBlank();
        }
    }

    private void skipBlank() {
        Matcher blank = BLANK_OR_COMMENT.matcher(text).region(at, text.length());
        at = blank.lookingAt() ? blank.end() : at;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    private String quoted(char quote) {
        int end = at + 1;
        while (end < text.length() && !(text.charAt(end) == quote && text.charAt(end - 1) != '\\')) {
            end++;
        }
        if (end == text.length()) {
            throw invalid("The quote that opens here is not closed.");
        }
        String inside = text.substring(at + 1, end);
        at = endOfLine(end);
        return quote == '\''
                ? inside
                : unescape(expand(inside.replace("\\n", "\n").replace("\\r", "\r")));
    }

    private String plain() {
        int end = endOfLine(at);
        String line = text.substring(at, end);
        at = end;
        return expand(INLINE_COMMENT.matcher(line).replaceFirst("").strip());
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private String expand(String value) {
        return REFERENCE
                .matcher(value)
                .replaceAll(match -> Matcher.quoteReplacement(
                        match.group(1) != null
                                ? match.group().substring(1)
                                : variables.getOrDefault(
                                        match.group(2) != null ? match.group(2) : match.group(3), "")));
    }

    private static String unescape(String value) {
        return ESCAPE.matcher(value).replaceAll("$1");
    }

    private MigrateException invalid(String why) {
        int line =
                1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
        int column = at - (text.lastIndexOf('\n', at - 1) + 1) + 1;
        return MigrateException.because("`" + shownAs + "` is not a file of variables.")
                .where(new Location(shownAs, line, column))
                .why(why)
                .build();
    }
}
