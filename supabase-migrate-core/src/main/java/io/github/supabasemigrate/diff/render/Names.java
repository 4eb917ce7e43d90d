package io.github.supabasemigrate.diff.render;

import io.github.supabasemigrate.catalog.object.Grant;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.object.QualifiedName;
import io.github.supabasemigrate.sql.Identifiers;
import io.github.supabasemigrate.sql.Literals;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names and option lists as SQL spells them. */
public final class Names {

    private Names() {}

    public static String quote(String name) {
        return Identifiers.quote(name);
    }

    /** What something is called while its successor has the name; within the 63 bytes that a name can have. */
    public static String aside(String name) {
        String kept = name;
        while ((kept + "__old").getBytes(StandardCharsets.UTF_8).length > 63) {
            kept = kept.substring(0, kept.length() - 1);
        }
        return kept + "__old";
    }

    /** A role as {@code GRANT} takes it. */
    public static String role(String role) {
        return role.equals(Grant.PUBLIC) ? "PUBLIC" : quote(role);
    }

    public static String of(QualifiedName name) {
        return Identifiers.quoteQualified(name.schema(), name.name());
    }

    /** The object's own name, qualified, with its signature if it has one. */
    public static String of(ObjectId id) {
        return unsigned(id) + (id.kind() == ObjectKind.OPERATOR ? "" : id.signature());
    }

    /** The object's own name, qualified, without signature. */
    public static String unsigned(ObjectId id) {
        String name = id.kind() == ObjectKind.OPERATOR ? id.name() : quote(id.name());
        return id.schema().isEmpty() ? name : quote(id.schema()) + "." + name;
    }

    /** The relation, domain or type that this is a part of. */
    public static String parent(ObjectId id) {
        return id.schema().isEmpty() ? quote(id.parent()) : Identifiers.quoteQualified(id.schema(), id.parent());
    }

    /** How {@code COMMENT ON}, {@code ALTER} and {@code DROP} point to the object: kind and name. */
    public static String reference(ObjectId id) {
        return switch (id.kind()) {
            case ENUM, COMPOSITE, RANGE, BASE_TYPE -> "TYPE " + of(id);
            case COLUMN, TYPE_ATTRIBUTE -> "COLUMN " + parent(id) + "." + quote(id.name());
            case CONSTRAINT, TRIGGER, POLICY, RULE -> keyword(id.kind()) + " " + quote(id.name()) + " ON " + parent(id);
            case DOMAIN_CONSTRAINT -> "CONSTRAINT " + quote(id.name()) + " ON DOMAIN " + parent(id);
            case USER_MAPPING -> "USER MAPPING FOR " + role(id.name()) + " SERVER " + quote(id.parent());
            case FOREIGN_DATA_WRAPPER -> "FOREIGN DATA WRAPPER " + of(id);
            case PARAMETER ->
                "PARAMETER "
                        + Stream.of(id.name().split("\\.")).map(Names::quote).collect(Collectors.joining("."));
            case STATISTICS -> "STATISTICS " + of(id);
            case CAST -> "CAST " + id.name();
            case TRANSFORM -> "TRANSFORM " + id.name();
            case AGGREGATE -> "AGGREGATE " + unsigned(id) + (id.signature().equals("()") ? "(*)" : id.signature());
            case OPERATOR -> "OPERATOR " + unsigned(id) + " " + id.signature();
            case OPERATOR_CLASS, OPERATOR_FAMILY -> keyword(id.kind()) + " " + unsigned(id) + id.signature();
            default -> keyword(id.kind()) + " " + of(id);
        };
    }

    /** The kind as commands spell it. */
    public static String keyword(ObjectKind kind) {
        return kind.label().toUpperCase(Locale.ROOT);
    }

    public static String list(Collection<String> names) {
        return names.stream().map(Names::quote).collect(Collectors.joining(", "));
    }

    /** Storage parameters: {@code name = value, …}; values that are no bare word or number are quoted. */
    public static String parameters(Map<String, String> options, String prefix) {
        return options.entrySet().stream()
                .map(option -> prefix + quote(option.getKey()) + " = " + parameterValue(option.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String parameterValue(String value) {
        return value.matches("[A-Za-z_]+|-?[0-9]+(\\.[0-9]+)?") ? value : Literals.quote(value);
    }

    /** Foreign-data options: {@code name 'value', …}. */
    public static String foreignOptions(Map<String, String> options) {
        return options.entrySet().stream()
                .map(option -> quote(option.getKey()) + " " + Literals.quote(option.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** {@code OPTIONS (…)}, with a blank before it; empty for no options. */
    public static String optionsClause(Map<String, String> options) {
        return options.isEmpty() ? "" : " OPTIONS (" + foreignOptions(options) + ")";
    }
}
