package io.github.supabasemigrate.types;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A qualified name as PostgreSQL prints one: parts in lower case or in double quotes. */
final class DottedName {

    private static final Pattern PART =
            Pattern.compile("\\s*(?:\"((?:[^\"]|\"\")*)\"|([\\p{L}_][\\p{L}\\p{N}_$]*))\\s*(\\.|$)");

    private DottedName() {}

    /** The parts without quotes; empty if the text is anything but a name. */
    static List<String> parse(String text) {
        List<String> parts = new ArrayList<>();
        Matcher part = PART.matcher(text);
        int at = 0;
        while (at < text.length()) {
            part.region(at, text.length());
            if (!part.lookingAt()) {
                return List.of();
            }
            parts.add(part.group(1) != null ? part.group(1).replace("\"\"", "\"") : part.group(2));
            at = part.end();
        }
        return parts;
    }
}
