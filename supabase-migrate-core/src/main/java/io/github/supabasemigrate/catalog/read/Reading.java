package io.github.supabasemigrate.catalog.read;

import io.github.supabasemigrate.catalog.database.ExtensionMember;
import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.Dependency;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.object.Privileges;
import io.github.supabasemigrate.catalog.object.QualifiedName;
import io.github.supabasemigrate.catalog.object.TypeReference;
import io.github.supabasemigrate.catalog.relation.Column;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A catalog while it is being read: the objects so far, and the OIDs that later rows use to refer to them. Used by one thread
 * and thrown away afterwards; nothing with an OID leaves it but its {@link #identities()}.
 *
 * <p>By convention a row that describes an object has the columns {@code class} (OID of its system catalog) and {@code oid};
 * if it has an owner, {@code owner} (OID); if it has privileges, {@code acl} and {@code default_acl} ({@code text[]}).
 */
public final class Reading {

    private final int major;
    private final Lookups lookups = new Lookups();
    private final Map<Address, ObjectId> ids = new HashMap<>();
    private final List<CatalogObject> objects = new ArrayList<>();
    private final Map<Long, List<Column>> columns = new HashMap<>();
    private final Map<Long, Map<Long, String>> columnNames = new HashMap<>();
    private final Map<Long, List<ObjectId>> parents = new HashMap<>();
    private final Set<Dependency> dependencies = new HashSet<>();

    public Reading(int major) {
        this.major = major;
    }

    /** Major version of the server that is read. */
    public int major() {
        return major;
    }

    Lookups lookups() {
        return lookups;
    }

    public List<CatalogObject> objects() {
        var inherited = new InheritedGrants(objects);
        return objects.stream().filter(object -> !inherited.explain(object)).toList();
    }

    public Collection<Dependency> dependencies() {
        return Collections.unmodifiableSet(dependencies);
    }

    public void add(CatalogObject object) {
        objects.add(object);
    }

    /** Remembers what an address means, for dependencies. */
    public void identify(Address address, ObjectId id) {
        ids.put(address, id);
    }

    /** What all addresses mean. */
    public Map<Address, ObjectId> identities() {
        return Collections.unmodifiableMap(ids);
    }

    /** The object at an address, if it is one that catalogs hold. */
    public @Nullable ObjectId idAt(Address address) {
        return ids.get(address);
    }

    void depend(ObjectId dependent, ObjectId on, Dependency.Strength strength) {
        if (!dependent.equals(on)) {
            dependencies.add(new Dependency(dependent, on, strength));
        }
    }

    /** Comment and security labels of an object that has no owner of its own. */
    public Attachments described(Rows row, ObjectId id) throws SQLException {
        return attach(address(row), id, null, Privileges.NONE);
    }

    /** Comment, labels and owner of an object that knows no privileges. */
    public Attachments owned(Rows row, ObjectId id) throws SQLException {
        return attach(address(row), id, role(row.oid("owner")), Privileges.NONE);
    }

    /** Comment, labels, owner and privileges. */
    public Attachments granted(Rows row, ObjectId id) throws SQLException {
        Privileges byDefault = privileges(row.texts("default_acl"));
        boolean hasOwnList = row.textOrNull("acl") != null;
        Privileges privileges = hasOwnList ? privileges(row.texts("acl")) : byDefault;
        Attachments attachments = attach(address(row), id, role(row.oid("owner")), privileges);
        noteChangedMember(address(row), id, attachments, byDefault);
        return attachments;
    }

    /** Comment, labels and privileges of a column or composite attribute. */
    public Attachments attachedToColumn(Address address, ObjectId id, List<String> acl) {
        Attachments attachments = attach(address, id, null, privileges(acl));
        noteChangedMember(address, id, attachments, Privileges.NONE);
        return attachments;
    }

    private Attachments attach(Address address, ObjectId id, @Nullable String owner, Privileges privileges) {
        identify(address, id);
        return new Attachments(
                owner, lookups.comment(address), privileges, lookups.labels(address), lookups.extension(address));
    }

    private void noteChangedMember(Address address, ObjectId id, Attachments attachments, Privileges byDefault) {
        String extension = attachments.extension();
        if (extension == null) {
            return;
        }
        Privileges recorded = lookups.initialPrivileges(address);
        Privileges initial = recorded == null ? byDefault : recorded;
        if (!initial.equals(attachments.privileges())) {
            var memberId =
                    new ObjectId(ObjectKind.EXTENSION_MEMBER, id.schema(), id.parent(), id.name(), id.signature());
            var changed = new Attachments(
                    attachments.owner(), null, attachments.privileges(), Collections.emptySortedMap(), null);
            add(new ExtensionMember(memberId, changed, id, initial));
            depend(memberId, ObjectId.global(ObjectKind.EXTENSION, extension), Dependency.Strength.AUTO);
        }
    }

    private static Address address(Rows row) throws SQLException {
        return new Address(row.oid("class"), row.oid("oid"), 0);
    }

    public String role(long oid) {
        return lookups.role(oid);
    }

    public Privileges privileges(List<String> aclItems) {
        return lookups.privileges(aclItems);
    }

    public TypeReference type(long oid) {
        return lookups.type(oid);
    }

    /** A type with the modifiers it has in one place, {@code format_type}. */
    public TypeReference type(long oid, String sql) {
        TypeReference bare = lookups.type(oid);
        return bare.sql().equals(sql)
                ? bare
                : new TypeReference(sql, bare.schema(), bare.name(), bare.isArray(), bare.storage());
    }

    /** The collation's name; null for 0. */
    public @Nullable QualifiedName collation(long oid) {
        return lookups.collation(oid);
    }

    public QualifiedName operatorClass(long oid) {
        return lookups.operatorClass(oid);
    }

    public void addColumn(long relation, long number, Column column) {
        columns.computeIfAbsent(relation, key -> new ArrayList<>()).add(column);
        columnNames.computeIfAbsent(relation, key -> new HashMap<>()).put(number, column.name());
    }

    public List<Column> columns(long relation) {
        return columns.getOrDefault(relation, List.of());
    }

    /** Names of a relation's columns by their numbers; numbers of system columns and 0 are left out. */
    public List<String> columnNames(long relation, List<Long> numbers) {
        Map<Long, String> names = columnNames.getOrDefault(relation, Map.of());
        List<String> found = new ArrayList<>(numbers.size());
        for (Long number : numbers) {
            String name = names.get(number);
            if (name != null) {
                found.add(name);
            }
        }
        return Collections.unmodifiableList(found);
    }

    public void addParent(long child, ObjectId parent) {
        parents.computeIfAbsent(child, key -> new ArrayList<>()).add(parent);
    }

    public List<ObjectId> parents(long child) {
        return parents.getOrDefault(child, List.of());
    }
}
