package io.github.supabasemigrate.verify.security;

import io.github.supabasemigrate.catalog.relation.Policy;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.verify.VerifyRule;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules on row level security; each looks at one table and its policies. */
public enum RowSecurityRule implements VerifyRule {
    ROW_SECURITY_OFF(
            "row-security-off",
            Severity.ERROR,
            "Every table in a schema that the API exposes has row level security. Without it, whoever holds the public API"
                    + " key reads and writes every row that the grants allow.") {
        @Override
        Stream<Finding> check(TableUnderTest on) {
            return on.table().hasRowSecurity() || !on.policies().isEmpty() || !on.isExposed()
                    ? Stream.empty()
                    : Stream.of(on.finding(
                            this,
                            "`%s` is served by the API without row level security.".formatted(on.name()),
                            "ALTER TABLE %s ENABLE ROW LEVEL SECURITY;".formatted(on.name())));
        }
    },
    POLICIES_WITHOUT_ROW_SECURITY(
            "policies-without-row-security",
            Severity.ERROR,
            "A table with policies has row level security. While it is off, PostgreSQL ignores the policies: they are a"
                    + " promise that nothing keeps.") {
        @Override
        Stream<Finding> check(TableUnderTest on) {
            return on.table().hasRowSecurity() || on.policies().isEmpty()
                    ? Stream.empty()
                    : Stream.of(on.finding(
                            this,
                            "`%s` has %s, but row level security is off: %s nothing."
                                    .formatted(
                                            on.name(),
                                            on.policies().size() == 1
                                                    ? "a policy"
                                                    : on.policies().size() + " policies",
                                            on.policies().size() == 1 ? "it does" : "they do"),
                            "ALTER TABLE %s ENABLE ROW LEVEL SECURITY;".formatted(on.name())));
        }
    },
    ROW_SECURITY_WITHOUT_POLICIES(
            "row-security-without-policies",
            Severity.WARNING,
            "A table with row level security has policies. Without one nobody but its owner and roles that bypass row"
                    + " security sees a row: right for tables that only the service role uses, a surprise elsewhere.") {
        @Override
        Stream<Finding> check(TableUnderTest on) {
            return !on.table().hasRowSecurity() || !on.policies().isEmpty() || !on.isExposed()
                    ? Stream.empty()
                    : Stream.of(on.finding(
                            this,
                            "`%s` has row level security and no policy: only roles that bypass it see a row."
                                    .formatted(on.name()),
                            "Add a policy, or say that this is meant: -Dsupabase-migrate.rules=%s=off"
                                    .formatted(id())));
        }
    },
    POLICY_NEVER_REACHED(
            "policy-never-reached",
            Severity.WARNING,
            "Each policy can decide something. A permissive policy whose command and roles are wholly covered by another"
                    + " permissive one that lets every row pass adds nothing, and a restrictive policy without any permissive one"
                    + " beside it guards rows that nobody reaches.") {
        @Override
        Stream<Finding> check(TableUnderTest on) {
            return on.policies().stream()
                    .flatMap(policy -> PolicyReach.whyNever(policy, on.policies()).stream()
                            .map(why -> on.finding(this, why, "Drop the policy, or narrow the other one.")
                                    .about(policy.id().display())
                                    .at(on.schema()
                                            .origins()
                                            .creationOf(policy.id())
                                            .orElse(null))));
        }
    };

    private final String id;
    private final Severity severity;
    private final String documentation;

    RowSecurityRule(String id, Severity severity, String documentation) {
        this.id = id;
        this.severity = severity;
        this.documentation = documentation;
    }

    abstract Stream<Finding> check(TableUnderTest on);

    @Override
    public String id() {
        return id;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public String documentation() {
        return documentation;
    }

    @Override
    public List<Finding> check(ReplayedSchema schema) {
        return schema.users().tables().stream()
                .filter(table -> !table.isPartition())
                .flatMap(table ->
                        check(new TableUnderTest(schema, table, schema.catalog().partsOf(table.id(), Policy.class))))
                .toList();
    }

    /** One table with its policies. */
    record TableUnderTest(ReplayedSchema schema, Table table, List<Policy> policies) {

        String name() {
            return table.id().display();
        }

        boolean isExposed() {
            return schema.isExposed(table.schema());
        }

        Finding finding(VerifyRule rule, String message, String hint) {
            @Nullable Location created = schema.origins().creationOf(table.id()).orElse(null);
            return rule.finding(message).about(name()).at(created).withHint(hint);
        }
    }
}
