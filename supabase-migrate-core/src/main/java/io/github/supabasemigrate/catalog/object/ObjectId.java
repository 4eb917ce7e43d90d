package io.github.supabasemigrate.catalog.object;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The name of an object that stays the same in every database with the same schema, whatever its OID. Parts that a kind
 * does not have are empty.
 *
 * @param kind what it is
 * @param schema its schema; that of its parent for columns, constraints, triggers, rules and policies
 * @param parent the relation, domain, server or type it belongs to
 * @param name its own name, unquoted
 * @param signature what tells apart objects of one name: argument types of routines and operators, {@code USING} method of
 *     operator classes and families; qualified and quoted as PostgreSQL prints it with an empty search path
 */
public record ObjectId(ObjectKind kind, String schema, String parent, String name, String signature)
        implements Comparable<ObjectId> {

    public ObjectId {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(parent, "parent");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(signature, "signature");
    }

    /** An object outside any schema, such as an extension. */
    public static ObjectId global(ObjectKind kind, String name) {
        return new ObjectId(kind, "", "", name, "");
    }

    /** An object in a schema that its name alone tells apart. */
    public static ObjectId of(ObjectKind kind, String schema, String name) {
        return new ObjectId(kind, schema, "", name, "");
    }

    /** An object in a schema that needs its signature too. */
    public static ObjectId signed(ObjectKind kind, String schema, String name, String signature) {
        return new ObjectId(kind, schema, "", name, signature);
    }

    /** A part of this object: column, constraint, trigger, rule, policy, user mapping. */
    public ObjectId child(ObjectKind childKind, String childName) {
        return new ObjectId(childKind, schema, name, childName, "");
    }

    public static ObjectId table(String schema, String name) {
        return of(ObjectKind.TABLE, schema, name);
    }

    /** True when this is a part of the given object. */
    public boolean isPartOf(ObjectId owner) {
        return !parent.isEmpty() && parent.equals(owner.name) && schema.equals(owner.schema);
    }

    /** Schema, parent, name and signature as a reader of messages expects them: {@code public.users.email}, {@code public.f(text)}. */
    public String display() {
        StringBuilder text = new StringBuilder();
        for (String part : new String[] {schema, parent, name}) {
            if (!part.isEmpty()) {
                text.append(text.isEmpty() ? "" : ".").append(part);
            }
        }
        return text.append(signature).toString();
    }

    /** By kind, schema, parent, name and signature. */
    @Override
    public int compareTo(ObjectId other) {
        int order = kind.compareTo(other.kind);
        if (order == 0) {
            order = schema.compareTo(other.schema);
        }
        if (order == 0) {
            order = parent.compareTo(other.parent);
        }
        if (order == 0) {
            order = name.compareTo(other.name);
        }
        return order == 0 ? signature.compareTo(other.signature) : order;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ObjectId that
                && kind == that.kind
                && name.equals(that.name)
                && parent.equals(that.parent)
                && schema.equals(that.schema)
                && signature.equals(that.signature);
    }

    /** Written out, as the whole catalog is found by it: a record's own is linked by method handles when first asked. */
    @Override
    public int hashCode() {
        int hash = kind.label().hashCode();
        hash = 31 * hash + schema.hashCode();
        hash = 31 * hash + parent.hashCode();
        hash = 31 * hash + name.hashCode();
        return 31 * hash + signature.hashCode();
    }

    /** Kind and name, for logs and messages: {@code policy "own rows" on public.notes}, {@code table public.notes}. */
    @Override
    public String toString() {
        return switch (kind) {
            case TRIGGER, POLICY, RULE, CONSTRAINT, DOMAIN_CONSTRAINT ->
                "%s \"%s\" on %s.%s".formatted(kind.label(), name, schema, parent);
            case USER_MAPPING -> "user mapping for %s on server %s".formatted(name, parent);
            case DEFAULT_PRIVILEGES ->
                "default privileges of %s for %s%s"
                        .formatted(parent, name, schema.isEmpty() ? "" : " in schema " + schema);
            case DATABASE_SETTING -> "database setting %s%s".formatted(name, parent.isEmpty() ? "" : " of " + parent);
            case DATABASE -> kind.label();
            default -> kind.label() + " " + display();
        };
    }
}
