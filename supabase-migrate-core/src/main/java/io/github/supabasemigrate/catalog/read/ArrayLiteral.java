package io.github.supabasemigrate.catalog.read;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A one-dimensional array as the server prints it (manual, "Array Input and Output Syntax"). Read here because the driver's way
 * may ask the server about the type of the elements, and makes an object for each array on the way.
 */
final class ArrayLiteral {

    private static final String NULL = "NULL";

    private final String text;
    private int at = 1;

    private ArrayLiteral(String text) {
        this.text = text;
    }

    /** The elements of {@code {a,"b c",NULL}}. */
    static List<@Nullable String> parse(String text) {
        if (text.equals("{}")) {
            return new ArrayList<>();
        }
        var array = new ArrayLiteral(text);
        var elements = new ArrayList<@Nullable String>();
        while (array.at < text.length()) {
            elements.add(array.element());
            array.at++;
        }
        return elements;
    }

    private @Nullable String element() {
        if (text.charAt(at) == '"') {
            return quoted();
        }
        int begin = at;
        while (text.charAt(at) != ',' && text.charAt(at) != '}') {
            at++;
        }
        String element = text.substring(begin, at);
        return element.equals(NULL) ? null : element;
    }

    private String quoted() {
        var element = new StringBuilder();
        for (at++; text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\') {
                at++;
            }
            element.append(text.charAt(at));
        }
        at++;
        return element.toString();
    }
}
