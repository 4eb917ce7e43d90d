package io.github.supabasemigrate.diff.render;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.Storage;
import io.github.supabasemigrate.catalog.type.BaseType;
import io.github.supabasemigrate.catalog.type.Collation;
import io.github.supabasemigrate.catalog.type.CompositeType;
import io.github.supabasemigrate.catalog.type.DomainType;
import io.github.supabasemigrate.catalog.type.EnumType;
import io.github.supabasemigrate.catalog.type.RangeType;
import io.github.supabasemigrate.sql.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Types that a user makes, and collations. */
public final class TypeSql {

    private TypeSql() {}

    static String create(EnumType type) {
        return "CREATE TYPE " + Names.of(type.id()) + " AS ENUM ("
                + (type.labels().isEmpty() ? "" : "\n    ")
                + type.labels().stream().map(Literals::quote).collect(Collectors.joining(",\n    "))
                + (type.labels().isEmpty() ? ")" : "\n)");
    }

    static String create(CompositeType type) {
        List<String> attributes =
                type.attributes().stream().map(TypeSql::attribute).toList();
        return "CREATE TYPE " + Names.of(type.id()) + " AS ("
                + (attributes.isEmpty() ? ")" : "\n    " + String.join(",\n    ", attributes) + "\n)");
    }

    public static String attribute(CompositeType.Attribute attribute) {
        String collation = attribute.collation() == null ? "" : " COLLATE " + Names.of(attribute.collation());
        return Names.quote(attribute.name()) + " " + attribute.type() + collation;
    }

    /** The domain with those constraints that are validated; others must be added afterwards. */
    static List<String> create(DomainType domain) {
        var text = new StringBuilder("CREATE DOMAIN ")
                .append(Names.of(domain.id()))
                .append(" AS ")
                .append(domain.base());
        if (domain.collation() != null) {
            text.append(" COLLATE ").append(Names.of(domain.collation()));
        }
        if (domain.defaultExpression() != null) {
            text.append(" DEFAULT ").append(domain.defaultExpression());
        }
        boolean namesNotNull = domain.constraints().stream()
                .anyMatch(check -> check.definition().startsWith("NOT NULL"));
        if (domain.notNull() && !namesNotNull) {
            text.append(" NOT NULL");
        }
        var later = new ArrayList<String>();
        for (DomainType.Check check : domain.constraints()) {
            if (check.isValidated()) {
                text.append("\n    CONSTRAINT ")
                        .append(Names.quote(check.name()))
                        .append(' ')
                        .append(check.definition());
            } else {
                later.add(add(domain.id(), check));
            }
        }
        var statements = new ArrayList<String>();
        statements.add(text.toString());
        statements.addAll(later);
        return statements;
    }

    public static String add(ObjectId domain, DomainType.Check check) {
        return "ALTER DOMAIN " + Names.of(domain) + " ADD CONSTRAINT " + Names.quote(check.name()) + " "
                + check.definition();
    }

    static String create(RangeType type) {
        var parts = new ArrayList<String>();
        parts.add("SUBTYPE = " + type.subtype());
        parts.add("SUBTYPE_OPCLASS = " + Names.of(type.operatorClass()));
        if (type.collation() != null) {
            parts.add("COLLATION = " + Names.of(type.collation()));
        }
        if (type.canonicalFunction() != null) {
            parts.add("CANONICAL = " + OperatorSql.functionName(type.canonicalFunction()));
        }
        if (type.subtypeDifference() != null) {
            parts.add("SUBTYPE_DIFF = " + OperatorSql.functionName(type.subtypeDifference()));
        }
        parts.add("MULTIRANGE_TYPE_NAME = " + Names.of(type.multirange()));
        return "CREATE TYPE " + Names.of(type.id()) + " AS RANGE (\n    " + String.join(",\n    ", parts) + "\n)";
    }

    /** The definition of a type that is there as a shell, or the shell alone. */
    static String create(BaseType type) {
        if (!type.isDefined()) {
            return shell(type);
        }
        var parts = new ArrayList<String>();
        type.properties().forEach((name, value) -> parts.add(name + " = " + property(name, value)));
        return "CREATE TYPE " + Names.of(type.id()) + " (\n    " + String.join(",\n    ", parts) + "\n)";
    }

    /** What its functions need to be made before it. */
    public static String shell(BaseType type) {
        return "CREATE TYPE " + Names.of(type.id());
    }

    /** The value of a parameter of {@code CREATE TYPE} or {@code ALTER TYPE … SET}; the catalog has letters for some. */
    public static String property(String name, String value) {
        return switch (name) {
            case "DEFAULT", "CATEGORY", "DELIMITER" -> Literals.quote(value);
            case "STORAGE" -> Storage.ofLetter(value).name();
            case "ALIGNMENT" ->
                switch (value) {
                    case "c" -> "char";
                    case "s" -> "int2";
                    case "d" -> "double";
                    default -> "int4";
                };
            default -> OperatorSql.functionName(value);
        };
    }

    static String create(Collation collation) {
        if (collation.provider().equals("libc") && collation.encoding() == null && collation.collate() != null) {
            // Only a copy is for any encoding; only "C" and "POSIX" are so to begin with.
            return "CREATE COLLATION " + Names.of(collation.id()) + " FROM pg_catalog."
                    + Names.quote(collation.collate());
        }
        var parts = new ArrayList<String>();
        parts.add("PROVIDER = " + collation.provider());
        if (collation.locale() != null) {
            parts.add("LOCALE = " + Literals.quote(collation.locale()));
        } else if (collation.collate() != null && collation.collate().equals(collation.ctype())) {
            // PostgreSQL 14 keeps the locale of ICU collations here too.
            parts.add("LOCALE = " + Literals.quote(collation.collate()));
        } else {
            parts.add("LC_COLLATE = " + Literals.quote(String.valueOf(collation.collate())));
            parts.add("LC_CTYPE = " + Literals.quote(String.valueOf(collation.ctype())));
        }
        if (!collation.isDeterministic()) {
            parts.add("DETERMINISTIC = false");
        }
        if (collation.rules() != null) {
            parts.add("RULES = " + Literals.quote(collation.rules()));
        }
        return "CREATE COLLATION " + Names.of(collation.id()) + " (" + String.join(", ", parts) + ")";
    }
}
