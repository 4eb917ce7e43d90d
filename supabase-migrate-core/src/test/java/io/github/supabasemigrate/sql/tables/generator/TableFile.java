package io.github.supabasemigrate.sql.tables.generator;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes the tables in the layout that {@code ParseTables} reads: two texts (symbol names, keywords), then arrays of big-endian
 * shorts and ints, so that loading is a handful of bulk copies. Same grammar, same bytes.
 */
final class TableFile {

    /** How a left-hand side is built; {@code ParseTables} says what these mean. */
    private static final int PLAIN = 0;

    private static final int LIST_START = 1;
    private static final int LIST_APPEND = 2;
    private static final int RENAMING = 3;
    private static final int EMPTY = 4;

    private static final Pattern KEYWORD =
            Pattern.compile("PG_KEYWORD\\(\"(\\w+)\",\\s*(\\w+),\\s*(\\w+)_KEYWORD,\\s*(\\w+)\\)");

    private TableFile() {}

    /** The uncompressed tables. */
    static byte[] write(Grammar grammar, String keywords) {
        ActionTable actions = new ActionTable(grammar);
        List<Row> actionRows = actions.actions();
        List<Row> gotoRows = actions.gotos();
        Comb actionComb = new Comb(actionRows);
        Comb gotoComb = new Comb(gotoRows);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(grammar.terminals());
            out.writeInt(actions.acceptingState());
            text(out, String.join("\n", grammar.symbols()));
            text(out, keywordLines(keywords));
            rules(out, grammar);
            shorts(out, actionRows.stream().mapToInt(row -> -row.usual()).toArray());
            shorts(out, gotoRows.stream().mapToInt(Row::usual).toArray());
            comb(out, actionComb);
            comb(out, gotoComb);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] compress(byte[] tables) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_COMPRESSION))) {
            out.write(tables);
        }
        return bytes.toByteArray();
    }

    /** One keyword a line: its spelling, its terminal, its category and whether it may be a label without AS. */
    private static String keywordLines(String header) {
        StringBuilder lines = new StringBuilder();
        Matcher keyword = KEYWORD.matcher(header);
        while (keyword.find()) {
            lines.append(lines.isEmpty() ? "" : "\n");
            for (int group = 1; group <= 4; group++) {
                lines.append(group > 1 ? " " : "").append(keyword.group(group));
            }
        }
        return lines.toString();
    }

    /** By rule: its left-hand side, its length, and how that is built. */
    private static void rules(DataOutputStream out, Grammar grammar) throws IOException {
        int count = grammar.rules().size();
        int[] left = new int[count];
        int[] length = new int[count];
        int[] building = new int[count];
        for (int rule = 0; rule < count; rule++) {
            Grammar.Rule production = grammar.rules().get(rule);
            left[rule] = production.left();
            length[rule] = production.right().length;
            building[rule] = building(grammar, production);
        }
        shorts(out, left);
        shorts(out, length);
        shorts(out, building);
    }

    private static int building(Grammar grammar, Grammar.Rule production) {
        int[] right = production.right();
        if (right.length == 0) {
            return EMPTY;
        }
        if (grammar.isList(production.left())) {
            return right[0] == production.left() ? LIST_APPEND : LIST_START;
        }
        return right.length == 1 ? RENAMING : PLAIN;
    }

    /** The bases, then the cells: the column in the upper half, -1 in one that is free, and the value in the lower half. */
    private static void comb(DataOutputStream out, Comb comb) throws IOException {
        int[] values = comb.values();
        int[] columns = comb.check();
        int[] cells = new int[values.length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = fitting(columns[i]) << Short.SIZE | (fitting(values[i]) & 0xFFFF);
        }
        ints(out, comb.bases());
        ints(out, cells);
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void shorts(DataOutputStream out, int[] values) throws IOException {
        out.writeInt(values.length);
        for (int value : values) {
            out.writeShort(fitting(value));
        }
    }

    private static int fitting(int value) {
        if (value != (short) value) {
            throw new IllegalStateException("does not fit into 16 bits: " + value);
        }
        return value;
    }

    private static void ints(DataOutputStream out, int[] values) throws IOException {
        out.writeInt(values.length);
        for (int value : values) {
            out.writeInt(value);
        }
    }
}
