package io.github.supabasemigrate.verify.security;

import io.github.supabasemigrate.catalog.object.Grant;
import io.github.supabasemigrate.catalog.relation.Policy;
import java.util.List;
import java.util.Optional;

/** Whether a policy can decide anything beside the others of its table. */
final class PolicyReach {

    private static final String EVERY_ROW = "true";

    private PolicyReach() {}

    /** Why the policy never decides; empty when it may. */
    static Optional<String> whyNever(Policy policy, List<Policy> all) {
        if (!policy.isPermissive()) {
            boolean alone = all.stream().noneMatch(other -> other.isPermissive() && overlaps(policy, other));
            return alone
                    ? Optional.of("`%s` on `%s` restricts rows that no permissive policy lets anybody reach."
                            .formatted(policy.name(), policy.table().display()))
                    : Optional.empty();
        }
        return all.stream()
                .filter(other -> !other.equals(policy) && isOpen(other) && isWider(other, policy))
                .findFirst()
                .map(other ->
                        "`%s` on `%s` adds nothing to `%s`, which lets every row pass for the same roles and commands."
                                .formatted(policy.name(), policy.table().display(), other.name()));
    }

    private static boolean overlaps(Policy one, Policy other) {
        return one.command().covers(other.command()) || other.command().covers(one.command());
    }

    private static boolean isOpen(Policy policy) {
        return policy.isPermissive()
                && (policy.using() == null || policy.using().equals(EVERY_ROW))
                && (policy.check() == null || policy.check().equals(EVERY_ROW))
                && (policy.using() != null || policy.check() != null);
    }

    /** Of two equally wide ones the first by name is kept. */
    private static boolean isWider(Policy wide, Policy narrow) {
        boolean covers = wide.command().covers(narrow.command())
                && (wide.roles().contains(Grant.PUBLIC) || wide.roles().containsAll(narrow.roles()));
        boolean isMutual = narrow.command().covers(wide.command())
                && (narrow.roles().contains(Grant.PUBLIC) || narrow.roles().containsAll(wide.roles()))
                && isOpen(narrow);
        return covers && (!isMutual || wide.id().compareTo(narrow.id()) < 0);
    }
}
