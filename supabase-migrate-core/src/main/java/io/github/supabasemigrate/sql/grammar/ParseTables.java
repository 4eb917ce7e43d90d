package io.github.supabasemigrate.sql.grammar;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.InflaterInputStream;

/**
 * The LALR(1) tables generated from PostgreSQL's {@code gram.y} and {@code kwlist.h}. A table of sparse rows is a comb:
 * cell (row, column) is {@code values[bases[row] + column]} if {@code check} there says {@code column}, else the row's
 * default. Immutable; loaded once, by bulk copies, because loading is most of what a cold parse costs.
 */
final class ParseTables {

    /** The base of a row that has no cells but its default. */
    static final int EMPTY_ROW = Short.MIN_VALUE;

    /** How a rule's left-hand side is built: a plain node, the start of a list, or one more element. */
    static final int PLAIN = 0;

    static final int LIST_START = 1;
    static final int LIST_APPEND = 2;

    private static final String RESOURCE = "postgresql-18.tables";

    final int terminals;
    final int acceptingState;
    final String[] symbols;
    private final Map<String, Integer> terminalNumbers = new HashMap<>(1024);
    final Keywords keywords;
    final short[] ruleLeft;
    final short[] ruleLength;
    final short[] ruleList;
    final short[] defaultReductions;
    final short[] defaultGotos;
    final int[] actionBases;
    final short[] actions;
    final short[] actionCheck;
    final int[] gotoBases;
    final short[] gotos;
    final short[] gotoCheck;

    private ParseTables(DataInputStream in) throws IOException {
        terminals = in.readInt();
        acceptingState = in.readInt();
        symbols = lines(text(in));
        for (int symbol = 0; symbol < terminals; symbol++) {
            terminalNumbers.put(symbols[symbol], symbol);
        }
        keywords = new Keywords(text(in), terminalNumbers);
        ruleLeft = shorts(in);
        ruleLength = shorts(in);
        ruleList = shorts(in);
        defaultReductions = shorts(in);
        defaultGotos = shorts(in);
        actionBases = ints(in);
        actions = shorts(in);
        actionCheck = shorts(in);
        gotoBases = ints(in);
        gotos = shorts(in);
        gotoCheck = shorts(in);
    }

    private static final class Holder {
        static final ParseTables TABLES = load();
    }

    static ParseTables get() {
        return Holder.TABLES;
    }

    /** The number of a terminal, such as {@code IDENT} or {@code ';'}. */
    int terminal(String name) {
        Integer number = terminalNumbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException("no terminal " + name);
        }
        return number;
    }

    private static ParseTables load() {
        try (InputStream resource = ParseTables.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException("missing resource " + RESOURCE);
            }
            return new ParseTables(new DataInputStream(new InflaterInputStream(resource)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.US_ASCII);
    }

    /** {@code text.split("\n")} without the regular expression machinery, which costs a cold start. */
    static String[] lines(String text) {
        int count = 1;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            count++;
        }
        String[] lines = new String[count];
        int start = 0;
        for (int i = 0; i < count; i++) {
            int end = text.indexOf('\n', start);
            lines[i] = text.substring(start, end < 0 ? text.length() : end);
            start = end + 1;
        }
        return lines;
    }

    private static short[] shorts(DataInputStream in) throws IOException {
        short[] values = new short[in.readInt()];
        ByteBuffer.wrap(in.readNBytes(values.length * Short.BYTES))
                .asShortBuffer()
                .get(values);
        return values;
    }

    private static int[] ints(DataInputStream in) throws IOException {
        int[] values = new int[in.readInt()];
        ByteBuffer.wrap(in.readNBytes(values.length * Integer.BYTES))
                .asIntBuffer()
                .get(values);
        return values;
    }
}
