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

    /** By rule: its left-hand side, its length, and whether its left-hand side is a list. */
    private static void rules(DataOutputStream out, Grammar grammar) throws IOException {
        int count = grammar.rules().size();
        int[] left = new int[count];
        int[] length = new int[count];
        int[] list = new int[count];
        for (int rule = 0; rule < count; rule++) {
            Grammar.Rule production = grammar.rules().get(rule);
            left[rule] = production.left();
            length[rule] = production.right().length;
            if (grammar.isList(production.left())) {
                boolean appends = length[rule] > 0 && production.right()[0] == left[rule];
                list[rule] = appends ? 2 : 1;
            }
        }
        shorts(out, left);
        shorts(out, length);
        shorts(out, list);
    }

    private static void comb(DataOutputStream out, Comb comb) throws IOException {
        ints(out, comb.bases());
        shorts(out, comb.values());
        shorts(out, comb.check());
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void shorts(DataOutputStream out, int[] values) throws IOException {
        out.writeInt(values.length);
        for (int value : values) {
            if (value != (short) value) {
                throw new IllegalStateException("does not fit into 16 bits: " + value);
            }
            out.writeShort(value);
        }
    }

    private static void ints(DataOutputStream out, int[] values) throws IOException {
        out.writeInt(values.length);
        for (int value : values) {
            out.writeInt(value);
        }
    }
}
