package io.github.supabasemigrate.access.rows.value;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.object.TypeReference;
import io.github.supabasemigrate.catalog.type.CompositeType;
import io.github.supabasemigrate.catalog.type.DomainType;
import io.github.supabasemigrate.catalog.type.EnumType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a value has to be, domains resolved.
 *
 * @param sql the type as it is declared
 * @param name of the type under all domains: {@code int4}
 * @param isArray of such
 * @param isDomain whether there is a domain around it
 * @param labels of an enum
 * @param attributes how many a composite type has; 0 for others
 * @param modifier the number in parentheses, or 0
 * @param checks definitions of the domains' constraints
 */
record ColumnType(
        String sql,
        String name,
        boolean isArray,
        boolean isDomain,
        List<String> labels,
        int attributes,
        int modifier,
        List<String> checks) {

    private static final Pattern MODIFIER = Pattern.compile("\\((\\d+)");

    static ColumnType of(TypeReference type, Catalog catalog) {
        Optional<DomainType> domain = type.isArray()
                ? Optional.empty()
                : catalog.find(ObjectId.of(ObjectKind.DOMAIN, type.schema(), type.name()), DomainType.class);
        if (domain.isPresent()) {
            ColumnType base = of(domain.get().base(), catalog);
            List<String> checks = new ArrayList<>(base.checks());
            domain.get().constraints().forEach(check -> checks.add(check.definition()));
            return new ColumnType(
                    type.sql(), base.name, base.isArray, true, base.labels, base.attributes, base.modifier, checks);
        }
        List<String> labels = catalog.find(ObjectId.of(ObjectKind.ENUM, type.schema(), type.name()), EnumType.class)
                .map(EnumType::labels)
                .orElse(List.of());
        int attributes = catalog.find(
                        ObjectId.of(ObjectKind.COMPOSITE, type.schema(), type.name()), CompositeType.class)
                .map(composite -> composite.attributes().size())
                .orElse(0);
        Matcher modifier = MODIFIER.matcher(type.sql());
        int number = modifier.find() ? Integer.parseInt(modifier.group(1)) : 0;
        return new ColumnType(type.sql(), type.name(), type.isArray(), false, labels, attributes, number, List.of());
    }

    boolean isText() {
        return !isArray
                && switch (name) {
                    case "text", "varchar", "bpchar", "citext", "name" -> true;
                    default -> false;
                };
    }

    boolean isNumber() {
        return !isArray
                && switch (name) {
                    case "int2", "int4", "int8", "numeric", "float4", "float8", "money", "oid" -> true;
                    default -> false;
                };
    }

    boolean isTime() {
        return !isArray && (name.startsWith("timestamp") || name.equals("date"));
    }

    boolean isJson() {
        return !isArray && (name.equals("jsonb") || name.equals("json"));
    }
}
