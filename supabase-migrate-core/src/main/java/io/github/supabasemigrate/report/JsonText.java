package io.github.supabasemigrate.report;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON that is read by people too: indented, line feeds on every platform, members in the order given. Written here, because a library's
 * eighty classes take a JVM that has just begun longer than all that a goal with nothing to do has to write.
 */
public final class JsonText {

    private static final String MEMBER = "{\n  \"\" : ";
    private static final String END = "\n}\n";
    private static final String HEX = "0123456789ABCDEF";

    private final StringBuilder out = new StringBuilder();
    private int depth;

    private JsonText() {}

    /**
     * The value of a document's member, written already.
     *
     * @param text as it stands in the document
     */
    public record Written(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    /** Writes the value of a document's member, to be kept and put into documents later as it is. */
    public static Written member(Object value) {
        String document = of(Map.of("", value));
        return new Written(document.substring(MEMBER.length(), document.length() - END.length()));
    }

    /** A value of maps with string keys, iterables, strings, numbers, booleans, nulls and what is written already as text that ends with a line feed. */
    public static String of(Object value) {
        JsonText text = new JsonText();
        text.write(value);
        return text.out.append('\n').toString();
    }

    private void write(@Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            writeMembers(members.entrySet().iterator());
        } else if (value instanceof Iterable<?> elements) {
            writeElements(elements.iterator());
        } else if (value instanceof String text) {
            writeString(text);
        } else if (value instanceof Enum<?> constant) {
            writeString(constant.name());
        } else if (value instanceof Number number) {
            writeNumber(number);
        } else if (value == null || value instanceof Boolean || value instanceof Written) {
            out.append(value);
        } else {
            throw new IllegalArgumentException("not JSON: " + value.getClass() + " " + value);
        }
    }

    private void writeMembers(Iterator<? extends Map.Entry<?, ?>> members) {
        open('{');
        boolean isEmpty = !members.hasNext();
        while (members.hasNext()) {
            Map.Entry<?, ?> member = members.next();
            newLine();
            writeString(String.valueOf(member.getKey()));
            out.append(" : ");
            write(member.getValue());
            separate(members);
        }
        close('}', isEmpty);
    }

    private void writeElements(Iterator<?> elements) {
        open('[');
        boolean isEmpty = !elements.hasNext();
        while (elements.hasNext()) {
            newLine();
            write(elements.next());
            separate(elements);
        }
        close(']', isEmpty);
    }

    private void open(char bracket) {
        out.append(bracket);
        depth++;
    }

    private void close(char bracket, boolean isEmpty) {
        depth--;
        if (isEmpty) {
            out.append(' ');
        } else {
            newLine();
        }
        out.append(bracket);
    }

    private void newLine() {
        out.append('\n');
        for (int i = 0; i < depth; i++) {
            out.append("  ");
        }
    }

    private void separate(Iterator<?> rest) {
        if (rest.hasNext()) {
            out.append(',');
        }
    }

    /** JSON has no word for what is no finite number. */
    private void writeNumber(Number number) {
        if (Double.isFinite(number.doubleValue()) || !(number instanceof Double || number instanceof Float)) {
            out.append(number);
        } else {
            writeString(number.toString());
        }
    }

    private void writeString(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each >= ' ' && each != '"' && each != '\\') {
                out.append(each);
            } else {
                writeEscaped(each);
            }
        }
        out.append('"');
    }

    private void writeEscaped(char each) {
        out.append('\\');
        switch (each) {
            case '\b' -> out.append('b');
            case '\t' -> out.append('t');
            case '\n' -> out.append('n');
            case '\f' -> out.append('f');
            case '\r' -> out.append('r');
            case '"', '\\' -> out.append(each);
            default -> out.append("u00").append(HEX.charAt(each >> 4)).append(HEX.charAt(each & 15));
        }
    }
}
