package io.github.supabasemigrate.types;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.TypeReference;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Relation;
import io.github.supabasemigrate.catalog.routine.Argument;
import io.github.supabasemigrate.catalog.routine.Routine;
import io.github.supabasemigrate.sql.Identifiers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** The functions that the API can call, their arguments and results, and the computed fields they make. */
final class Functions {

    /** Arguments that PostgREST passes a whole body as, unnamed. */
    private static final List<String> BODY_TYPES = List.of("json", "jsonb", "text");

    /** PostgreSQL's order of the types that overloads most often differ in: by OID. Types of the user's come later. */
    private static final List<String> BY_OID = List.of(
            "bool",
            "bytea",
            "char",
            "name",
            "int8",
            "int2",
            "int4",
            "text",
            "oid",
            "json",
            "xml",
            "float4",
            "float8",
            "bpchar",
            "varchar",
            "date",
            "time",
            "timestamp",
            "timestamptz",
            "interval",
            "numeric",
            "uuid",
            "jsonb");

    private final TypeNames types;
    private final Dialect dialect;
    private final Catalog catalog;

    Functions(Catalog catalog, TypeNames types, Dialect dialect) {
        this.catalog = catalog;
        this.types = types;
        this.dialect = dialect;
    }

    /** The callable functions of a schema by name, overloads in the order of their arguments. */
    Map<String, List<Routine>> callable(String schema) {
        Map<String, List<Routine>> byName = new TreeMap<>(NameOrder.INSTANCE);
        catalog.routines().stream()
                .filter(routine ->
                        routine.id().schema().equals(schema) && !routine.isProcedure() && !routine.isWindow())
                .filter(routine -> !isTrigger(routine) && isCallable(routine))
                .sorted(Comparator.comparing(Functions::argumentText, NameOrder.INSTANCE))
                .forEach(routine -> byName.computeIfAbsent(routine.id().name(), name -> new ArrayList<>())
                        .add(routine));
        return byName;
    }

    /** The callable functions whose only argument is a row of a relation. */
    List<Routine> computedFields(Relation relation) {
        return callable(relation.id().schema()).values().stream()
                .flatMap(List::stream)
                .filter(routine -> inputs(routine).size() == 1)
                .filter(routine -> types.relation(inputs(routine).get(0).type())
                        .filter(relation::equals)
                        .isPresent())
                .toList();
    }

    /** One member for all overloads of a name. */
    String member(String name, List<Routine> overloads, BiFunction<Relation, Column, String> column) {
        return overloads.stream()
                .map(routine -> signature(routine, overloads, column))
                .collect(Collectors.joining(" |\n", TypeScript.string(name) + ":\n", ""));
    }

    /** The type of a result, without what a set adds. */
    String result(Routine routine, BiFunction<Relation, Column, String> column) {
        List<Argument> table = byName(routine.arguments().stream()
                .filter(argument -> argument.mode() == Argument.Mode.TABLE)
                .toList());
        if (!table.isEmpty()) {
            return TypeScript.object(table.stream().map(this::member).toList());
        }
        TypeReference result = Objects.requireNonNull(routine.result());
        Optional<Relation> relation = types.relation(result)
                .filter(row -> row.id().schema().equals(routine.id().schema()));
        return relation.map(row -> TypeScript.object(TypeScriptTypes.sorted(row.columns()).stream()
                        .map(each -> column.apply(row, each))
                        .toList()))
                .orElseGet(() -> types.of(result));
    }

    private String signature(Routine routine, List<Routine> overloads, BiFunction<Relation, Column, String> column) {
        List<Argument> inputs = inputs(routine);
        String arguments = inputs.isEmpty()
                ? "Record<PropertyKey, never>"
                : inputs.stream().map(this::argument).collect(Collectors.joining(", ", "{ ", " }"));
        Optional<String> error = conflict(routine, overloads).or(() -> rowError(routine));
        String result = error.map(text -> "{ error: true } & " + TypeScript.string(text))
                .orElseGet(() -> result(routine, column));
        boolean isRefused = dialect == Dialect.CLI && rowError(routine).isPresent();
        return "{ Args: " + arguments + "; Returns: " + result + (isRefused ? "" : many(routine)) + setof(routine)
                + " }";
    }

    private String argument(Argument argument) {
        String type = types.of(argument.type());
        Optional<Relation> row = types.relation(argument.type());
        if (dialect == Dialect.CLI && row.isPresent() && !argument.name().isEmpty() && !type.equals("unknown")) {
            type = "Omit<" + type + ", " + types.row(row.get(), "ComputedFields") + ">";
        }
        return TypeScript.string(argument.name()) + (argument.defaultExpression() == null ? "" : "?") + ": " + type;
    }

    private String member(Argument argument) {
        return TypeScript.string(argument.name()) + ": " + types.of(argument.type());
    }

    private String many(Routine routine) {
        return routine.returnsSet()
                        && (returnsSeveral(routine) || target(routine).isEmpty())
                ? "[]"
                : "";
    }

