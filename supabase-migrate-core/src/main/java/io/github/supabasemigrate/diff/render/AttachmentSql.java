package io.github.supabasemigrate.diff.render;

import io.github.supabasemigrate.catalog.object.Grant;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.Privilege;
import io.github.supabasemigrate.catalog.object.Privileges;
import io.github.supabasemigrate.sql.Literals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is attached to objects of any kind: owner, comment, privileges, security labels. */
public final class AttachmentSql {

    private AttachmentSql() {}

    public static String owner(ObjectId id, String owner) {
        return "ALTER " + Names.reference(id) + " OWNER TO " + Names.role(owner);
    }

    public static String comment(ObjectId id, @Nullable String comment) {
        return "COMMENT ON " + Names.reference(id) + " IS " + (comment == null ? "NULL" : Literals.quote(comment));
    }

    public static List<String> labels(ObjectId id, SortedMap<String, String> before, SortedMap<String, String> after) {
        var providers = new TreeMap<String, @Nullable String>(after);
        before.keySet().forEach(provider -> providers.putIfAbsent(provider, null));
        var statements = new ArrayList<String>();
        providers.forEach((provider, label) -> {
            if (!Objects.equals(label, before.get(provider))) {
                statements.add("SECURITY LABEL FOR " + Names.quote(provider) + " ON " + Names.reference(id) + " IS "
                        + (label == null ? "NULL" : Literals.quote(label)));
            }
        });
        return statements;
    }

    /** {@code REVOKE} what is too much, then {@code GRANT} what lacks; one statement a role and option. */
    public static List<String> privileges(ObjectId id, Privileges before, Privileges after) {
        var statements = new ArrayList<String>();
        var revoked = new LinkedHashMap<String, List<Privilege>>();
        var optionRevoked = new LinkedHashMap<String, List<Privilege>>();
        for (Grant grant : before.minus(after)) {
            boolean stays = after.of(grant.grantee()).contains(grant.privilege());
            (stays && grant.grantable() ? optionRevoked : revoked)
                    .computeIfAbsent(grant.grantee(), key -> new ArrayList<>())
                    .add(grant.privilege());
        }
        revoked.forEach((role, privileges) -> {
            privileges.removeIf(privilege -> after.of(role).contains(privilege));
            if (!privileges.isEmpty()) {
                statements.add("REVOKE " + onObject(id, privileges) + " FROM " + Names.role(role));
            }
        });
        optionRevoked.forEach((role, privileges) ->
                statements.add("REVOKE GRANT OPTION FOR " + onObject(id, privileges) + " FROM " + Names.role(role)));
        grants(after.minus(before))
                .forEach((to, privileges) -> statements.add("GRANT " + onObject(id, privileges) + " TO " + to));
        return statements;
    }

    private static Map<String, List<Privilege>> grants(List<Grant> lacking) {
        var grants = new LinkedHashMap<String, List<Privilege>>();
        for (Grant grant : lacking) {
            String to = Names.role(grant.grantee()) + (grant.grantable() ? " WITH GRANT OPTION" : "");
            grants.computeIfAbsent(to, key -> new ArrayList<>()).add(grant.privilege());
        }
        return grants;
    }

    private static String onObject(ObjectId id, List<Privilege> privileges) {
        String columns = switch (id.kind()) {
            case COLUMN -> " (" + Names.quote(id.name()) + ")";
            default -> "";
        };
        String words = privileges.stream()
                .distinct()
                .map(privilege -> privilege.sql() + columns)
                .collect(Collectors.joining(", "));
        return words + " ON " + target(id);
    }

    private static String target(ObjectId id) {
        return switch (id.kind()) {
            case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW -> "TABLE " + Names.of(id);
            case COLUMN -> "TABLE " + Names.parent(id);
            case ENUM, COMPOSITE, RANGE, BASE_TYPE, DOMAIN -> "TYPE " + Names.of(id);
            case AGGREGATE -> "FUNCTION " + Names.of(id);
            case SERVER -> "FOREIGN SERVER " + Names.of(id);
            default -> Names.reference(id);
        };
    }

    /** {@code ALTER DEFAULT PRIVILEGES} from one set of grants to another. */
    public static List<String> defaults(ObjectId id, Privileges before, Privileges after) {
        String head = "ALTER DEFAULT PRIVILEGES FOR ROLE " + Names.role(id.parent())
                + (id.schema().isEmpty() ? "" : " IN SCHEMA " + Names.quote(id.schema())) + " ";
        String objects = " ON " + id.name().toUpperCase(Locale.ROOT);
        var statements = new ArrayList<String>();
        var revoked = new LinkedHashMap<String, List<Privilege>>();
        before.minus(after)
                .forEach(grant -> revoked.computeIfAbsent(grant.grantee(), key -> new ArrayList<>())
                        .add(grant.privilege()));
        revoked.forEach((role, privileges) ->
                statements.add(head + "REVOKE " + words(privileges) + objects + " FROM " + Names.role(role)));
        var regranted = new ArrayList<>(after.minus(before));
        after.grants().stream()
                .filter(grant ->
                        revoked.getOrDefault(grant.grantee(), List.of()).contains(grant.privilege()))
                .filter(grant -> !regranted.contains(grant))
                .forEach(regranted::add);
        grants(regranted)
                .forEach((to, privileges) ->
                        statements.add(head + "GRANT " + words(privileges) + objects + " TO " + to));
        return statements;
    }

    private static String words(List<Privilege> privileges) {
        return privileges.stream().distinct().map(Privilege::sql).collect(Collectors.joining(", "));
    }
}
