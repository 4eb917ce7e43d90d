package io.github.supabasemigrate.sql.grammar;

import io.github.supabasemigrate.sql.scanner.Lexer;
import io.github.supabasemigrate.sql.scanner.Terminals;
import io.github.supabasemigrate.sql.scanner.TokenValue;
import io.github.supabasemigrate.sql.scanner.Tokens;
import io.github.supabasemigrate.sql.tables.ParseTables;

/**
 * The tokens as the grammar wants them. PostgreSQL's grammar is LALR(1) only because a filter between scanner and parser
 * looks one token further: {@code NOT} before {@code BETWEEN} becomes {@code NOT_LA}, {@code WITH} before {@code TIME}
 * becomes {@code WITH_LA}, and {@code U&'…' UESCAPE '!'} becomes one token.
 */
final class TokenStream {

    private static final boolean[] LOOKS_AHEAD = looksAhead();

    private final Tokens tokens;
    private final int end;
    private int index;

    private int kind;
    private int start;
    private int stop;

    /** Tokens {@code [from, to)}. */
    TokenStream(Tokens tokens, int from, int to) {
        this.tokens = tokens;
        index = from;
        end = to;
    }

    /** The terminal just read. */
    int kind() {
        return kind;
    }

    int start() {
        return start;
    }

    int end() {
        return stop;
    }

    /** Reads on; the terminal's number. Throws where the server's scanner would. */
    int next() throws ParseFailure {
        if (index >= end) {
            kind = Terminals.END;
            start = index == 0 ? 0 : tokens.end(index - 1);
            stop = start;
            return kind;
        }
        kind = scan(index);
        start = tokens.start(index);
        stop = tokens.end(index);
        index++;
        if (LOOKS_AHEAD[kind]) {
            lookAhead();
        }
        return kind;
    }

    private int scan(int at) throws ParseFailure {
        int scanned = at < end ? tokens.kind(at) : Terminals.END;
        if (scanned < 0) {
            throw refusal(at);
        }
        return scanned;
    }

    private ParseFailure refusal(int at) {
        return tokens.isBackslash(at)
                ? new ParseFailure(new SyntaxError("syntax error at or near \"\\\"", tokens.start(at)))
                : new ParseFailure(tokens.error(at));
    }

    /** By terminal: whether the token after it decides what it is. */
    private static boolean[] looksAhead() {
        boolean[] looks = new boolean[ParseTables.symbols()];
        looks[Terminals.NOT] = true;
        looks[Terminals.WITH] = true;
        looks[Terminals.NULLS] = true;
        looks[Terminals.WITHOUT] = true;
        looks[Terminals.FORMAT] = true;
        looks[Terminals.USCONST] = true;
        looks[Terminals.UIDENT] = true;
        return looks;
    }

    private void lookAhead() throws ParseFailure {
        int next = scan(index);
        if (kind == Terminals.USCONST || kind == Terminals.UIDENT) {
            unicode(next);
        } else if (kind == Terminals.NOT) {
            boolean operator = next == Terminals.BETWEEN
                    || next == Terminals.IN
                    || next == Terminals.LIKE
                    || next == Terminals.ILIKE
                    || next == Terminals.SIMILAR;
            kind = operator ? Terminals.NOT_LA : kind;
        } else if (kind == Terminals.WITH) {
            kind = next == Terminals.TIME || next == Terminals.ORDINALITY ? Terminals.WITH_LA : kind;
        } else if (kind == Terminals.NULLS) {
            kind = next == Terminals.FIRST || next == Terminals.LAST ? Terminals.NULLS_LA : kind;
        } else if (kind == Terminals.WITHOUT) {
            kind = next == Terminals.TIME ? Terminals.WITHOUT_LA : kind;
        } else if (kind == Terminals.FORMAT) {
            kind = next == Terminals.JSON ? Terminals.FORMAT_LA : kind;
        }
    }

    /** {@code U&'…'} or {@code U&"…"}, with the escape character that UESCAPE names. */
    private void unicode(int next) throws ParseFailure {
        char escape = '\\';
        int first = index - 1;
        if (next == Terminals.UESCAPE) {
            int at = index + 1;
            if (scan(at) != Terminals.SCONST) {
                throw failure("UESCAPE must be followed by a simple string literal", at);
            }
            String value = TokenValue.string(tokens.text(at));
            if (value.length() != 1 || "0123456789abcdefABCDEF+'\" \t\n\r\f".indexOf(value.charAt(0)) >= 0) {
                throw failure("invalid Unicode escape character", at);
            }
            escape = value.charAt(0);
            stop = tokens.end(at);
            index += 2;
        }
        String text = tokens.source().text();
        UnicodeString.check(text, tokens.start(first), tokens.end(first), escape);
        kind = kind == Terminals.UIDENT ? Terminals.IDENT : Terminals.SCONST;
    }

    private ParseFailure failure(String complaint, int at) {
        String text = tokens.source().text();
        if (at >= end) {
            return new ParseFailure(new SyntaxError(complaint + " at end of input", stop));
        }
        return new ParseFailure(Lexer.near(complaint, text, tokens.start(at), tokens.end(at), text.length()));
    }
}
