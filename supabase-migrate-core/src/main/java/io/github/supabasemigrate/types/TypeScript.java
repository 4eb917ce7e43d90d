package io.github.supabasemigrate.types;

import java.util.List;

/** TypeScript text, laid out with two spaces; a formatter makes the rest of it. */
final class TypeScript {

    private final StringBuilder out = new StringBuilder();
    private int depth;

    /** A string literal as JSON writes it, which is also a member's name. */
    static String string(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> literal.append(c < 0x20 ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return literal.append('"').toString();
    }

    /** An object type on several lines. */
    static String object(List<String> members) {
        return members.isEmpty() ? "{}" : "{\n" + String.join("\n", members) + "\n}";
    }

    TypeScript line(String text) {
        text.lines()
                .forEach(line -> out.append("  ".repeat(line.isEmpty() ? 0 : depth))
                        .append(line)
                        .append('\n'));
        return this;
    }

    TypeScript open(String text) {
        line(text);
        depth++;
        return this;
    }

    TypeScript close(String text) {
        depth--;
        return line(text);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
