package io.github.supabasemigrate.sql.scanner;

import io.github.supabasemigrate.sql.tables.Keywords;
import io.github.supabasemigrate.sql.tables.ParseTables;

/**
 * Cuts SQL into tokens as PostgreSQL's scanner does (manual, section 4.1 "Lexical Structure"), without look-ahead rules, which
 * belong to the parser. Never throws: what the server would refuse becomes an error token, and scanning goes on after it.
 *
 * <p>Thread-confined. A token is three ints in {@link Tokens}; nothing is allocated for it.
 */
public final class Lexer {

    /** Names longer than this are truncated by the server; operators are refused. In bytes. */
    static final int LONGEST_NAME = 63;

    /** What there is room for at first: by the length of the text, within bounds. */
    private static final int CHARACTERS_A_TOKEN = 8;

    private static final int FEW_TOKENS = 16;
    private static final int MANY_TOKENS = 4096;

    private static final Keywords KEYWORDS = ParseTables.keywords();

    private final String text;
    private final int limit;
    private final Tokens tokens;
    private final QuotedText quoted;

    private int position;
    private boolean standardConformingStrings = true;
    private boolean unterminated;

    /** A lexer for {@code [from, to)} of a text. */
    public Lexer(SourceText source, int from, int to) {
        text = source.text();
        position = from;
        limit = to;
        tokens = new Tokens(source, Math.min(FEW_TOKENS + (to - from) / CHARACTERS_A_TOKEN, MANY_TOKENS));
        quoted = new QuotedText(text, to);
    }

    /** All tokens of a text. */
    public static Tokens tokens(SourceText source, int from, int to) {
        Lexer lexer = new Lexer(source, from, to);
        while (lexer.next()) {
            // every token
        }
        return lexer.tokens();
    }

    /** What was read so far. */
    public Tokens tokens() {
        return tokens;
    }

    public int position() {
        return position;
    }

    /** Continues elsewhere, as after data that is no SQL. */
    public void jump(int offset) {
        position = offset;
    }

    /** Whether the last token, or a comment, has no end. */
    public boolean isUnterminated() {
        return unterminated;
    }

    /** Follows {@code SET standard_conforming_strings}: whether a backslash in {@code '…'} is an ordinary character. */
    public void setStandardConformingStrings(boolean standard) {
        standardConformingStrings = standard;
    }

    /**
     * Reads one token into {@link #tokens()}; false at the end. A backslash is a token of its own and is not stepped over when
     * the caller jumps.
     */
    public boolean next() {
        if (!skipSpace()) {
            return unterminated && addUnterminatedComment();
        }
        int start = position;
        char c = text.charAt(start);
        int kind;
        if (Characters.isNameStart(c)) {
            kind = nameOrPrefixedString(start, c);
        } else if (Characters.isDigit(c)) {
            kind = number(start);
        } else {
            kind = sign(start, c);
        }
        LexicalError error = quoted.takeError();
        if (error != null) {
            tokens.addError(error, start, position);
        } else {
            tokens.add(kind, start, position);
        }
        return true;
    }

    private char at(int index) {
        return index < limit ? text.charAt(index) : '\0';
    }

    /** Steps over white space and comments; false at the end of the text. */
    private boolean skipSpace() {
        int index = position;
        while (index < limit) {
            char c = text.charAt(index);
            if (Characters.isSpace(c)) {
                index++;
            } else if (c == '-' && at(index + 1) == '-') {
                index = QuotedText.endOfLine(text, index, limit);
            } else if (c == '/' && at(index + 1) == '*') {
                int end = QuotedText.endOfComment(text, index, limit);
                if (end < 0) {
                    position = index;
                    unterminated = true;
                    return false;
                }
                index = end;
            } else {
                break;
            }
        }
        position = index;
        return index < limit;
    }

    private boolean addUnterminatedComment() {
        if (position >= limit) {
            return false;
        }
        tokens.addError(near("unterminated /* comment", text, position, limit, limit), position, limit);
        position = limit;
        return true;
    }

    private int nameOrPrefixedString(int start, char c) {
        char next = at(start + 1);
        if (next == '\'') {
            switch (c) {
                case 'e', 'E' -> {
                    return string(start, start + 2, true, "unterminated quoted string", Terminals.SCONST);
                }
                case 'b', 'B' -> {
                    return string(start, start + 2, false, "unterminated bit string literal", Terminals.BCONST);
                }
                case 'x', 'X' -> {
                    return string(start, start + 2, false, "unterminated hexadecimal string literal", Terminals.XCONST);
                }
                case 'n', 'N' -> {
                    position = start + 1;
                    return Terminals.NCHAR;
                }
                default -> {}
            }
        } else if (next == '&' && (c == 'u' || c == 'U')) {
            if (at(start + 2) == '\'') {
                if (!standardConformingStrings) {
                    quoted.fail("unsafe use of string constant with Unicode escapes", start);
                }
                return string(start, start + 3, false, "unterminated quoted string", Terminals.USCONST);
            }
            if (at(start + 2) == '"') {
                return quotedName(start, start + 3, Terminals.UIDENT);
            }
        }
        return name(start, c);
    }

