package io.github.supabasemigrate.types;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.ForeignTable;
import io.github.supabasemigrate.catalog.relation.Relation;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.catalog.relation.View;
import io.github.supabasemigrate.catalog.routine.Routine;
import io.github.supabasemigrate.catalog.type.CompositeType;
import io.github.supabasemigrate.catalog.type.EnumType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The {@code Database} type of a catalog for supabase-js. After one formatter the text equals that of {@code supabase gen types
 * --lang typescript} 3.1.0, or in the classic dialect that of {@code @supabase/postgres-meta} 0.99.0.
 */
public final class TypeScriptTypes {

    private final Catalog catalog;
    private final List<String> schemas;
    private final Dialect dialect;
    private final TypeNames types;
    private final ViewOrigins origins;
    private final Relationships relationships;
    private final Functions functions;
    private final TypeScript out = new TypeScript();

    private TypeScriptTypes(Catalog catalog, Collection<String> schemas, Dialect dialect) {
        this.catalog = catalog;
        this.schemas = schemas.stream().distinct().sorted(NameOrder.INSTANCE).toList();
        this.dialect = dialect;
        this.types = new TypeNames(catalog, this.schemas);
        this.origins = new ViewOrigins(catalog);
        this.relationships = new Relationships(catalog, origins);
        this.functions = new Functions(catalog, types, dialect);
    }

    /** Generates the types of some schemas of a catalog. */
    public static String generate(Catalog catalog, Collection<String> schemas, Dialect dialect) {
        return new TypeScriptTypes(catalog, schemas, dialect).generate();
    }

    /** Whether two texts are the same but for what a formatter, or a comment, makes of them. */
    public static boolean isSame(String one, String other) {
        return TypeScriptText.of(one).equals(TypeScriptText.of(other));
    }

    private String generate() {
        out.line("export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[]");
        out.line("").open("\nexport type Database = {");
        schemas.forEach(this::schema);
        out.close("}").line("\n" + Lookups.types());
        out.open("\nexport const Constants = {");
        schemas.forEach(this::constants);
        return out.close("} as const").toString();
    }

    private void schema(String schema) {
        List<Relation> relations = relations(schema);
        out.open(TypeScript.string(schema) + ": {");
        group("Tables", relations.stream().filter(TypeScriptTypes::isTable).toList(), this::relation);
        group("Views", relations.stream().filter(each -> !isTable(each)).toList(), this::relation);
        group("Functions", List.copyOf(functions.callable(schema).entrySet()), this::function);
        group("Enums", enums(schema), type -> TypeScript.string(type.id().name()) + ": " + union(type));
        group("CompositeTypes", composites(schema), this::composite);
        out.close("}");
    }

    private <T> void group(String name, List<T> members, Function<T, String> text) {
        out.open(name + ": {");
        if (members.isEmpty()) {
            out.line("[_ in never]: never");
        }
        members.forEach(member -> out.line(text.apply(member)));
        out.close("}");
    }

    private String relation(Relation relation) {
        List<Column> columns = sorted(relation.columns());
        List<Routine> computed = functions.computedFields(relation);
        List<String> row = new ArrayList<>();
        columns.forEach(column -> row.add(column(relation, column)));
        computed.forEach(routine -> row.add(TypeScript.string(routine.id().name()) + ": "
                + TypeNames.nullable(functions.result(routine, this::column), true)));
        List<String> members = new ArrayList<>();
        members.add("Row: " + TypeScript.object(row));
        if (dialect == Dialect.CLI) {
            String names = computed.stream()
                    .map(routine -> TypeScript.string(routine.id().name()))
                    .distinct()
                    .collect(Collectors.joining(" | "));
            members.add("ComputedFields: " + (names.isEmpty() ? "never" : names));
        }
        boolean isView = !isTable(relation);
        if (!isView || (relation instanceof View view && view.isInsertable())) {
            members.add("Insert: "
                    + TypeScript.object(columns.stream()
                            .map(each -> written(each, isView, false))
                            .toList()));
        }
        if (!isView || (relation instanceof View view && view.isUpdatable())) {
            members.add("Update: "
                    + TypeScript.object(columns.stream()
                            .map(each -> written(each, isView, true))
                            .toList()));
        }
        members.add("Relationships: ["
                + relationships.of(relation).stream()
                        .map(TypeScriptTypes::relationship)
                        .collect(Collectors.joining(","))
                + "]");
        return TypeScript.string(relation.id().name()) + ": " + TypeScript.object(members);
    }

