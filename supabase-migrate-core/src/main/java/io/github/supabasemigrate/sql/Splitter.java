package io.github.supabasemigrate.sql;

import io.github.supabasemigrate.sql.grammar.TextRange;
import io.github.supabasemigrate.sql.scanner.Lexer;
import io.github.supabasemigrate.sql.scanner.SourceText;
import io.github.supabasemigrate.sql.scanner.Terminals;
import io.github.supabasemigrate.sql.scanner.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * psql's rules for where a statement ends: at a semicolon outside of quotes, comments, parentheses and
 * {@code BEGIN ATOMIC … END} bodies. Follows {@code SET standard_conforming_strings}, steps over the data of
 * {@code COPY … FROM STDIN}, and cuts out backslash commands. Used once.
 */
final class Splitter {

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final String text;
    private final Lexer lexer;
    private final Tokens tokens;
    private final List<ScriptPiece> pieces = new ArrayList<>();

    /** Where the current piece begins, comments included. */
    private int start;

    private int firstToken;
    private int parentheses;
    private RoutineBody body = new RoutineBody();

    /** Data whose line has not come yet. */
    private @Nullable CopyData pending;

    Splitter(String text) {
        this.text = text;
        start = text.isEmpty() || text.charAt(0) != BYTE_ORDER_MARK ? 0 : 1;
        lexer = new Lexer(SourceText.of(text), start, text.length());
        tokens = lexer.tokens();
    }

    List<ScriptPiece> split() {
        while (nextToken()) {
            int token = tokens.count() - 1;
            int kind = tokens.kind(token);
            if (kind == Tokens.BACKSLASH) {
                metaCommand(tokens.start(token));
            } else if (kind == Terminals.OPENING) {
                parentheses++;
            } else if (kind == Terminals.CLOSING) {
                parentheses = Math.max(0, parentheses - 1);
            } else if (kind == Terminals.SEMICOLON) {
                if (parentheses == 0 && !body.isOpen()) {
                    semicolon();
                }
            } else if (parentheses == 0) {
                body.follow(tokens, firstToken, token);
            }
        }
        rest();
        return pieces;
    }

    /** Reads on; steps over data where its line begins, which need not be right behind the statement. */
    private boolean nextToken() {
        CopyData data = pending;
        if (data != null && isBlank(lexer.position(), data.range().start())) {
            endPiece(data.range().start());
            pieces.add(data);
            lexer.jump(data.range().end());
            begin(lexer.position());
            pending = null;
        }
        return lexer.next();
    }

    /** Whether nothing but white space and a comment is left of a line. */
    private boolean isBlank(int from, int to) {
        int at = from;
        while (at < to && isSpace(text.charAt(at))) {
            at++;
        }
        return at >= to || text.startsWith("--", at);
    }

    /** Ends what is begun where something else than SQL begins. */
    private void endPiece(int end) {
        if (tokens.count() > firstToken) {
            pieces.add(new Unterminated(statement(endOfPiece(end), tokens.count(), null)));
        } else {
            comments(end);
        }
    }

    private void semicolon() {
        int end = lexer.position();
        if (tokens.count() - firstToken == 1) {
            comments(end);
        } else {
            CopyData data = readsData() ? data(end) : null;
            pending = data == null ? pending : data;
            pieces.add(statement(end, tokens.count() - 1, data));
            Optional<Boolean> standard = SessionSetting.standardConformingStrings(tokens, firstToken, tokens.count());
            if (standard.isPresent()) {
                lexer.setStandardConformingStrings(standard.get());
            }
        }
        begin(lexer.position());
    }

    /** What is left at the end of the text, which needs no semicolon. */
    private void rest() {
        if (tokens.count() == firstToken) {
            comments(text.length());
            return;
        }
        SqlStatement statement = statement(endOfPiece(text.length()), tokens.count(), null);
        boolean open = parentheses > 0 || body.isOpen() || lexer.isUnterminated();
        pieces.add(open ? new Unterminated(statement) : statement);
    }

    private void begin(int offset) {
        start = offset;
        firstToken = tokens.count();
        parentheses = 0;
        body = new RoutineBody();
    }

    /** The statement up to an offset, whose body ends before token {@code bodyEnd}. */
    private SqlStatement statement(int end, int bodyEnd, @Nullable CopyData data) {
        TextRange range = new TextRange(startOfPiece(), end);
        TextRange content = new TextRange(tokens.start(firstToken), endOfLast(bodyEnd));
        return new SqlStatement(tokens, firstToken, tokens.count(), range, content, data);
    }

    private int endOfLast(int tokenEnd) {
        return tokens.end(tokenEnd - 1);
    }

    private int startOfPiece() {
        int offset = start;
        while (offset < text.length() && isSpace(text.charAt(offset))) {
            offset++;
        }
        return offset;
    }

    private int endOfPiece(int limit) {
        int end = limit;
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private void comments(int end) {
        int from = startOfPiece();
        String recorded = from < end ? Recorded.of(text.substring(from, end)) : "";
        if (!recorded.isEmpty()) {
            pieces.add(new CommentOnly(new TextRange(from, end), recorded));
        }
    }

    private void metaCommand(int backslash) {
        tokens.removeLast();
        endPiece(backslash);
        int nameEnd = backslash + 1;
        while (nameEnd < text.length() && !isSpace(text.charAt(nameEnd)) && text.charAt(nameEnd) != '\\') {
            nameEnd++;
        }
        int lineEnd = endOfLine(backslash);
        int end = lineEnd > backslash && text.charAt(lineEnd - 1) == '\r' ? lineEnd - 1 : lineEnd;
        String name = text.substring(backslash + 1, Math.min(nameEnd, end));
        pieces.add(new MetaCommand(new TextRange(backslash, end), name));
        lexer.jump(end);
        if (name.equals("copy") && CopyCommand.readsClientInput(text.substring(nameEnd, end))) {
            pending = data(end);
        }
        begin(lexer.position());
    }

    private boolean readsData() {
        return CopyCommand.readsClientInput(tokens, firstToken, tokens.count());
    }

    /** The data on the lines after an offset, to a line with only a backslash and a point or the end of the text. */
    private CopyData data(int offset) {
        int from = Math.min(text.length(), endOfLine(offset) + 1);
        int line = from;
        while (line < text.length()) {
            int end = endOfLine(line);
            boolean last = text.startsWith("\\.", line)
                    && (end == line + 2 || (end == line + 3 && text.charAt(line + 2) == '\r'));
            if (last) {
                return new CopyData(new TextRange(from, end), new TextRange(from, line));
            }
            line = Math.min(text.length(), end + 1);
        }
        return new CopyData(new TextRange(from, text.length()), new TextRange(from, text.length()));
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
