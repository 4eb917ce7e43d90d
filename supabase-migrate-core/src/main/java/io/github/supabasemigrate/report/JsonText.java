package io.github.supabasemigrate.report;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON that is read by people too: indented, line feeds on every platform, members in the order given. Written here, because a library's
 * classes take longer to load than a goal with nothing to do takes for most of its work.
 */
public final class JsonText {

    private static final String ESCAPED = "\"\\\b\t\n\f\r";
    private static final String LETTERS = "\"\\btnfr";

    private final StringBuilder text = new StringBuilder();

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
        JsonText json = new JsonText();
        json.write(value, "\n  ");
        return new Written(json.text.toString());
    }

    /** A value of maps, iterables, texts, enums, numbers, booleans, nulls and what is written already as text that ends with a line feed. */
    public static String of(Object value) {
        JsonText json = new JsonText();
        json.write(value, "\n");
        return json.text.append('\n').toString();
    }

    private void write(@Nullable Object value, String line) {
        if (value instanceof Map<?, ?> members) {
            object(members.entrySet().iterator(), line);
        } else if (value instanceof Iterable<?> elements) {
            array(elements.iterator(), line);
        } else if (value instanceof String string) {
            string(string);
        } else if (value instanceof Enum<?> constant) {
            string(constant.name());
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof Written written) {
            text.append(written.text());
        } else if (value == null || value instanceof Boolean) {
            text.append(value);
        } else {
            throw new IllegalArgumentException("not JSON: " + value.getClass());
        }
    }

    /**
     * The rest of an object.
     *
     * @param line a line feed and the indentation of the object itself
     */
    private void object(Iterator<? extends Map.Entry<?, ?>> members, String line) {
        if (!members.hasNext()) {
            text.append("{ }");
            return;
        }
        String deeper = line + "  ";
        text.append('{');
        while (members.hasNext()) {
            Map.Entry<?, ?> member = members.next();
            text.append(deeper);
            string(String.valueOf(member.getKey()));
            text.append(" : ");
            write(member.getValue(), deeper);
            text.append(members.hasNext() ? "," : line);
        }
        text.append('}');
    }

    private void array(Iterator<?> elements, String line) {
        if (!elements.hasNext()) {
            text.append("[ ]");
            return;
        }
        String deeper = line + "  ";
        text.append('[');
        while (elements.hasNext()) {
            text.append(deeper);
            write(elements.next(), deeper);
            text.append(elements.hasNext() ? "," : line);
        }
        text.append(']');
    }

    /** JSON has no word for what is no number; a text says it. */
    private void number(Number number) {
        double value = number.doubleValue();
        boolean isNumber = !(number instanceof Double || number instanceof Float) || Double.isFinite(value);
        if (isNumber) {
            text.append(number);
        } else {
            string(number.toString());
        }
    }

    private void string(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            int escaped = c < ' ' || c == '"' || c == '\\' ? ESCAPED.indexOf(c) : -1;
            if (escaped >= 0) {
                text.append('\\').append(LETTERS.charAt(escaped));
            } else if (c < ' ') {
                text.append(String.format("\\u%04X", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
