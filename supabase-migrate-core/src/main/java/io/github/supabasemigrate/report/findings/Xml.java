package io.github.supabasemigrate.report.findings;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** An indented XML document, written from the outside in. Characters that XML 1.0 cannot hold become {@code U+FFFD}. */
public final class Xml {

    private final StringWriter out = new StringWriter();
    private final XMLStreamWriter writer;
    private int depth;
    private boolean hasChildren;

    public Xml() {
        try {
            out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
            // The JDK's own: looking for another takes a cold JVM longer than writing the report.
            writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opens an element; attributes are names and values in turn, those of null values are left out. */
    public Xml open(String element, @Nullable Object... attributes) {
        try {
            newLine();
            writer.writeStartElement(element);
            for (int i = 0; i < attributes.length; i += 2) {
                Object value = attributes[i + 1];
                if (value != null) {
                    writer.writeAttribute(String.valueOf(attributes[i]), clean(value.toString()));
                }
            }
            depth++;
            hasChildren = false;
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Closes the innermost element. */
    public Xml close() {
        try {
            depth--;
            if (hasChildren) {
                newLine();
            }
            writer.writeEndElement();
            hasChildren = true;
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Closes the innermost element around a text. */
    public Xml closeWith(String text) {
        try {
            depth--;
            writer.writeCharacters(clean(text));
            writer.writeEndElement();
            hasChildren = true;
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The document. */
    @Override
    public String toString() {
        return out + "\n";
    }

    private void newLine() throws XMLStreamException {
        if (depth > 0) {
            writer.writeCharacters("\n" + "  ".repeat(depth));
        } else if (hasChildren) {
            writer.writeCharacters("\n");
        }
    }

    private static String clean(String text) {
        return isPlain(text) ? text : replaced(text);
    }

    /** Whether no character of it has to be looked at twice. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c) || !isXml(c)) {
                return false;
            }
        }
        return true;
    }

    private static String replaced(String text) {
        return text.codePoints()
                .map(c -> isXml(c) ? c : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0x10FFFF && c != 0xFFFE && c != 0xFFFF);
    }
}
