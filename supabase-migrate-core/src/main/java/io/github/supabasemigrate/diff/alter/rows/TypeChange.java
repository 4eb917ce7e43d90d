package io.github.supabasemigrate.diff.alter.rows;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.object.TypeReference;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.type.Cast;
import io.github.supabasemigrate.catalog.type.CompositeType;
import io.github.supabasemigrate.catalog.type.DomainType;
import io.github.supabasemigrate.diff.render.Names;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code ALTER COLUMN … TYPE} with the {@code USING} that carries the values over. */
public final class TypeChange {

    private static final Set<String> TEXTS = Set.of("text", "varchar", "bpchar", "name", "citext");
    private static final Set<String> NUMBERS = Set.of("int2", "int4", "int8", "float4", "float8", "numeric");

    /** Casts between built-in types that need no {@code USING}, from the narrower to the wider and other assignments. */
    private static final Map<String, Set<String>> ASSIGNED = Map.of(
            "date", Set.of("timestamp", "timestamptz"),
            "timestamp", Set.of("timestamptz", "date", "time"),
            "timestamptz", Set.of("timestamp", "date", "time", "timetz"),
            "time", Set.of("interval", "timetz"),
            "interval", Set.of("time"),
            "cidr", Set.of("inet"),
            "inet", Set.of("cidr"));

    /** Other casts between built-in types, which must be asked for. */
    private static final Map<String, Set<String>> EXPLICIT = Map.of(
            "bool", Set.of("int4"),
            "int4", Set.of("bool", "char", "bit", "money", "oid", "regclass"),
            "int8", Set.of("bit", "money", "oid"),
            "numeric", Set.of("money"),
            "money", Set.of("numeric"),
            "json", Set.of("jsonb"),
            "jsonb", Set.of("json", "bool", "int2", "int4", "int8", "float4", "float8", "numeric"),
            "bit", Set.of("int4", "int8", "varbit"),
            "xml", TEXTS);

    private final Catalog from;
    private final Catalog to;

    public TypeChange(Catalog from, Catalog to) {
        this.from = from;
        this.to = to;
    }

    /** What comes after the column's name. */
    public String action(Column before, Column after) {
        String collation = after.collation() == null ? "" : " COLLATE " + Names.of(after.collation());
        String using = isAssigned(before.type(), after.type())
                ? ""
                : " USING " + value(Names.quote(after.name()), before.type(), after.type());
        return "TYPE " + after.type() + collation + using;
    }

    /** The value of the old column as the new one takes it. */
    public String expression(Column before, Column after) {
        String name = Names.quote(before.name());
        return isAssigned(before.type(), after.type()) || before.type().equals(after.type())
                ? name
                : value(name, before.type(), after.type());
    }

    private boolean isAssigned(TypeReference was, TypeReference is) {
        if (was.isArray() != is.isArray()) {
            return false;
        }
        if (!was.isBuiltIn() || !is.isBuiltIn()) {
            return false;
        }
        boolean texts = TEXTS.contains(is.name()) && TEXTS.contains(was.name());
        boolean numbers = NUMBERS.contains(is.name()) && NUMBERS.contains(was.name());
        return was.name().equals(is.name())
                || texts
                || numbers
                || ASSIGNED.getOrDefault(was.name(), Set.of()).contains(is.name());
    }

    private String value(String column, TypeReference was, TypeReference is) {
        Optional<String> fields = fields(column, was, is);
        if (fields.isPresent()) {
            return fields.get();
        }
        return isCast(was, is) ? column + "::" + is : column + "::text" + (was.isArray() ? "[]" : "") + "::" + is;
    }

    /** True for an array of composites whose attributes move: their values are read anew by position. */
    public boolean goesByPosition(Column before, Column after) {
        if (!before.type().isArray()) {
            return false;
        }
        Optional<CompositeType> old = composite(from, before.type());
        Optional<CompositeType> now = composite(to, after.type());
        return old.isPresent() && now.isPresent() && !names(old.get()).equals(names(now.get()));
    }

    private static List<String> names(CompositeType type) {
        return type.attributes().stream().map(CompositeType.Attribute::name).toList();
    }

    /** A composite by its attributes, for they may have moved; one whose attributes are all null is not null. */
    private Optional<String> fields(String column, TypeReference was, TypeReference is) {
        if (was.isArray() || is.isArray()) {
            return Optional.empty();
        }
        Optional<CompositeType> old = composite(from, was);
        Optional<CompositeType> now = composite(to, is);
        if (old.isEmpty() || now.isEmpty()) {
            return Optional.empty();
        }
        List<String> known = names(old.get());
        String row = now.get().attributes().stream()
                .map(attribute -> known.contains(attribute.name())
                        ? "(" + column + ")." + Names.quote(attribute.name()) + "::text::" + attribute.type()
                        : "NULL")
                .collect(Collectors.joining(", "));
        return Optional.of("CASE WHEN " + column + " IS DISTINCT FROM NULL THEN ROW(" + row + ")::" + is + " END");
    }

    private static Optional<CompositeType> composite(Catalog catalog, TypeReference type) {
        return catalog.find(ObjectId.of(ObjectKind.COMPOSITE, type.schema(), type.name()), CompositeType.class);
    }

    private boolean isCast(TypeReference was, TypeReference is) {
        String source = base(from, was);
        String target = base(to, is);
        boolean sourceBuiltIn = was.isBuiltIn() || domain(from, was).isPresent();
        boolean targetBuiltIn = is.isBuiltIn() || domain(to, is).isPresent();
        if ((TEXTS.contains(source) && sourceBuiltIn) || (TEXTS.contains(target) && targetBuiltIn)) {
            return was.isArray() == is.isArray();
        }
        boolean declared = to.all(Cast.class).stream()
                .anyMatch(
                        cast -> cast.source().equals(was.sql()) && cast.target().equals(is.sql()));
        if (declared) {
            return true;
        }
        if (!sourceBuiltIn || !targetBuiltIn) {
            return false;
        }
        return source.equals(target)
                || (NUMBERS.contains(source) && NUMBERS.contains(target))
                || ASSIGNED.getOrDefault(source, Set.of()).contains(target)
                || EXPLICIT.getOrDefault(source, Set.of()).contains(target);
    }

    private static Optional<DomainType> domain(Catalog catalog, TypeReference type) {
        return catalog.find(ObjectId.of(ObjectKind.DOMAIN, type.schema(), type.name()), DomainType.class)
                .filter(domain -> domain.base().isBuiltIn());
    }

    private static String base(Catalog catalog, TypeReference type) {
        return domain(catalog, type).map(domain -> domain.base().name()).orElse(type.name());
    }
}
