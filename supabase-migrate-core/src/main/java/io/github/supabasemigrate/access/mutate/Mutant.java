package io.github.supabasemigrate.access.mutate;

import io.github.supabasemigrate.catalog.relation.Policy;
import io.github.supabasemigrate.sql.Identifiers;
import java.util.ArrayList;
import java.util.List;

/**
 * A policy, changed.
 *
 * @param ddl what changes it
 */
public record Mutant(Policy policy, Change change, List<String> ddl) {

    /** What is done to it. */
    public enum Change {
        DROP("dropping it"),
        ANY_ROW("USING (true)"),
        ANY_NEW_ROW("WITH CHECK (true)");

        private final String words;

        Change(String words) {
            this.words = words;
        }

        /** As a message says it. */
        public String words() {
            return words;
        }
    }

    public Mutant {
        ddl = List.copyOf(ddl);
    }

    /** All that a policy can be changed to with some effect. */
    static List<Mutant> of(Policy policy) {
        var mutants = new ArrayList<Mutant>();
        String name = name(policy);
        mutants.add(new Mutant(policy, Change.DROP, List.of("DROP POLICY " + name)));
        String using = policy.using();
        String check = policy.check();
        boolean writes = policy.command() == Policy.Command.ALL || policy.command() == Policy.Command.UPDATE;
        if (using != null && !using.equals("true")) {
            String kept = writes && check == null ? " WITH CHECK (" + using + ")" : "";
            mutants.add(new Mutant(policy, Change.ANY_ROW, List.of("ALTER POLICY " + name + " USING (true)" + kept)));
        }
        boolean checks = check != null ? !check.equals("true") : writes && using != null && !using.equals("true");
        if (checks) {
            mutants.add(new Mutant(policy, Change.ANY_NEW_ROW, List.of("ALTER POLICY " + name + " WITH CHECK (true)")));
        }
        return mutants;
    }

    /** The policy alone, without any other permissive one that speaks for one of its commands. */
    static List<String> solo(Policy policy, List<Policy> ofTable) {
        return ofTable.stream()
                .filter(other -> other.isPermissive()
                        && !other.id().equals(policy.id())
                        && (other.command().covers(policy.command())
                                || policy.command().covers(other.command())))
                .map(other -> "DROP POLICY " + name(other))
                .toList();
    }

    private static String name(Policy policy) {
        return Identifiers.quote(policy.id().name()) + " ON "
                + Identifiers.quoteQualified(
                        policy.table().schema(), policy.table().name());
    }

    /** {@code drop "own" on public.notes}. */
    String label() {
        return change + " " + policy.id();
    }
}
