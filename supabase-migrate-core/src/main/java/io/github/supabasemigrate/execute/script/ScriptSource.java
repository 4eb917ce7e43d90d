package io.github.supabasemigrate.execute.script;

import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.MigrateException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of a file of any size, of which only the next part is in memory. UTF-8, a byte order mark skipped. */
final class ScriptSource implements Closeable {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int CHUNK = 1 << 16;

    private final String shownAs;
    private final Reader reader;
    private final StringBuilder ahead = new StringBuilder();
    private final char[] chunk = new char[CHUNK];
    private boolean isExhausted;
    private int linesConsumed;

    ScriptSource(Path file, String shownAs) throws IOException {
        this.shownAs = shownAs;
        this.reader = new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        if (fill(1) > 0 && ahead.charAt(0) == BYTE_ORDER_MARK) {
            ahead.deleteCharAt(0);
        }
    }

    /** At least as many characters of what is next, fewer only at the end of the file. */
    String next(int size) throws IOException {
        fill(size);
        return ahead.toString();
    }

    private int fill(int size) throws IOException {
        while (!isExhausted && ahead.length() < size) {
            int count = read();
            isExhausted = count < 0;
            if (count > 0) {
                ahead.append(chunk, 0, count);
            }
        }
        return ahead.length();
    }

    private int read() throws IOException {
        try {
            return reader.read(chunk);
        } catch (CharacterCodingException e) {
            throw MigrateException.because("`" + shownAs + "` is not UTF-8.")
                    .where(new Location(shownAs, linesConsumed + 1, 0))
                    .next("Save it as UTF-8.")
                    .cause(e)
                    .build();
        }
    }

    /** True when {@link #next} gave all that is left. */
    boolean isAtEnd() {
        return isExhausted;
    }

    void consume(int count) {
        for (int i = 0; i < count; i++) {
            if (ahead.charAt(i) == '\n') {
                linesConsumed++;
            }
        }
        ahead.delete(0, count);
    }

    /** How many lines end before what is next. */
    int linesConsumed() {
        return linesConsumed;
    }

    /** The rows that are next, up to the line with {@code \.}, which is consumed as well, or to the end of the file. */
    Reader copyRows() {
        return new Rows();
    }

    private final class Rows extends Reader {

        private boolean isAtLineStart = true;
        private boolean isOver;

        @Override
        public int read(char[] target, int offset, int length) throws IOException {
            if (isOver || fill(CHUNK) == 0) {
                return -1;
            }
            if (isAtLineStart && isEndMarker()) {
                isOver = true;
                return -1;
            }
            int lineEnd = ahead.indexOf("\n");
            int count = Math.min(length, lineEnd < 0 ? ahead.length() : lineEnd + 1);
            ahead.getChars(0, count, target, offset);
            isAtLineStart = target[offset + count - 1] == '\n';
            consume(count);
            return count;
        }

        private boolean isEndMarker() {
            if (ahead.length() < 2 || ahead.charAt(0) != '\\' || ahead.charAt(1) != '.') {
                return false;
            }
            int end = 2;
            if (end < ahead.length() && ahead.charAt(end) == '\r') {
                end++;
            }
            if (end < ahead.length() && ahead.charAt(end) != '\n') {
                return false;
            }
            consume(Math.min(end + 1, ahead.length()));
            return true;
        }

        /** The file goes on after the rows. */
        @Override
        public void close() {}
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
