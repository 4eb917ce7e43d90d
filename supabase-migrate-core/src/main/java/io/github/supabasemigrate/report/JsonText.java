package io.github.supabasemigrate.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON that is read by people too: indented, line feeds on every platform, members in the order given. Written as a stream, because
 * binding needs four hundred classes that a goal with nothing to do would load for nothing else.
 */
public final class JsonText {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

    private static final String MEMBER = "{\n  \"\" : ";
    private static final String END = "\n}\n";

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
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER));
            write(value, out);
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON: " + value, e);
        }
        return text + "\n";
    }

    private static void write(@Nullable Object value, JsonGenerator out) throws IOException {
        if (value instanceof Map<?, ?> members) {
            out.writeStartObject();
            for (Map.Entry<?, ?> member : members.entrySet()) {
                out.writeFieldName(String.valueOf(member.getKey()));
                write(member.getValue(), out);
            }
            out.writeEndObject();
        } else if (value instanceof Iterable<?> elements) {
            out.writeStartArray();
            for (Object element : elements) {
                write(element, out);
            }
            out.writeEndArray();
        } else if (value instanceof Written written) {
            out.writeRawValue(written.text());
        } else if (value instanceof Enum<?> constant) {
            out.writeString(constant.name());
        } else {
            out.writePOJO(value);
        }
    }
}
