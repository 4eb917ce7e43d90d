package io.github.supabasemigrate.verify.expect;

import io.github.supabasemigrate.catalog.relation.Policy;
import io.github.supabasemigrate.catalog.relation.Policy.Command;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.replay.ReplayedSchema;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One table and its policies, as the list under a count shows them. */
record TableState(Table table, ReplayedSchema schema) {

    /**
     * What follows the table's name.
     *
     * @param withGaps also names the commands that no policy is for
     */
    String words(boolean withGaps) {
        List<Policy> policies = schema.catalog().partsOf(table.id(), Policy.class);
        var text = new StringBuilder(": ").append(policies.size());
        text.append(policies.size() == 1 ? " policy" : " policies");
        if (!table.hasRowSecurity()) {
            text.append(", row level security is off").append(consequence(policies.size()));
        }
        if (withGaps && !policies.isEmpty()) {
            text.append(gaps(policies));
        }
        for (Policy policy : policies) {
            text.append("\n    ")
                    .append(policy.command())
                    .append(" \"")
                    .append(policy.name())
                    .append('"')
                    .append(schema.origins()
                            .creationOf(policy.id())
                            .map(where -> " (" + where + ")")
                            .orElse(""));
        }
        return text.toString();
    }

    /** Whether it is on, and what it means if it is not. */
    String rowSecurity() {
        int policies = schema.catalog().partsOf(table.id(), Policy.class).size();
        String idle = policies == 0 ? "" : policies == 1 ? ", although it has a policy" : ", although it has policies";
        return table.hasRowSecurity() ? ": on" : ": off" + idle;
    }

    private String consequence(int policies) {
        return switch (policies) {
            case 0 -> schema.isExposed(table.schema()) ? ": the grants alone decide who reads and writes it" : "";
            case 1 -> ": it does nothing";
            default -> ": they do nothing";
        };
    }

    private static String gaps(List<Policy> policies) {
        Set<Command> missing = EnumSet.of(Command.SELECT, Command.INSERT, Command.UPDATE, Command.DELETE);
        for (Policy policy : policies) {
            if (policy.command() == Command.ALL) {
                return "";
            }
            missing.remove(policy.command());
        }
        return missing.isEmpty()
                ? ""
                : ", none for " + missing.stream().map(Command::name).collect(Collectors.joining(", "));
    }
}
