package io.github.supabasemigrate.verify.security;

import io.github.supabasemigrate.catalog.relation.Policy;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.verify.VerifyRule;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The commands that every exposed table with row level security must have a policy for, if the team asks for it. */
public final class RequiredPolicies implements VerifyRule {

    private final List<Policy.Command> commands;

    public RequiredPolicies(List<Policy.Command> commands) {
        this.commands = List.copyOf(Objects.requireNonNull(commands, "commands"));
    }

    @Override
    public String id() {
        return "required-policies";
    }

    @Override
    public String documentation() {
        return "Every exposed table with row level security has a policy for each of the commands that the team names in"
                + " requiredPolicies. A command without one is refused to everybody.";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public List<Finding> check(ReplayedSchema schema) {
        return schema.users().tables().stream()
                .filter(table -> table.hasRowSecurity() && !table.isPartition() && schema.isExposed(table.schema()))
                .filter(table -> !missing(schema, table).isEmpty())
                .map(table -> finding("`%s` has no policy for %s."
                                .formatted(
                                        table.id().display(),
                                        missing(schema, table).stream()
                                                .map(Policy.Command::name)
                                                .collect(Collectors.joining(", "))))
                        .about(table.id().display())
                        .at(schema.origins().creationOf(table.id()).orElse(null)))
                .toList();
    }

    private List<Policy.Command> missing(ReplayedSchema schema, Table table) {
        List<Policy> policies = schema.catalog().partsOf(table.id(), Policy.class);
        return commands.stream()
                .filter(command ->
                        policies.stream().noneMatch(policy -> policy.command().covers(command)))
                .toList();
    }
}
