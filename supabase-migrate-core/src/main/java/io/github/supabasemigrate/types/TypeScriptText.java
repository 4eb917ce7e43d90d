package io.github.supabasemigrate.types;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * TypeScript as it reads whatever formatter it went through: two texts of the same types are equal. Comments, white space,
 * separators, grouping and the choice of quotes do not count.
 *
 * @param tokens names and literals by their value, and the punctuation that carries meaning
 */
record TypeScriptText(List<String> tokens) {

    private static final Pattern TOKEN = Pattern.compile(
            "//[^\\n]*|/\\*(?s:.*?)\\*/|\"(?<double>(?:[^\"\\\\]|\\\\.)*)\"|'(?<single>(?:[^'\\\\]|\\\\.)*)'"
                    + "|(?<word>[\\w$]+)|(?<mark>[^\\s,;()|])|.",
            Pattern.DOTALL);

    TypeScriptText {
        tokens = List.copyOf(tokens);
    }

    static TypeScriptText of(String text) {
        var tokens = new ArrayList<String>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            String quoted = matcher.group("double") == null ? matcher.group("single") : matcher.group("double");
            if (quoted != null) {
                tokens.add(quoted.replace("\\'", "'").replace("\\\"", "\""));
            } else if (matcher.group("word") != null) {
                tokens.add(matcher.group("word"));
            } else if (matcher.group("mark") != null) {
                tokens.add(matcher.group("mark"));
            }
        }
        return new TypeScriptText(tokens);
    }
}
