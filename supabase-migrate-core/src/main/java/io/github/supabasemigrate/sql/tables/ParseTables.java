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
 * the cell at {@code bases[row] + column} is that of (row, column) if its upper half says {@code column}; else the row's
 * default holds. Immutable; loaded once, by bulk copies, because loading is most of what a cold parse costs. Constants rather
 * than an object, because the compiler then knows where each array is and how long.
 */
public final class ParseTables {

    /** The base of a row that has no cells but its default. */
    private static final int EMPTY_ROW = Short.MIN_VALUE;

    /** How a rule's left-hand side is built: a plain node. */
    public static final int PLAIN = 0;

    /** The start of a list. */
    public static final int LIST_START = 1;

    /** A list with one more element. */
    public static final int LIST_APPEND = 2;

    /** One more name for the rule's only symbol. */
    public static final int RENAMING = 3;

    /** Nothing. */
    public static final int EMPTY = 4;

    private static final String RESOURCE = "postgresql-18.tables";

    private static final int TERMINALS;
    private static final int ACCEPTING_STATE;
    private static final String[] SYMBOLS;
    private static final Map<String, Integer> TERMINAL_NUMBERS = new HashMap<>(1024);
    private static final Keywords KEYWORDS;
    private static final short[] RULE_LEFT;
    private static final short[] RULE_LENGTH;
    private static final short[] RULE_BUILDING;
    private static final short[] DEFAULT_REDUCTIONS;
    private static final short[] DEFAULT_GOTOS;
    private static final int[] ACTION_BASES;
    private static final int[] ACTIONS;
    private static final int[] GOTO_BASES;
    private static final int[] GOTOS;

    static {
        try (DataInputStream in = open()) {
            TERMINALS = in.readInt();
            ACCEPTING_STATE = in.readInt();
            SYMBOLS = lines(text(in));
            for (int symbol = 0; symbol < TERMINALS; symbol++) {
                TERMINAL_NUMBERS.put(SYMBOLS[symbol], symbol);
            }
            KEYWORDS = new Keywords(text(in), TERMINAL_NUMBERS);
            RULE_LEFT = shorts(in);
            RULE_LENGTH = shorts(in);
            RULE_BUILDING = shorts(in);
            DEFAULT_REDUCTIONS = shorts(in);
            DEFAULT_GOTOS = shorts(in);
            ACTION_BASES = ints(in);
            ACTIONS = ints(in);
            GOTO_BASES = ints(in);
            GOTOS = ints(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ParseTables() {}

    /** The number of a terminal, such as {@code IDENT} or {@code ';'}. */
    public static int terminal(String name) {
        Integer number = TERMINAL_NUMBERS.get(name);
        if (number == null) {
            throw new IllegalArgumentException("no terminal " + name);
        }
        return number;
    }

    public static Keywords keywords() {
        return KEYWORDS;
    }

    /** How many symbols there are, terminals and nonterminals. */
    public static int symbols() {
        return SYMBOLS.length;
    }

    /** The name of a symbol, as {@code gram.y} spells it. */
    public static String symbol(int number) {
        return SYMBOLS[number];
    }

    /** Whether a state acts the same whatever token comes next, so that none need be read. */
    public static boolean ignoresToken(int state) {
        return ACTION_BASES[state] == EMPTY_ROW;
    }

    /**
     * What a state does with a terminal: a positive number shifts to that state, a negative one reduces by that rule, 0 refuses.
     * Of a state that ignores the token any number may be asked.
     */
    public static int action(int state, int terminal) {
        int index = ACTION_BASES[state] + terminal;
        if (index >= 0 && index < ACTIONS.length) {
            int cell = ACTIONS[index];
            if (cell >> Short.SIZE == terminal) {
                return (short) cell;
            }
        }
        return -DEFAULT_REDUCTIONS[state];
    }

    /** The state after a nonterminal was made on top of a state. */
    public static int goTo(int state, int nonterminal) {
        int row = nonterminal - TERMINALS;
        int index = GOTO_BASES[row] + state;
        if (index >= 0 && index < GOTOS.length) {
            int cell = GOTOS[index];
            if (cell >> Short.SIZE == state) {
                return (short) cell;
            }
        }
        return DEFAULT_GOTOS[row];
    }

    /** The state that accepts. */
    public static int acceptingState() {
        return ACCEPTING_STATE;
    }

    /** The left-hand side of a rule. */
    public static int left(int rule) {
        return RULE_LEFT[rule];
    }

    /** How many symbols a rule takes from the stack. */
    public static int length(int rule) {
        return RULE_LENGTH[rule];
    }

    /** {@link #PLAIN}, {@link #LIST_START}, {@link #LIST_APPEND}, {@link #RENAMING} or {@link #EMPTY}. */
    public static int building(int rule) {
        return RULE_BUILDING[rule];
    }

    private static DataInputStream open() {
        InputStream resource = ParseTables.class.getResourceAsStream(RESOURCE);
        if (resource == null) {
            throw new IllegalStateException("missing resource " + RESOURCE);
        }
        return new DataInputStream(new InflaterInputStream(resource));
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
