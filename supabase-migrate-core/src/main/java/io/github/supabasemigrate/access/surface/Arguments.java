package io.github.supabasemigrate.access.surface;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.access.rows.SeededRow;
import io.github.supabasemigrate.access.table.Subject;
import io.github.supabasemigrate.catalog.routine.Argument;
import io.github.supabasemigrate.catalog.routine.Routine;
import io.github.supabasemigrate.sql.Literals;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What somebody would call a function with who wants another user's data: the other's ids, addresses and values. */
final class Arguments {

    private static final Pattern USER = Pattern.compile("user|uid|owner|profile|member|account|author|person");
    private static final Pattern PREFIX = Pattern.compile("^(p_|_|in_|v_|arg_|the_|target_|from_|to_|new_)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Collection<Subject> subjects;
    private final User victim;

    Arguments(Collection<Subject> subjects, User victim) {
        this.subjects = subjects;
        this.victim = victim;
    }

    /** The values, as SQL, in order; several sets where a name leaves it open what is meant. */
    List<List<String>> of(Routine routine) {
        List<Argument> inputs =
                routine.arguments().stream().filter(Argument::isInput).toList();
        var byName = new ArrayList<String>();
        var users = new ArrayList<String>();
        for (Argument input : inputs) {
            String value = value(input);
            byName.add(value);
            boolean isId = input.type().name().equals("uuid");
            users.add(
                    isId
                            ? Literals.quote(victim.id().toString()) + "::"
                                    + input.type().sql()
                            : value);
        }
        return byName.equals(users) ? List.of(byName) : List.of(byName, users);
    }

    private String value(Argument input) {
        String name = name(input);
        Optional<String> known = input.type().isArray()
                ? Optional.empty()
                : isUser(input, name)
                        ? Optional.of(victim.id().toString())
                        : keyNamed(name).or(() -> columnNamed(name)).or(() -> email(name));
        return known.or(() -> likely(input, name))
                .map(text -> Literals.quote(text) + "::" + input.type().sql())
                .orElse("NULL::" + input.type().sql());
    }

    private static String name(Argument input) {
        return PREFIX.matcher(input.name().toLowerCase(Locale.ROOT)).replaceFirst("");
    }

    private static boolean isUser(Argument input, String name) {
        return input.type().name().equals("uuid") && USER.matcher(name).find();
    }

    private Optional<String> email(String name) {
        return name.contains("mail") ? Optional.of(victim.email()) : Optional.empty();
    }

    /** {@code note_id} is the key of {@code notes}. */
    private Optional<String> keyNamed(String name) {
        String base = name.replaceAll("_?ids?$", "");
        if (base.isEmpty() || base.equals(name)) {
            return Optional.empty();
        }
        return subjects.stream()
                .filter(subject -> isPlural(subject.id().name(), base))
                .flatMap(subject ->
                        theirs(subject).flatMap(row -> text(row, subject.model().key())).stream())
                .findFirst();
    }

    private static boolean isPlural(String table, String one) {
        return table.equals(one)
                || table.equals(one + "s")
                || table.equals(one + "es")
                || table.equals(one.replaceAll("y$", "ies"))
                || (one.endsWith("org") && table.startsWith(one));
    }

    /** A value that one of the victim's rows has in a column of that name. */
    private Optional<String> columnNamed(String name) {
        return subjects.stream()
                .filter(subject -> subject.table().column(name).isPresent())
                .flatMap(subject -> theirs(subject).flatMap(row -> text(row, List.of(name))).stream())
                .findFirst();
    }

    private Optional<SeededRow> theirs(Subject subject) {
        return subject.rows().values().stream()
                .filter(row -> row.ownerName().filter(victim.name()::equals).isPresent()
                        || (row.ownerName().isEmpty()
                                && row.tenantName().isPresent()
                                && row.tenantName().equals(victim.tenantName())))
                .findFirst();
    }

    private static Optional<String> text(SeededRow row, List<String> columns) {
        try {
            JsonNode json = JSON.readTree(row.json());
            return columns.size() == 1
                    ? Optional.of(json.path(columns.get(0)))
                            .filter(node -> node.isValueNode() && !node.isNull())
                            .map(JsonNode::asText)
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the server prints JSON", e);
        }
    }

    private Optional<String> likely(Argument input, String name) {
        if (input.type().isArray()) {
            boolean isIds = input.type().name().equals("uuid");
            return Optional.of(isIds ? "{" + anyKey().orElse(victim.id().toString()) + "}" : "{}");
        }
        return Optional.ofNullable(
                switch (input.type().name()) {
                    case "uuid" -> anyKey().orElse(victim.id().toString());
                    case "text", "varchar", "citext" -> name.contains("role") ? "admin" : "text";
                    case "int2", "int4", "int8", "numeric", "float4", "float8" -> "1";
                    case "bool" -> "true";
                    case "json", "jsonb" -> "{}";
                    case "date", "timestamp", "timestamptz" -> "2030-01-01";
                    default -> null;
                });
    }

    private Optional<String> anyKey() {
        return subjects.stream()
                .flatMap(subject ->
                        theirs(subject).flatMap(row -> text(row, subject.model().key())).stream())
                .filter(key -> key.length() == 36)
                .findFirst();
    }
}
