package io.github.supabasemigrate.catalog;

import static java.util.stream.Collectors.toSet;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.object.Options;
import io.github.supabasemigrate.catalog.object.Privileges;
import io.github.supabasemigrate.catalog.object.QualifiedName;
import io.github.supabasemigrate.catalog.object.TypeReference;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What can differ in a catalog, as {@code function.cost}: by kind, and by the components of its record. */
final class ModelAttributes {

    /** By what a difference calls them when they are part of something else. */
    private static final Map<String, ObjectKind> PARTS = Map.of(
            "columns", ObjectKind.COLUMN,
            "attributes", ObjectKind.TYPE_ATTRIBUTE,
            "constraints", ObjectKind.DOMAIN_CONSTRAINT);

    private static final Pattern OF_PART = Pattern.compile("(columns|attributes|constraints)\\[\\D[^]]*]\\.(.+)");

    private static final Set<Class<?>> SIMPLE =
            Set.of(ObjectId.class, TypeReference.class, QualifiedName.class, Options.class, Privileges.class);

    /** Those that no change of a schema changes, and the kinds that this is true for. */
    static final Set<String> EXCEPT = """
            # Part of the name: another one would be another object.
            table: constraint, policy, trigger
            relation: rule
            source: cast
            target: cast
            left: operator
            right: operator
            method: operator class, operator family
            type: transform
            language: transform
            member: extension member
            arguments.type: aggregate
            # Said by others.
            definition: index
            # There is no such thing.
            arguments.defaultExpression: aggregate
            # There is no ALTER … OWNER TO.
            owner: access method, attribute, cast, column, constraint, database setting, default privileges
            owner: domain constraint, extension member, index, parameter, policy, rule, text search parser
            owner: text search template, transform, trigger, user mapping
            # There is no COMMENT ON, or it is not the project's.
            comment: database setting, default privileges, extension member, parameter, user mapping
            # There is no GRANT … ON.
            privileges: access method, attribute, cast, collation, constraint, conversion, database setting
            privileges: domain constraint, event trigger, extension, index, operator, operator class, operator family
            privileges: policy, publication, rule, statistics object, subscription, text search configuration
            privileges: text search dictionary, text search parser, text search template, transform, trigger
            privileges: user mapping
            # There is no SECURITY LABEL ON.
            securityLabels: access method, cast, collation, constraint, conversion, database setting
            securityLabels: default privileges, domain constraint, extension, extension member, foreign-data wrapper
            securityLabels: index, operator, operator class, operator family, parameter, policy, rule, server
            securityLabels: statistics object, text search configuration, text search dictionary, text search parser
            securityLabels: text search template, transform, trigger, user mapping
            """.lines()
            .filter(line -> !line.startsWith("#"))
            .flatMap(ModelAttributes::ofKinds)
            .collect(toSet());

    private final Set<String> found = new TreeSet<>();

    private ModelAttributes() {}

    private static Stream<String> ofKinds(String line) {
        String[] sides = line.split(": ");
        return Stream.of(sides[1].split(", ")).map(kind -> kind + "." + sides[0]);
    }

    /** The kinds of objects that a server's schemas can hold. */
    static Set<ObjectKind> kinds(int major) {
        Set<ObjectKind> kinds = EnumSet.allOf(ObjectKind.class);
        kinds.removeIf(kind ->
                kind.isClusterWide() || PARTS.containsValue(kind) || (major < 15 && kind == ObjectKind.PARAMETER));
        return kinds;
    }

    /** All but {@link #EXCEPT}. Procedures have those of functions. */
    static Set<String> of(Map<ObjectKind, Class<?>> records) {
        var attributes = new ModelAttributes();
        records.forEach((kind, record) -> {
            if (!kind.isClusterWide() && kind != ObjectKind.PROCEDURE) {
                attributes.addComponents(kind.label() + ".", record);
            }
        });
        attributes.found.removeAll(EXCEPT);
        return attributes.found;
    }

    private void addComponents(String path, Class<?> record) {
        for (RecordComponent component : record.getRecordComponents()) {
            String name = component.getName();
            Class<?> type = element(component.getGenericType());
            if (type == Attachments.class) {
                addComponents(path, type);
            } else if (CatalogObject.class.isAssignableFrom(type)) {
                found.add(path + name);
                addComponents(part(name).label() + ".", type);
            } else if (type.isRecord() && !SIMPLE.contains(type)) {
                addComponents(path + name + ".", type);
            } else if (!name.equals("id") && !name.equals("extension")) {
                found.add(path + name);
            }
        }
    }

    private static ObjectKind part(String component) {
        return Objects.requireNonNull(PARTS.get(component), component);
    }

    /** What a list holds; every other type as it is. */
    private static Class<?> element(Type type) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            return raw == List.class ? element(generic.getActualTypeArguments()[0]) : raw;
        }
        return (Class<?>) type;
    }

    /** The attributes that a line such as {@code function public.f(): cost, definition} says have changed. */
    static Stream<String> namedIn(String line) {
        int colon = line.lastIndexOf(": ");
        if (colon < 0) {
            return Stream.empty();
        }
        String kind = kindOf(line);
        return Stream.of(line.substring(colon + 2).split(", ")).map(name -> {
            Matcher part = OF_PART.matcher(name);
            String path = part.matches() ? part(part.group(1)).label() + "." + part.group(2) : kind + "." + name;
            return path.replaceAll("\\[[^]]*]", "");
        });
    }

    /** The longest label that the line begins with: {@code operator class} is no {@code operator}. */
    private static String kindOf(String line) {
        List<String> labels = Arrays.stream(ObjectKind.values())
                .map(ObjectKind::label)
                .filter(label -> line.startsWith(label + " ") || line.startsWith(label + ":"))
                .sorted((one, other) -> other.length() - one.length())
                .toList();
        return labels.get(0);
    }
}