    private String column(Relation relation, Column column) {
        boolean isNotNull = (isTable(relation) || dialect == Dialect.CLASSIC)
                ? column.notNull()
                : origins.isNotNull(relation, column);
        return TypeScript.string(column.name()) + ": " + TypeNames.nullable(types.ofColumn(column.type()), !isNotNull);
    }

    private String written(Column column, boolean isView, boolean isUpdate) {
        String name = TypeScript.string(column.name());
        boolean isRefused =
                isView ? !column.isUpdatable() : column.isGenerated() || column.identity() == Column.Identity.ALWAYS;
        if (isRefused) {
            return name + "?: never";
        }
        boolean isNullable = isView || !column.notNull();
        boolean isOptional = isUpdate || isNullable || column.isIdentity() || column.defaultExpression() != null;
        return name + (isOptional ? "?: " : ": ") + TypeNames.nullable(types.ofColumn(column.type()), isNullable);
    }

    private static String relationship(Relationships.Relationship relationship) {
        return TypeScript.object(List.of(
                "foreignKeyName: " + TypeScript.string(relationship.foreignKey()),
                "columns: " + strings(relationship.columns()),
                "isOneToOne: " + relationship.isOneToOne(),
                "referencedRelation: "
                        + TypeScript.string(relationship.referenced().name()),
                "referencedColumns: " + strings(relationship.referencedColumns())));
    }

    private String function(Map.Entry<String, List<Routine>> overloads) {
        return functions.member(overloads.getKey(), overloads.getValue(), this::column);
    }

    private String composite(CompositeType type) {
        return TypeScript.string(type.id().name()) + ": "
                + TypeScript.object(type.attributes().stream()
                        .map(attribute -> TypeScript.string(attribute.id().name()) + ": "
                                + TypeNames.nullable(types.of(attribute.type()), true))
                        .toList());
    }

    private void constants(String schema) {
        out.open(TypeScript.string(schema) + ": {").open("Enums: {");
        enums(schema)
                .forEach(type -> out.line(TypeScript.string(type.id().name()) + ": " + strings(type.labels()) + ","));
        out.close("},").close("},");
    }

    private static String union(EnumType type) {
        return type.labels().stream().map(TypeScript::string).collect(Collectors.joining(" | "));
    }

    /** An array of string literals. */
    static String strings(List<String> texts) {
        return texts.stream().map(TypeScript::string).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Columns by name. */
    static List<Column> sorted(List<Column> columns) {
        return columns.stream()
                .sorted(Comparator.comparing(Column::name, NameOrder.INSTANCE))
                .toList();
    }

    private List<Relation> relations(String schema) {
        return catalog.stream()
                .filter(Relation.class::isInstance)
                .map(Relation.class::cast)
                .filter(relation -> relation.id().schema().equals(schema))
                .sorted(Comparator.comparing(relation -> relation.id().name(), NameOrder.INSTANCE))
                .toList();
    }

    private List<EnumType> enums(String schema) {
        return catalog.all(EnumType.class).stream()
                .filter(type -> type.id().schema().equals(schema))
                .sorted(Comparator.comparing(type -> type.id().name(), NameOrder.INSTANCE))
                .toList();
    }

    private List<CompositeType> composites(String schema) {
        return catalog.all(CompositeType.class).stream()
                .filter(type ->
                        type.id().schema().equals(schema) && !type.attributes().isEmpty())
                .sorted(Comparator.comparing(type -> type.id().name(), NameOrder.INSTANCE))
                .toList();
    }

    private static boolean isTable(Relation relation) {
        return relation instanceof Table || relation instanceof ForeignTable;
    }
}
