package io.github.supabasemigrate.report.findings;

import io.github.supabasemigrate.report.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object with members in the order written, none that are null. */
final class Json {

    private final Map<String, Object> members = new LinkedHashMap<>();

    static Json object() {
        return new Json();
    }

    /** Adds a member unless its value is null. */
    Json with(String name, @Nullable Object value) {
        if (value instanceof Json object) {
            members.put(name, object.members);
        } else if (value != null) {
            members.put(name, value);
        }
        return this;
    }

    Map<String, Object> members() {
        return members;
    }

    static String write(Object value) {
        return JsonText.of(value);
    }
}
