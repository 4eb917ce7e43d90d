package io.github.supabasemigrate.sql.scanner;

import java.nio.charset.StandardCharsets;

/** What a token means once its quoting is undone. */
public final class TokenValue {

    private TokenValue() {}

    /** The name that an identifier or keyword spells: ASCII letters in lower case unless quoted, 63 bytes at most. */
    public static String identifier(String token) {
        String name;
        if (token.startsWith("\"")) {
            name = token.substring(1, token.length() - 1).replace("\"\"", "\"");
        } else if (token.regionMatches(true, 0, "U&\"", 0, 3)) {
            name = StringConstant.read(token, 0, token.length(), SourceText.of(token))
                    .text();
        } else {
            name = lowerCase(token);
        }
        return truncate(name);
    }

    /** The value of a string constant of any form. */
    public static String string(String token) {
        return StringConstant.read(token, 0, token.length(), SourceText.of(token))
                .text();
    }

    private static String lowerCase(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 'A' && name.charAt(i) <= 'Z') {
                StringBuilder lower = new StringBuilder(name);
                for (int at = i; at < name.length(); at++) {
                    char c = name.charAt(at);
                    lower.setCharAt(at, c >= 'A' && c <= 'Z' ? (char) (c + 0x20) : c);
                }
                return lower.toString();
            }
        }
        return name;
    }

    private static String truncate(String name) {
        if (name.length() * 3 <= Lexer.LONGEST_NAME
                || name.getBytes(StandardCharsets.UTF_8).length <= Lexer.LONGEST_NAME) {
            return name;
        }
        int bytes = 0;
        int index = 0;
        while (index < name.length()) {
            int code = name.codePointAt(index);
            bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
            if (bytes > Lexer.LONGEST_NAME) {
                break;
            }
            index += Character.charCount(code);
        }
        return name.substring(0, index);
    }
}
