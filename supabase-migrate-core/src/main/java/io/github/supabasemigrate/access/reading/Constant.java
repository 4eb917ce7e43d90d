package io.github.supabasemigrate.access.reading;

import io.github.supabasemigrate.access.condition.Operand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arithmetic of constants, as far as conditions need it. */
final class Constant {

    private Constant() {}

    /** The elements of an array constant: {@code '{a,"b c"}'} is a and b c. What is no array stays as it is. */
    static Operand elements(Operand operand) {
        if (!(operand instanceof Operand.Constants constants)
                || constants.values().size() != 1) {
            return operand;
        }
        String text = constants.values().get(0);
        return text == null || !text.startsWith("{") || !text.endsWith("}")
                ? operand
                : new Operand.Constants(split(text.substring(1, text.length() - 1)));
    }

    private static List<@Nullable String> split(String inner) {
        List<@Nullable String> elements = new ArrayList<>();
        StringBuilder element = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (c == '\\' && i + 1 < inner.length()) {
                element.append(inner.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                elements.add(element.toString());
                element.setLength(0);
            } else {
                element.append(c);
            }
        }
        if (!inner.isEmpty()) {
            elements.add(element.toString());
        }
        return elements;
    }

    static Operand negative(Operand operand) {
        return operand instanceof Operand.Constants constants
                        && constants.values().size() == 1
                ? Operand.Constants.of("-" + constants.values().get(0))
                : Operand.unknown();
    }
}
