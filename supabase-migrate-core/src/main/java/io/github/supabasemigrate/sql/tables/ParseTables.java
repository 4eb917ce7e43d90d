package io.github.supabasemigrate.sql.tables;

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
public final class ParseTables {

    /** The base of a row that has no cells but its default. */
    private static final int EMPTY_ROW = Short.MIN_VALUE;

    /** How a rule's left-hand side is built: a plain node, the start of a list, or one more element. */
    public static final int PLAIN = 0;

    public static final int LIST_START = 1;
    public static final int LIST_APPEND = 2;

    private static final String RESOURCE = "postgresql-18.tables";

    private final int terminals;
    private final int acceptingState;
    private final String[] symbols;
    private final Map<String, Integer> terminalNumbers = new HashMap<>(1024);
    private final Keywords keywords;
    private final short[] ruleLeft;
    private final short[] ruleLength;
    private final short[] ruleList;
    private final short[] defaultReductions;
    private final short[] defaultGotos;
    private final int[] actionBases;
    private final short[] actions;
    private final short[] actionCheck;
    private final int[] gotoBases;
    private final short[] gotos;
    private final short[] gotoCheck;

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

    /** The tables; loaded when first asked for. */
    public static ParseTables get() {
        return Holder.TABLES;
    }

    /** The number of a terminal, such as {@code IDENT} or {@code ';'}. */
    public int terminal(String name) {
        Integer number = terminalNumbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException("no terminal " + name);
        }
        return number;
    }

    public Keywords keywords() {
        return keywords;
    }

    /** How many symbols there are, terminals and nonterminals. */
    public int symbols() {
        return symbols.length;
    }

    /** The name of a symbol, as {@code gram.y} spells it. */
    public String symbol(int number) {
        return symbols[number];
    }

    /** Whether a state acts the same whatever token comes next, so that none need be read. */
    public boolean ignoresToken(int state) {
        return actionBases[state] == EMPTY_ROW;
    }

    /** What a state does by default: a negative number reduces by that rule, 0 refuses. */
    public int defaultAction(int state) {
        return -defaultReductions[state];
    }

    /** What a state does with a terminal: a positive number shifts to that state, a negative one reduces, 0 refuses. */
    public int action(int state, int terminal) {
        int index = actionBases[state] + terminal;
        return index >= 0 && index < actionCheck.length && actionCheck[index] == terminal
                ? actions[index]
                : -defaultReductions[state];
    }

    /** The state after a nonterminal was made on top of a state. */
    public int goTo(int state, int nonterminal) {
        int row = nonterminal - terminals;
        int base = gotoBases[row];
        int index = base + state;
        return base != EMPTY_ROW && index >= 0 && index < gotoCheck.length && gotoCheck[index] == state
                ? gotos[index]
                : defaultGotos[row];
    }

    /** The state that accepts. */
    public int acceptingState() {
        return acceptingState;
    }

    /** The left-hand side of a rule. */
    public int left(int rule) {
        return ruleLeft[rule];
    }

    /** How many symbols a rule takes from the stack. */
    public int length(int rule) {
        return ruleLength[rule];
    }

    /** {@link #PLAIN}, {@link #LIST_START} or {@link #LIST_APPEND}. */
    public int building(int rule) {
        return ruleList[rule];
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
