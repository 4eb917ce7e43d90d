package io.github.supabasemigrate.report.findings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON that is read by people too: indented, line feeds on every platform, members in the order written, none that are null. */
final class Json {

    private static final ObjectWriter WRITER = JsonMapper.builder()
            .build()
            .writer(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

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
        try {
            return WRITER.writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