    private int name(int start, char first) {
        int hash = 0;
        int end = start;
        char c = first;
        do {
            hash = Keywords.hash(hash, c);
            end++;
            c = at(end);
        } while (Characters.isNamePart(c));
        position = end;
        int keyword = KEYWORDS.terminal(text, start, end, hash);
        return keyword < 0 ? Terminals.IDENT : keyword;
    }

    private int string(int start, int content, boolean escapes, String complaint, int kind) {
        return quoted(start, quoted.endOfString(start, content, escapes), complaint, kind);
    }

    private int quotedName(int start, int content, int kind) {
        int end = quoted.endOfName(content);
        if (end == content + 1) {
            quoted.fail(near("zero-length delimited identifier", text, start, end, limit));
        }
        return quoted(start, end, "unterminated quoted identifier", kind);
    }

    private int dollar(int start) {
        if (Characters.isDigit(at(start + 1))) {
            position = start + 1;
            while (Characters.isDigit(at(position))) {
                position++;
            }
            if (Characters.isNameStart(at(position))) {
                return junk(start, "trailing junk after parameter");
            }
            return Terminals.PARAM;
        }
        int tagEnd = quoted.endOfDollarTag(start);
        if (tagEnd < 0) {
            return unknown(start);
        }
        return quoted(
                start, quoted.endOfDollarQuote(start, tagEnd), "unterminated dollar-quoted string", Terminals.SCONST);
    }

    private int quoted(int start, int end, String complaint, int kind) {
        if (end < 0) {
            unterminated = true;
            position = limit;
            quoted.fail(near(complaint, text, start, limit, limit));
        } else {
            position = end;
        }
        return kind;
    }

    private int number(int start) {
        NumberScanner scanner = new NumberScanner(text, limit, start);
        position = scanner.end();
        String complaint = scanner.complaint();
        if (complaint != null) {
            quoted.fail(near(complaint, text, start, position, limit));
        }
        return scanner.isInteger() ? Terminals.ICONST : Terminals.FCONST;
    }

    private int sign(int start, char c) {
        return switch (c) {
            case '\'' ->
                string(start, start + 1, !standardConformingStrings, "unterminated quoted string", Terminals.SCONST);
            case '"' -> quotedName(start, start + 1, Terminals.IDENT);
            case '$' -> dollar(start);
            case '.' -> point(start);
            case ':' -> colon(start);
            case ',', '(', ')', '[', ']', ';' -> token(start + 1, Terminals.sign(c));
            case '\\' -> token(start + 1, Tokens.BACKSLASH);
            default -> Characters.isOperator(c) ? operator(start) : unknown(start);
        };
    }

    private int point(int start) {
        char next = at(start + 1);
        if (next == '.') {
            return token(start + 2, Terminals.DOT_DOT);
        }
        return Characters.isDigit(next) ? number(start) : token(start + 1, Terminals.sign('.'));
    }

    private int colon(int start) {
        return switch (at(start + 1)) {
            case ':' -> token(start + 2, Terminals.TYPECAST);
            case '=' -> token(start + 2, Terminals.COLON_EQUALS);
            default -> token(start + 1, Terminals.sign(':'));
        };
    }

    private int token(int end, int kind) {
        position = end;
        return kind;
    }

    private int operator(int start) {
        int end = Operators.end(text, start, limit);
        position = end;
        if (end - start > LONGEST_NAME) {
            quoted.fail(near("operator too long", text, start, end, limit));
        }
        return Operators.terminal(text, start, end);
    }

    private int unknown(int start) {
        position = start + 1;
        quoted.fail(near("syntax error", text, start, position, limit));
        return Terminals.OP;
    }

    private int junk(int start, String complaint) {
        while (Characters.isNamePart(at(position))) {
            position++;
        }
        quoted.fail(near(complaint, text, start, position, limit));
        return Terminals.OP;
    }

    /** The server's wording of an error at {@code [start, end)}. */
    public static LexicalError near(String complaint, String text, int start, int end, int limit) {
        return new LexicalError(
                start >= limit
                        ? complaint + " at end of input"
                        : complaint + " at or near \"" + text.substring(start, Math.min(end, limit)) + "\"",
                start);
    }
}
