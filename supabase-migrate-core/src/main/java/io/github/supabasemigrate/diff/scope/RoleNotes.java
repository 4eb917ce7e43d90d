package io.github.supabasemigrate.diff.scope;

import io.github.supabasemigrate.catalog.PlatformBoundary;
import io.github.supabasemigrate.catalog.database.Role;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.Grant;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Policy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What must be said of roles. They belong to the server and not to a schema ({@code supabase/roles.sql} has those of a
 * project), so that no plan makes or alters one; but a plan that grants to a role, or makes it an owner, fails where the role is
 * not, and gives something else where the role may do something else.
 */
public final class RoleNotes {

    /** Whoever makes a role becomes its member, from PostgreSQL 16 on. */
    private static final Set<String> MAKERS = Set.of("postgres", "supabase_admin");

    private final SchemaSide from;
    private final SchemaSide to;
    private final Map<String, ObjectId> needed = new TreeMap<>();

    private RoleNotes(Comparison comparison) {
        this.from = comparison.from();
        this.to = comparison.to();
        to.catalog().stream()
                .filter(object -> comparison.compared().contains(object.id()))
                .forEach(this::need);
    }

    /** One sentence for each role that the second side needs and the first does not have, or has otherwise. */
    public static List<String> of(Comparison comparison) {
        return new RoleNotes(comparison).all();
    }

    private void need(CatalogObject object) {
        var roles = new TreeSet<String>();
        object.owner().ifPresent(roles::add);
        object.privileges().grants().stream().map(Grant::grantee).forEach(roles::add);
        if (object instanceof Policy policy) {
            roles.addAll(policy.roles());
        }
        switch (object.id().kind()) {
            case DEFAULT_PRIVILEGES, DATABASE_SETTING -> roles.add(object.id().parent());
            case USER_MAPPING -> roles.add(object.name());
            default -> {}
        }
        roles.removeIf(role -> role.isEmpty() || role.equals(Grant.PUBLIC) || role.startsWith("pg_"));
        roles.forEach(role -> needed.putIfAbsent(role, object.id()));
    }

    private List<String> all() {
        Map<String, Role> there = byName(from);
        Map<String, Role> wanted = byName(to);
        var notes = new ArrayList<String>();
        needed.forEach((name, object) -> {
            Role role = wanted.get(name);
            if (!there.containsKey(name)) {
                notes.add(
                        ("The role `%s` does not exist in %s, and %s needs it: the statements fail until somebody makes"
                                        + " it. Roles of a project stand in supabase/roles.sql.")
                                .formatted(name, from.name(), object));
            } else if (role != null && PlatformBoundary.supabase().isUsers(role)) {
                String differences = differences(there.get(name), role);
                if (!differences.isEmpty()) {
                    notes.add("The role `%s`, which %s needs, is not the same: %s. No statement of the plan changes it."
                            .formatted(name, object, differences));
                }
            }
        });
        return notes;
    }

    private String differences(Role before, Role after) {
        var words = new ArrayList<String>();
        add(words, "attributes", before.attributes(), after.attributes());
        add(words, "is a member of", groups(before), groups(after));
        add(words, "has the members", members(from, before), members(to, after));
        return String.join("; ", words);
    }

    private void add(List<String> words, String what, Set<String> before, Set<String> after) {
        if (!before.equals(after)) {
            words.add("%s %s in %s, %s in %s".formatted(what, list(before), from.name(), list(after), to.name()));
        }
    }

    private static String list(Set<String> names) {
        return names.isEmpty()
                ? "nothing"
                : names.stream().sorted().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static Set<String> groups(Role role) {
        return role.memberships().stream().map(Role.Membership::role).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> members(SchemaSide side, Role role) {
        return side.roles().stream()
                .filter(member -> !MAKERS.contains(member.name()))
                .filter(member -> groups(member).contains(role.name()))
                .map(Role::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Role> byName(SchemaSide side) {
        var roles = new HashMap<String, Role>();
        side.roles().forEach(role -> roles.put(role.name(), role));
        return roles;
    }
}
