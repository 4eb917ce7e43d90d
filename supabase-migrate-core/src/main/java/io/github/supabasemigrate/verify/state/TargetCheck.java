package io.github.supabasemigrate.verify.state;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.verify.VerifyRule;
import java.util.List;

/** One rule asked of one target. */
public record TargetCheck(TargetRule rule, TargetState target) implements VerifyRule {

    @Override
    public String id() {
        return rule.id();
    }

    @Override
    public String documentation() {
        return rule.documentation();
    }

    @Override
    public Severity severity() {
        return rule.severity();
    }

    @Override
    public List<Finding> check(ReplayedSchema schema) {
        return rule.check(target, schema).toList();
    }
}