    private String setof(Routine routine) {
        Optional<String> target = target(routine);
        if (target.isEmpty()) {
            return "";
        }
        Optional<Relation> source = routine.arguments().size() == 1
                ? types.relation(routine.arguments().get(0).type())
                : Optional.empty();
        boolean isOneToOne = !returnsSeveral(routine);
        return """

                SetofOptions: {
                from: %s
                to: %s
                isOneToOne: %s
                isSetofReturn: %s
                }""".formatted(
                        TypeScript.string(source.map(Functions::typeName).orElse("*")),
                        TypeScript.string(target.get()),
                        isOneToOne,
                        routine.returnsSet());
    }

    private static boolean returnsSeveral(Routine routine) {
        return routine.returnsSet() && routine.rows() > 1;
    }

    /** The relation or composite type whose rows come back. */
    private Optional<String> target(Routine routine) {
        TypeReference result = Objects.requireNonNull(routine.result());
        return types.relation(result)
                .map(row -> row.id().name())
                .or(() -> types.composite(result).map(type -> type.id().name()));
    }

    private Optional<String> rowError(Routine routine) {
        List<Argument> inputs = inputs(routine);
        boolean isUnnamedRow = inputs.size() == 1
                && inputs.get(0).name().isEmpty()
                && (types.relation(inputs.get(0).type()).isPresent()
                        || types.composite(inputs.get(0).type()).isPresent());
        return isUnnamedRow && (dialect == Dialect.CLI || target(routine).isEmpty())
                ? Optional.of(
                        "the function " + qualified(routine)
                                + " with parameter or with a single unnamed json/jsonb parameter, but no matches were found in the schema cache")
                : Optional.empty();
    }

    private Optional<String> conflict(Routine routine, List<Routine> overloads) {
        List<Argument> own = inputs(routine);
        String candidates = "";
        if (own.isEmpty()) {
            candidates = overloads.stream()
                    .filter(other -> hasOneDefaultedUnnamed(inputs(other)))
                    .findFirst()
                    .map(other -> qualified(routine) + "(), " + qualified(routine) + "( => "
                            + Objects.requireNonNull(other.result()).name() + ")")
                    .orElse("");
        } else if (own.size() == 1 && !own.get(0).name().isEmpty()) {
            List<Argument> alike = overloads.stream()
                    .map(Functions::inputs)
                    .filter(inputs -> inputs.size() == 1
                            && inputs.get(0).name().equals(own.get(0).name()))
                    .map(inputs -> inputs.get(0))
                    .sorted(Comparator.comparingInt(argument -> oidRank(argument.type())))
                    .toList();
            candidates = alike.size() < 2
                    ? ""
                    : alike.stream()
                            .map(argument -> qualified(routine) + "(" + argument.name() + " => "
                                    + typeName(argument.type()) + ")")
                            .collect(Collectors.joining(", "));
        }
        return candidates.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Could not choose the best candidate function between: " + candidates
                                + ". Try renaming the parameters or the function itself in the database so function overloading can be resolved");
    }

    private static boolean hasOneDefaultedUnnamed(List<Argument> inputs) {
        return inputs.size() == 1
                && inputs.get(0).name().isEmpty()
                && inputs.get(0).defaultExpression() != null;
    }

    private static int oidRank(TypeReference type) {
        int rank = BY_OID.indexOf(type.name());
        return rank < 0 ? BY_OID.size() : rank;
    }

    /** As {@code format_type} writes it where only {@code public} needs no naming. */
    private static String typeName(Relation relation) {
        String schema = relation.id().schema();
        return schema.equals("public")
                ? relation.id().name()
                : Identifiers.quoteQualified(schema, relation.id().name());
    }

    private static String typeName(TypeReference type) {
        return (type.isArray() ? "_" : "") + type.name();
    }

    private static String qualified(Routine routine) {
        return routine.id().schema() + "." + routine.id().name();
    }

    private static boolean isTrigger(Routine routine) {
        return routine.result() == null
                || List.of("trigger", "event_trigger").contains(routine.result().name());
    }

    private boolean isCallable(Routine routine) {
        List<Argument> inputs = inputs(routine);
        return inputs.stream().noneMatch(argument -> argument.name().isEmpty())
                || inputs.stream()
                        .allMatch(argument -> !argument.name().isEmpty()
                                || (argument.defaultExpression() != null && isBody(argument)))
                || (inputs.size() == 1
                        && (isBody(inputs.get(0))
                                || types.relation(inputs.get(0).type()).isPresent()
                                || types.composite(inputs.get(0).type()).isPresent()));
    }

    private static boolean isBody(Argument argument) {
        return argument.type().isBuiltIn()
                && !argument.type().isArray()
                && BODY_TYPES.contains(argument.type().name());
    }

    private static List<Argument> inputs(Routine routine) {
        return byName(routine.arguments().stream().filter(Argument::isInput).toList());
    }

    private static List<Argument> byName(List<Argument> arguments) {
        return arguments.stream()
                .sorted(Comparator.comparing(Argument::name, NameOrder.INSTANCE))
                .toList();
    }

    private static String argumentText(Routine routine) {
        return routine.arguments().stream()
                .map(argument -> (argument.name() + " " + argument.type().sql()).strip())
                .collect(Collectors.joining(", "));
    }
}
