package io.github.supabasemigrate.lint.told;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.routine.Routine;
import io.github.supabasemigrate.lint.schema.ColumnType;
import io.github.supabasemigrate.lint.schema.Moment;
import io.github.supabasemigrate.lint.schema.ObjectName;
import io.github.supabasemigrate.lint.schema.SchemaEvent;
import io.github.supabasemigrate.lint.schema.SchemaEvent.Act;
import io.github.supabasemigrate.lint.schema.SchemaHistory;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.Drop;
import io.github.supabasemigrate.sql.statement.routine.CreateFunction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Functions and procedures that are surely there with the body that is written, and what is surely gone: nothing of its name is left in
 * any schema. What was renamed, moved, or may have gone with a type or schema is left out.
 */
final class ToldRoutines {

    private static final List<String> ROUTINES = List.of("FUNCTION", "PROCEDURE", "AGGREGATE");
    private static final List<String> RELATIONS =
            List.of("TABLE", "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE", "SEQUENCE");
    private static final List<String> TAKE_ALONG =
            List.of("TABLE", "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE", "TYPE", "DOMAIN", "SCHEMA", "EXTENSION");

    private final SchemaHistory history;
    private final List<SchemaEvent> cascades;
    private final Set<String> there = new HashSet<>();

    /** A routine and the statement that made it what it is. */
    record Made(Routine routine, Moment moment) {}

    ToldRoutines(SchemaHistory history) {
        this.history = history;
        cascades = events(TAKE_ALONG)
                .filter(event -> event.act() == Act.DROPPED)
                .filter(event -> event.statement().drop().filter(Drop::cascade).isPresent())
                .toList();
        Stream.concat(ROUTINES.stream(), RELATIONS.stream())
                .forEach(kind -> history.all(kind).stream()
                        .filter(object -> last(object).act() != Act.DROPPED)
                        .forEach(object -> there.add(group(kind) + simple(object))));
    }

    private Stream<SchemaEvent> events(List<String> kinds) {
        return kinds.stream()
                .flatMap(kind -> history.all(kind).stream())
                .flatMap(object -> history.of(object).stream());
    }

    private SchemaEvent last(ObjectName object) {
        List<SchemaEvent> events = history.of(object);
        return events.get(events.size() - 1);
    }

    private static String simple(ObjectName object) {
        return object.name().substring(object.name().lastIndexOf('.') + 1);
    }

    private static String group(String kind) {
        return ROUTINES.contains(kind) ? "routine " : "relation ";
    }

    private boolean isMoved(ObjectName object) {
        return !history.of(new ObjectName(SchemaHistory.MOVED, simple(object))).isEmpty();
    }

    List<Made> all() {
        List<Made> all = new ArrayList<>();
        for (ObjectName object : history.all("FUNCTION")) {
            if (!isMoved(object)) {
                bySignature(object).values().stream()
                        .filter(event -> !isTakenAlong(event))
                        .forEach(event -> all.add(new Made(routine(event), event.moment())));
            }
        }
        return all;
    }

    /** What made each overload last, since one of the name was dropped. */
    private Map<String, SchemaEvent> bySignature(ObjectName object) {
        Map<String, SchemaEvent> making = new LinkedHashMap<>();
        for (SchemaEvent event : history.of(object)) {
            if (event.act() == Act.DROPPED) {
                making.clear();
            } else if (event.act() == Act.CREATED) {
                CreateFunction.of(event.node()).ifPresent(create -> making.put(signature(create), event));
            }
        }
        return making;
    }

    /** Whether something that its first line names was dropped later with all that needs it. */
    private boolean isTakenAlong(SchemaEvent made) {
        CreateFunction create = CreateFunction.of(made.node()).orElseThrow();
        String heading = made.object().name()
                + create.arguments().stream().map(SyntaxNode::text).collect(Collectors.joining(" ", " ", " "))
                + create.returns().map(SyntaxNode::text).orElse("");
        return cascades.stream()
                .filter(event -> event.moment().compareTo(made.moment()) > 0)
                .anyMatch(event -> event.object().kind().equals("EXTENSION")
                        || Pattern.compile("\\b" + Pattern.quote(simple(event.object())) + "\\b")
                                .matcher(heading)
                                .find());
    }

    private static Routine routine(SchemaEvent event) {
        CreateFunction create = CreateFunction.of(event.node()).orElseThrow();
        int dot = event.object().name().indexOf('.');
        ObjectId id = ObjectId.signed(
                ObjectKind.FUNCTION,
                event.object().name().substring(0, dot),
                event.object().name().substring(dot + 1),
                signature(create));
        return new Routine(
                id,
                Attachments.NONE,
                List.of(),
                null,
                false,
                false,
                create.language(),
                Routine.Volatility.VOLATILE,
                false,
                false,
                create.isSecurityDefiner(),
                Routine.Parallel.UNSAFE,
                0,
                0,
                null,
                List.of(),
                create.body().map(SyntaxNode::literal).orElse(""),
                null,
                null,
                List.of(),
                "");
    }

    /** {@code (integer,text)}, as the server writes it. */
    private static String signature(CreateFunction create) {
        return create.arguments().stream()
                .filter(argument -> !argument.first("arg_class")
                        .filter(mode -> mode.contains("OUT_P") && !mode.contains("IN_P"))
                        .isPresent())
                .map(argument -> argument.first("func_type").orElse(argument).text())
                .map(type -> ColumnType.parse(type).map(ColumnType::sql).orElse(type))
                .collect(Collectors.joining(",", "(", ")"));
    }

    /** The statements that dropped what is gone, be it a function or a relation. */
    List<SchemaEvent> gone() {
        return Stream.of("FUNCTION", "TABLE", "VIEW", "MATERIALIZED VIEW")
                .flatMap(kind -> history.all(kind).stream())
                .filter(object -> !isMoved(object) && !there.contains(group(object.kind()) + simple(object)))
                .filter(this::wasMadeOnce)
                .map(this::last)
                .filter(event -> event.act() == Act.DROPPED
                        && event.statement().drop().isPresent()
                        && event.from().isEmpty())
                .toList();
    }

    /** Of several overloads one may be left; a temporary table is another matter each time. */
    private boolean wasMadeOnce(ObjectName object) {
        List<SchemaEvent> made = history.of(object).stream()
                .filter(event -> event.act() == Act.CREATED)
                .toList();
        boolean isTemporary = made.stream()
                .flatMap(event -> event.statement().createTable().stream())
                .anyMatch(create -> create.isTemporary());
        long overloads = made.stream()
                .map(event -> CreateFunction.of(event.node())
                        .map(ToldRoutines::signature)
                        .orElse(""))
                .distinct()
                .count();
        return overloads == 1 && !isTemporary;
    }
}
