package io.github.supabasemigrate.lint.rules;

import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.rules.data.AfterwardsRules;
import io.github.supabasemigrate.lint.rules.data.DataRules;
import io.github.supabasemigrate.lint.rules.design.ExpressionRules;
import io.github.supabasemigrate.lint.rules.design.KeyRules;
import io.github.supabasemigrate.lint.rules.design.UpkeepRules;
import io.github.supabasemigrate.lint.rules.destructive.ClientRules;
import io.github.supabasemigrate.lint.rules.destructive.DependentRules;
import io.github.supabasemigrate.lint.rules.destructive.DestructiveRules;
import io.github.supabasemigrate.lint.rules.files.FolderRules;
import io.github.supabasemigrate.lint.rules.files.ManifestRules;
import io.github.supabasemigrate.lint.rules.files.NameRules;
import io.github.supabasemigrate.lint.rules.files.PurposeRules;
import io.github.supabasemigrate.lint.rules.files.TextRules;
import io.github.supabasemigrate.lint.rules.lock.ConstraintRules;
import io.github.supabasemigrate.lint.rules.lock.IndexRules;
import io.github.supabasemigrate.lint.rules.lock.TableLockRules;
import io.github.supabasemigrate.lint.rules.lock.TimeoutRules;
import io.github.supabasemigrate.lint.rules.meta.CoverageRules;
import io.github.supabasemigrate.lint.rules.meta.SuppressionRules;
import io.github.supabasemigrate.lint.rules.platform.HostedRules;
import io.github.supabasemigrate.lint.rules.platform.SecretRules;
import io.github.supabasemigrate.lint.rules.rerun.GuardRules;
import io.github.supabasemigrate.lint.rules.rerun.RepeatRules;
import io.github.supabasemigrate.lint.rules.rerun.ShadowedRules;
import io.github.supabasemigrate.lint.rules.rerun.SilentRules;
import io.github.supabasemigrate.lint.rules.rewrite.ObservedRules;
import io.github.supabasemigrate.lint.rules.rewrite.RewriteRules;
import io.github.supabasemigrate.lint.rules.rls.PolicyFileRules;
import io.github.supabasemigrate.lint.rules.rls.PolicyRules;
import io.github.supabasemigrate.lint.rules.rls.PolicySetRules;
import io.github.supabasemigrate.lint.rules.rls.TableRules;
import io.github.supabasemigrate.lint.rules.routines.BodyRules;
import io.github.supabasemigrate.lint.rules.routines.RoutineRules;
import io.github.supabasemigrate.lint.rules.routines.VolatilityRules;
import io.github.supabasemigrate.lint.rules.security.ApiRules;
import io.github.supabasemigrate.lint.rules.security.FunctionRules;
import io.github.supabasemigrate.lint.rules.security.PrivilegeRules;
import io.github.supabasemigrate.lint.rules.security.ViewRules;
import io.github.supabasemigrate.lint.rules.target.TargetRules;
import io.github.supabasemigrate.lint.rules.transaction.TogetherRules;
import io.github.supabasemigrate.lint.rules.transaction.TransactionRules;
import io.github.supabasemigrate.lint.rules.types.NamingRules;
import io.github.supabasemigrate.lint.rules.types.PatternRules;
import io.github.supabasemigrate.lint.rules.types.ShapeRules;
import io.github.supabasemigrate.lint.rules.types.TypeRules;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every rule that there is, by family and in the order of the documentation. */
public final class LintRules {

    private static final List<LintRule> ALL = Stream.of(
                    FolderRules.all(),
                    NameRules.all(),
                    TextRules.all(),
                    PurposeRules.all(),
                    ManifestRules.all(),
                    RepeatRules.all(),
                    SilentRules.all(),
                    ShadowedRules.all(),
                    GuardRules.all(),
                    TransactionRules.all(),
                    TogetherRules.all(),
                    DestructiveRules.all(),
                    ClientRules.all(),
                    DependentRules.all(),
                    IndexRules.all(),
                    ConstraintRules.all(),
                    TableLockRules.all(),
                    TimeoutRules.all(),
                    RewriteRules.all(),
                    ObservedRules.all(),
                    TableRules.all(),
                    PolicyRules.all(),
                    PolicySetRules.all(),
                    PolicyFileRules.all(),
                    FunctionRules.all(),
                    ViewRules.all(),
                    PrivilegeRules.all(),
                    ApiRules.all(),
                    KeyRules.all(),
                    UpkeepRules.all(),
                    ExpressionRules.all(),
                    NamingRules.all(),
                    PatternRules.all(),
                    ShapeRules.all(),
                    TypeRules.all(),
                    DataRules.all(),
                    AfterwardsRules.all(),
                    TargetRules.all(),
                    HostedRules.all(),
                    SecretRules.all(),
                    RoutineRules.all(),
                    VolatilityRules.all(),
                    BodyRules.all(),
                    SuppressionRules.all(),
                    CoverageRules.all())
            .flatMap(List::stream)
            .toList();

    private LintRules() {}

    public static List<LintRule> all() {
        return ALL;
    }

    public static Optional<LintRule> named(String id) {
        return ALL.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }
}
