package io.github.supabasemigrate.verify.state;

import io.github.supabasemigrate.catalog.PlatformBoundary;
import io.github.supabasemigrate.catalog.database.Extension;
import io.github.supabasemigrate.catalog.database.Role;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.FiringState;
import io.github.supabasemigrate.catalog.object.Grant;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.Policy;
import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Finding.DecidedBy;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.replay.ReplayedSchema;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What must be true of a database that people use, whatever its schema. Each asks one thing of the target. */
public enum TargetRule {
    INVALID_INDEX(
            "target-invalid-index",
            Severity.ERROR,
            "Every index is valid. One that CREATE INDEX CONCURRENTLY left behind costs every write and helps no query.") {
        @Override
        Stream<Finding> check(TargetState target, ReplayedSchema schema) {
            return target.catalog().indexes().stream()
                    .filter(index -> !index.isValid())
                    .map(index -> about(
                                    index,
                                    "The index `%s` is invalid."
                                            .formatted(index.id().display()))
                            .withHint("REINDEX INDEX CONCURRENTLY %s;"
                                    .formatted(index.id().display())));
        }
    },
    UNVALIDATED_CONSTRAINT(
            "target-unvalidated-constraint",
            Severity.WARNING,
            "Every constraint is validated. One left NOT VALID says nothing about the rows from before it.") {
        @Override
        Stream<Finding> check(TargetState target, ReplayedSchema schema) {
            return target.catalog().constraints().stream()
                    .filter(constraint -> !constraint.isValidated()
                            && PlatformBoundary.supabase().isUsers(constraint))
                    .map(constraint -> about(constraint, "The %s was never validated.".formatted(constraint.id()))
                            .withHint("ALTER TABLE %s VALIDATE CONSTRAINT \"%s\";"
                                    .formatted(constraint.table().display(), constraint.name())));
        }
    },
    DISABLED_TRIGGER(
            "target-disabled-trigger",
            Severity.WARNING,
            "No trigger is disabled, unless a migration disables it. One that was switched off for a data repair is easily forgotten.") {
        @Override
        Stream<Finding> check(TargetState target, ReplayedSchema schema) {
            return target.catalog().triggers().stream()
                    .filter(trigger -> trigger.state() == FiringState.DISABLED)
                    .filter(trigger -> !schema.catalog()
                            .find(trigger.id())
                            .equals(target.catalog().find(trigger.id())))
                    .map(trigger -> about(trigger, "The %s is disabled.".formatted(trigger.id())));
        }
    },
    MISSING_ROLE(
            "target-missing-role",
            Severity.ERROR,
            "Every role that policies and grants of the migrations name exists on the target.") {
        @Override
        Stream<Finding> check(TargetState target, ReplayedSchema schema) {
            var needed = new TreeSet<String>();
            for (CatalogObject object : schema.users().objects()) {
                object.privileges().grants().forEach(grant -> needed.add(grant.grantee()));
                if (object instanceof Policy policy) {
                    needed.addAll(policy.roles());
                }
            }
            needed.remove(Grant.PUBLIC);
            return needed.stream()
                    .filter(role -> !role.startsWith("pg_")
                            && target.catalog()
                                    .find(ObjectId.global(ObjectKind.ROLE, role), Role.class)
                                    .isEmpty())
                    .map(role -> finding("The role `%s` does not exist on the target.".formatted(role))
                            .about(role));
        }
    },
    MISSING_EXTENSION(
            "target-missing-extension",
            Severity.ERROR,
            "Every extension that the migrations create is on the target, or its server has it to be created.") {
        @Override
        Stream<Finding> check(TargetState target, ReplayedSchema schema) {
            return schema.users().all(Extension.class).stream()
                    .map(CatalogObject::name)
                    .filter(name -> !target.extensions().contains(name))
                    .map(name -> finding(
                                    "The migrations create the extension `%s`, and the target's server does not have it."
                                            .formatted(name))
                            .about(name)
                            .withHint("Use a server that has it, or do without it in a new migration."));
        }
    },
    OUTDATED_EXTENSION(
            "target-outdated-extension", Severity.INFO, "Every extension has the version that its server offers.") {
        @Override
        Stream<Finding> check(TargetState target, ReplayedSchema schema) {
            return target.newerExtensions().entrySet().stream()
                    .map(newer -> finding("The extension `%s` can be updated to %s."
                                    .formatted(newer.getKey(), newer.getValue()))
                            .about(newer.getKey())
                            .withHint("ALTER EXTENSION \"%s\" UPDATE;".formatted(newer.getKey())));
        }
    },
    SEQUENCE_NEAR_END(
            "target-sequence-near-end",
            Severity.WARNING,
            "No sequence has used more than 80 % of its range. At the end every insert fails.") {
        @Override
        Stream<Finding> check(TargetState target, ReplayedSchema schema) {
            return target.sequenceUse().entrySet().stream()
                    .filter(use -> use.getValue() > NEARLY_USED_UP)
                    .map(use -> finding(String.format(
                                    Locale.ROOT,
                                    "The sequence `%s` has used %.0f %% of its range.",
                                    use.getKey().display(),
                                    use.getValue() * 100))
                            .about(use.getKey().display()));
        }
    };

    private static final double NEARLY_USED_UP = 0.8;

    private final String id;
    private final Severity severity;
    private final String documentation;

    TargetRule(String id, Severity severity, String documentation) {
        this.id = id;
        this.severity = severity;
        this.documentation = documentation;
    }

    abstract Stream<Finding> check(TargetState target, ReplayedSchema schema);

    public String id() {
        return id;
    }

    public String documentation() {
        return documentation;
    }

    public Severity severity() {
        return severity;
    }

    /** The rule as the verifier asks it. */
    public TargetCheck on(TargetState target) {
        return new TargetCheck(this, target);
    }

    /** All of them. */
    public static List<TargetCheck> allOn(TargetState target) {
        return Stream.of(values()).map(rule -> rule.on(target)).toList();
    }

    Finding finding(String message) {
        return Finding.of(id, severity, message).decidedBy(DecidedBy.LIVE);
    }

    Finding about(CatalogObject object, String message) {
        return finding(message).about(object.id().display());
    }
}
