package io.github.supabasemigrate.access.mutate;

import io.github.supabasemigrate.access.probe.Command;
import io.github.supabasemigrate.catalog.object.Grant;
import io.github.supabasemigrate.catalog.relation.Policy;
import io.github.supabasemigrate.sql.Identifiers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A policy, changed.
 *
 * @param part the part of its condition that is dropped; empty for other changes
 * @param ddl what changes it
 * @param opposite what makes the part that is dropped never true instead; empty for other changes
 * @param commands those whose access can change by it
 */
public record Mutant(
        Policy policy, Change change, String part, List<String> ddl, List<String> opposite, Set<Command> commands) {

    /** What is done to it. */
    public enum Change {
        DROP("dropping it"),
        ANY_ROW("USING (true)"),
        ANY_NEW_ROW("WITH CHECK (true)"),
        ANYBODY("TO public"),
        WITHOUT_PART("USING without %s"),
        NEW_ROW_WITHOUT_PART("WITH CHECK without %s");

        private final String words;

        Change(String words) {
            this.words = words;
        }

        /** Whether a part of the condition goes. */
        boolean isOfPart() {
            return this == WITHOUT_PART || this == NEW_ROW_WITHOUT_PART;
        }
    }

    public Mutant {
        ddl = List.copyOf(ddl);
        opposite = List.copyOf(opposite);
        commands = Collections.unmodifiableSet(EnumSet.copyOf(commands));
    }

    private static Mutant of(Policy policy, Change change, Conjuncts.Without without, String clause, String kept) {
        String start = "ALTER POLICY " + name(policy) + " " + clause + " (";
        return new Mutant(
                policy,
                change,
                without.dropped(),
                List.of(start + without.condition() + ")" + kept),
                List.of(start + without.never() + ")" + kept),
                commands(policy, change));
    }

    private static Mutant of(Policy policy, Change change, String ddl) {
        return new Mutant(policy, change, "", List.of(ddl), List.of(), commands(policy, change));
    }

    private static EnumSet<Command> commands(Policy policy, Change change) {
        EnumSet<Command> commands = governed(policy);
        if (change == Change.ANY_ROW || change == Change.WITHOUT_PART) {
            commands.remove(Command.INSERT);
        } else if (change == Change.ANY_NEW_ROW || change == Change.NEW_ROW_WITHOUT_PART) {
            commands.retainAll(EnumSet.of(Command.INSERT, Command.UPDATE));
        }
        return commands;
    }

    /** Commands whose reach a policy has a say in: what a condition reads has to be visible too. */
    private static EnumSet<Command> governed(Policy policy) {
        return switch (policy.command()) {
            case ALL -> EnumSet.allOf(Command.class);
            case SELECT -> EnumSet.of(Command.SELECT, Command.UPDATE, Command.DELETE);
            case INSERT -> EnumSet.of(Command.INSERT);
            case UPDATE -> EnumSet.of(Command.UPDATE);
            case DELETE -> EnumSet.of(Command.DELETE);
        };
    }

    /** All that a policy can be changed to with some effect. */
    static List<Mutant> of(Policy policy) {
        var mutants = new ArrayList<Mutant>();
        String name = name(policy);
        mutants.add(of(policy, Change.DROP, "DROP POLICY " + name));
        String using = policy.using();
        String check = policy.check();
        boolean writes = policy.command() == Policy.Command.ALL || policy.command() == Policy.Command.UPDATE;
        String kept = writes && check == null && using != null ? " WITH CHECK (" + using + ")" : "";
        if (using != null && !using.equals("true")) {
            mutants.add(of(policy, Change.ANY_ROW, "ALTER POLICY " + name + " USING (true)" + kept));
            for (Conjuncts.Without without : Conjuncts.of(using)) {
                mutants.add(of(policy, Change.WITHOUT_PART, without, "USING", kept));
            }
        }
        String checked = check != null ? check : writes ? using : null;
        if (checked != null && !checked.equals("true")) {
            mutants.add(of(policy, Change.ANY_NEW_ROW, "ALTER POLICY " + name + " WITH CHECK (true)"));
            for (Conjuncts.Without without : Conjuncts.of(checked)) {
                mutants.add(of(policy, Change.NEW_ROW_WITHOUT_PART, without, "WITH CHECK", ""));
            }
        }
        if (!policy.roles().contains(Grant.PUBLIC)) {
            mutants.add(of(policy, Change.ANYBODY, "ALTER POLICY " + name + " TO public"));
        }
        return mutants;
    }

    /** As a message says it. */
    String words() {
        return change.words.formatted("`" + part + "`");
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
        return change + " " + part + " " + policy.id();
    }
}
