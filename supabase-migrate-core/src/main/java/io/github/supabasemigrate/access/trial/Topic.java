package io.github.supabasemigrate.access.trial;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.supabasemigrate.access.rows.SeededRow;
import io.github.supabasemigrate.access.table.Subject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A channel of the Realtime service that somebody may want to hear or send to.
 *
 * @param name {@code room:42}
 * @param form what it is made of: {@code room:…}
 * @param source where the id in it is from: {@code rooms.id}; empty when there is none
 * @param owner the user whose it is, or null
 * @param tenant the tenant whose it is, or null
 * @param isAny whether it is of that form but of nothing that exists: who gets at it, gets at every topic of the form
 */
public record Topic(
        String name,
        String form,
        String source,
        @Nullable String owner,
        @Nullable String tenant,
        boolean isAny) {

    /** Where the service keeps messages, and where the policies on topics are. */
    public static final ObjectId MESSAGES = ObjectId.table("realtime", "messages");

    /** What messages can be: both are asked for alike, and policies may tell them apart. */
    public enum Extension {
        BROADCAST,
        PRESENCE;

        /** As the column has it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** As a row of the table that stands for it. */
    SeededRow asRow(Extension extension) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("topic", name);
        json.put("extension", extension.text());
        String key = json.toString();
        json.put("form", form);
        json.put("any", isAny);
        return new SeededRow(MESSAGES, key, json.toString(), owner, tenant, SeededRow.Origin.SEEDED);
    }

    /** How what is found names it. */
    String key(Extension extension) {
        return Subject.key(asRow(extension).key());
    }

    /** What a topic of such a row is made of. */
    public static String form(SeededRow row) {
        return Subject.parse(row.json()).path("form").asText();
    }

    /** What messages such a row stands for. */
    public static String extension(SeededRow row) {
        return Subject.parse(row.json()).path("extension").asText();
    }

    /** Whether such a row stands for a topic of nothing that exists. */
    public static boolean isAny(SeededRow row) {
        return Subject.parse(row.json()).path("any").asBoolean();
    }
}
