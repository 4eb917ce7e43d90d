package io.github.supabasemigrate.sql.plpgsql;

import io.github.supabasemigrate.sql.grammar.EmbeddedText;
import io.github.supabasemigrate.sql.grammar.Parser;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.scanner.Lexer;
import io.github.supabasemigrate.sql.scanner.SourceText;
import io.github.supabasemigrate.sql.scanner.Tokens;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The statements in the text that EXECUTE runs, as far as one can know it: a constant, {@code format('…', …)}, or constants
 * joined with {@code ||}. What is computed becomes a name such as {@code _I} or an empty string constant.
 *
 * @param isTemplate whether a part of the text is computed, so that names in the trees may be stand-ins
 */
record DynamicSql(List<SyntaxNode> statements, boolean isTemplate) {

    private static final DynamicSql UNKNOWN = new DynamicSql(List.of(), true);

    /** What an expression computes; no statements if its text is unknown or does not parse. */
    static DynamicSql of(SyntaxNode expression) {
        Template template = new Template();
        template.append(expression);
        if (!template.hasConstant()) {
            return UNKNOWN;
        }
        SourceText text = template.text();
        Tokens tokens = Lexer.tokens(text, 0, text.text().length());
        SyntaxNode tree = Parser.parse(tokens, 0, tokens.count(), Parser.Entrance.STATEMENTS)
                .tree();
        return tree == null ? UNKNOWN : new DynamicSql(tree.children("toplevel_stmt"), template.isComputed());
    }

    /** Text put together from an expression. */
    private static final class Template {

        private final StringBuilder text = new StringBuilder();
        private int[] origins = new int[256];
        private boolean constant;
        private boolean computed;

        boolean hasConstant() {
            return constant;
        }

        boolean isComputed() {
            return computed;
        }

        SourceText text() {
            put(' ', text.isEmpty() ? 0 : origins[text.length() - 1] + 1);
            int length = text.length() - 1;
            return SourceText.decoded(text.substring(0, length), Arrays.copyOf(origins, length + 1));
        }

        void append(SyntaxNode node) {
            SyntaxNode value = withoutParentheses(node);
            Optional<SyntaxNode> format = formatString(value);
            List<SyntaxNode> children = value.children();
            if (value.is("SCONST")) {
                constant(value, false);
            } else if (format.isPresent()) {
                constant(format.get(), true);
            } else if (children.size() == 3 && children.get(1).text().equals("||")) {
                append(children.get(0));
                append(children.get(2));
            } else {
                standIn(value);
            }
        }

        private static SyntaxNode withoutParentheses(SyntaxNode node) {
            SyntaxNode inner = node;
            while (inner.children().size() == 3 && inner.children().get(0).is("'('")) {
                inner = inner.children().get(1);
            }
            return inner;
        }

        /** The constant first argument of {@code format}. */
        private static Optional<SyntaxNode> formatString(SyntaxNode call) {
            boolean format = call.is("func_application")
                    && call.child("func_name")
                            .map(name -> name.text().replace("pg_catalog.", "").equalsIgnoreCase("format"))
                            .orElse(false);
            return format
                    ? call.child("func_arg_list")
                            .map(list -> list.children().get(0))
                            .filter(argument -> argument.is("SCONST"))
                    : Optional.empty();
        }

        private void constant(SyntaxNode node, boolean isFormat) {
            constant = true;
            EmbeddedText value = node.embedded();
            String characters = value.source().text();
            for (int i = value.start(); i < value.end(); i++) {
                char c = characters.charAt(i);
                int end = isFormat && c == '%' ? endOfSpecifier(characters, i, value.end()) : -1;
                if (end < 0) {
                    put(c, value.source().origin(i));
                } else {
                    specifier(characters, i, end, value.source());
                    i = end - 1;
                }
            }
        }

        /** The offset after {@code %I}, {@code %1$L}, {@code %-10s} or {@code %%}; -1 if it is none. */
        private static int endOfSpecifier(String characters, int percent, int limit) {
            for (int i = percent + 1; i < limit; i++) {
                char c = characters.charAt(i);
                if ("ILs%".indexOf(c) >= 0) {
                    return i + 1;
                }
                if ("0123456789$-*".indexOf(c) < 0) {
                    return -1;
                }
            }
            return -1;
        }

        /** Puts something of the same length that SQL can read. */
        private void specifier(String characters, int from, int end, SourceText source) {
            char type = characters.charAt(end - 1);
            computed |= type != '%';
            for (int i = from; i < end; i++) {
                char c = characters.charAt(i);
                char plain = Character.isDigit(c) || c == '$' || c == type ? c : '_';
                char written = switch (type) {
                    case '%' -> i == from ? '%' : ' ';
                    case 'L' -> i < from + 2 ? '\'' : ' ';
                    default -> i == from ? '_' : plain;
                };
                put(written, source.origin(i));
            }
        }

        private void standIn(SyntaxNode value) {
            computed = true;
            String call = value.child("func_name").map(SyntaxNode::text).orElse("");
            String stand =
                    call.equalsIgnoreCase("quote_literal") || call.equalsIgnoreCase("quote_nullable") ? "''" : "_x";
            for (int i = 0; i < stand.length(); i++) {
                put(stand.charAt(i), value.start());
            }
        }

        private void put(char c, int origin) {
            if (text.length() == origins.length) {
                origins = Arrays.copyOf(origins, origins.length * 2);
            }
            origins[text.length()] = origin;
            text.append(c);
        }
    }
}
