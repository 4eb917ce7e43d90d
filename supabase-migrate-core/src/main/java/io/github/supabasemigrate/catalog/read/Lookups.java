package io.github.supabasemigrate.catalog.read;

import io.github.supabasemigrate.catalog.object.Privileges;
import io.github.supabasemigrate.catalog.object.QualifiedName;
import io.github.supabasemigrate.catalog.object.TypeReference;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the first queries leave for all others: names by OID, and what is attached to objects by address. */
final class Lookups {

    private final Map<Address, String> comments = new HashMap<>();
    private final Map<Address, SortedMap<String, String>> labels = new HashMap<>();
    private final Map<Address, String> extensions = new HashMap<>();
    private final Map<Address, Privileges> initialPrivileges = new HashMap<>();
    private final Map<Long, String> roles = new HashMap<>();
    private final Map<Long, TypeReference> types = new HashMap<>();
    private final Map<Long, QualifiedName> collations = new HashMap<>();
    private final Map<Long, QualifiedName> operatorClasses = new HashMap<>();
    private final Map<List<String>, Privileges> parsedPrivileges = new HashMap<>();

    void putComment(Address address, String comment) {
        comments.put(address, comment);
    }

    void putLabel(Address address, String provider, String label) {
        labels.computeIfAbsent(address, key -> new TreeMap<>()).put(provider, label);
    }

    void putExtension(Address address, String extension) {
        extensions.put(address, extension);
    }

    void putInitialPrivileges(Address address, Privileges privileges) {
        initialPrivileges.put(address, privileges);
    }

    void putRole(long oid, String name) {
        roles.put(oid, name);
    }

    void putType(long oid, TypeReference type) {
        types.put(oid, type);
    }

    void putCollation(long oid, QualifiedName name) {
        collations.put(oid, name);
    }

    void putOperatorClass(long oid, QualifiedName name) {
        operatorClasses.put(oid, name);
    }

    @Nullable String comment(Address address) {
        return comments.get(address);
    }

    SortedMap<String, String> labels(Address address) {
        return labels.getOrDefault(address, Collections.emptySortedMap());
    }

    @Nullable String extension(Address address) {
        return extensions.get(address.whole());
    }

    @Nullable Privileges initialPrivileges(Address address) {
        return initialPrivileges.get(address);
    }

    /** The role's name; what {@code pg_get_userbyid} prints when it is gone. */
    String role(long oid) {
        return roles.getOrDefault(oid, "unknown (OID=" + oid + ")");
    }

    TypeReference type(long oid) {
        TypeReference type = types.get(oid);
        if (type == null) {
            throw new IllegalStateException("no type with OID " + oid);
        }
        return type;
    }

    @Nullable QualifiedName collation(long oid) {
        return collations.get(oid);
    }

    QualifiedName operatorClass(long oid) {
        QualifiedName name = operatorClasses.get(oid);
        if (name == null) {
            throw new IllegalStateException("no operator class with OID " + oid);
        }
        return name;
    }

    /** Most objects of a schema have the same few access lists: each is parsed once. */
    Privileges privileges(List<String> aclItems) {
        return parsedPrivileges.computeIfAbsent(aclItems, Privileges::parse);
    }
}
