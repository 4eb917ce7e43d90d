package io.github.supabasemigrate.types;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.object.TypeReference;
import io.github.supabasemigrate.catalog.relation.ForeignTable;
import io.github.supabasemigrate.catalog.relation.Relation;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.catalog.type.CompositeType;
import io.github.supabasemigrate.catalog.type.DomainType;
import io.github.supabasemigrate.catalog.type.EnumType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The TypeScript of a PostgreSQL type, as JSON carries its values. */
final class TypeNames {

    private static final Map<String, String> BUILT_IN = Map.ofEntries(
            Map.entry("bool", "boolean"),
            Map.entry("int2", "number"),
            Map.entry("int4", "number"),
            Map.entry("int8", "number"),
            Map.entry("float4", "number"),
            Map.entry("float8", "number"),
            Map.entry("numeric", "number"),
            Map.entry("json", "Json"),
            Map.entry("jsonb", "Json"),
            Map.entry("void", "undefined"),
            Map.entry("record", "Record<string, unknown>"));

    /** Matched by name alone, whatever the schema: extensions live anywhere. */
    private static final List<String> TEXTS = List.of(
            "bytea",
            "bpchar",
            "varchar",
            "date",
            "text",
            "citext",
            "time",
            "timetz",
            "timestamp",
            "timestamptz",
            "uuid",
            "vector",
            "interval");

    private final Catalog catalog;
    private final Collection<String> schemas;
    private final Map<String, Relation> relations = new HashMap<>();

    TypeNames(Catalog catalog, Collection<String> schemas) {
        this.catalog = catalog;
        this.schemas = schemas;
        catalog.stream()
                .filter(Relation.class::isInstance)
                .map(Relation.class::cast)
                .forEach(relation -> relations.put(
                        relation.id().schema() + "." + relation.id().name(), relation));
    }

    /** Of a column, where a domain is the type under it. */
    String ofColumn(TypeReference type) {
        Optional<DomainType> domain = find(ObjectKind.DOMAIN, type, DomainType.class);
        return domain.isPresent() && !type.isArray() ? ofColumn(domain.get().base()) : of(type);
    }

    /** Of an argument or result, where a domain is unknown. */
    String of(TypeReference type) {
        String element = element(type);
        return type.isArray() ? "(" + element + ")[]" : element;
    }

    /** The relation whose row a type is. */
    Optional<Relation> relation(TypeReference type) {
        return type.isArray()
                ? Optional.empty()
                : Optional.ofNullable(relations.get(type.schema() + "." + type.name()));
    }

    Optional<CompositeType> composite(TypeReference type) {
        return type.isArray() ? Optional.empty() : find(ObjectKind.COMPOSITE, type, CompositeType.class);
    }

    /** The type of a row: {@code Database["public"]['Tables']["users"]['Row']}. */
    String row(Relation relation, String member) {
        String group = relation instanceof Table || relation instanceof ForeignTable ? "Tables" : "Views";
        return path(relation.id(), group) + "['" + member + "']";
    }

    boolean isGenerated(String schema) {
        return schemas.contains(schema);
    }

    /** {@code null} added, except where the type holds it; {@code Json} holds it unless told otherwise. */
    static String nullable(String type, boolean isNullable) {
        if (type.equals("Json") && !isNullable) {
            return "NonNullable<Json>";
        }
        return type.equals("unknown") || !isNullable ? type : type + " | null";
    }

    private String element(TypeReference type) {
        if (BUILT_IN.containsKey(type.name())) {
            return BUILT_IN.get(type.name());
        }
        if (TEXTS.contains(type.name())) {
            return "string";
        }
        Optional<EnumType> found = find(ObjectKind.ENUM, type, EnumType.class);
        if (found.isPresent()) {
            return isGenerated(type.schema())
                    ? path(found.get().id(), "Enums")
                    : found.get().labels().stream().map(TypeScript::string).collect(Collectors.joining(" | "));
        }
        Optional<CompositeType> composite = find(ObjectKind.COMPOSITE, type, CompositeType.class);
        if (composite.isPresent()) {
            return isGenerated(type.schema()) ? path(composite.get().id(), "CompositeTypes") : "unknown";
        }
        Relation relation = relations.get(type.schema() + "." + type.name());
        return relation != null && isGenerated(type.schema()) ? row(relation, "Row") : "unknown";
    }

    private <T extends CatalogObject> Optional<T> find(ObjectKind kind, TypeReference type, Class<T> noun) {
        return catalog.find(ObjectId.of(kind, type.schema(), type.name()), noun);
    }

    private static String path(ObjectId id, String group) {
        return "Database[" + TypeScript.string(id.schema()) + "]['" + group + "'][" + TypeScript.string(id.name())
                + "]";
    }
}
