package io.github.supabasemigrate.access.judge;

import io.github.supabasemigrate.access.model.OwnerColumn;
import io.github.supabasemigrate.access.model.RelationModel.Belonging;
import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.access.probe.Command;
import io.github.supabasemigrate.access.rows.SignUp;
import io.github.supabasemigrate.access.table.Reach;
import io.github.supabasemigrate.access.table.Subject;
import io.github.supabasemigrate.access.table.Whose;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Policy;
import io.github.supabasemigrate.catalog.routine.Routine;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Judges what falls short: policies that give nothing, owners who cannot use their rows, sign-up that fails. */
final class PolicyJudge {

    private static final Pattern IN_FORCE = Pattern.compile(
            "(?i)(^|_)(is_)?(active|accepted|approved|enabled|revoked|disabled|suspended|blocked|banned)(_at)?$");

    private final Court court;

    PolicyJudge(Court court) {
        this.court = court;
    }

    void judge() {
        for (Subject subject : court.subjects().values()) {
            if (Court.hasRowSecurity(subject)
                    && court.seeded().untested(subject.id()).isEmpty()) {
                for (Persona persona : court.judged()) {
                    returning(subject, persona);
                }
                court.model().persona(User.A1.name()).ifPresent(owner -> owner(subject, owner));
                servicePolicies(subject);
                ignoredStates(subject);
            }
        }
        signUps();
        definers();
    }

    private void returning(Subject subject, Persona persona) {
        court.facts()
                .failingReturning(subject.id(), persona)
                .ifPresent(statement -> court.charge(
                        AccessRule.NO_RETURNING,
                        subject.id(),
                        persona,
                        "INSERT",
                        "inserts into `%s`, but not with RETURNING: no SELECT policy lets it see the new row."
                                .formatted(subject.id().display()),
                        statement));
        court.facts()
                .failingUpsert(subject.id(), persona)
                .ifPresent(statement -> court.charge(
                        AccessRule.NO_UPSERT,
                        subject.id(),
                        persona,
                        "INSERT",
                        "inserts and changes its own rows of `%s`, but not by an upsert."
                                .formatted(subject.id().display()),
                        statement));
    }

    private void owner(Subject subject, Persona owner) {
        boolean isUsers = subject.model().belonging() == Belonging.USER;
        Set<String> own = subject.keysOf(owner, EnumSet.of(Whose.OWN));
        List<Policy> policies = court.catalog().partsOf(subject.id(), Policy.class);
        if (!isUsers || own.isEmpty() || policies.isEmpty()) {
            return;
        }
        Reach read = court.facts().reach(subject.id(), owner, Command.SELECT);
        boolean isReadInState = court.seeded().worlds().stream()
                .anyMatch(world -> court.facts().reach(world.name(), subject.id(), owner, Command.SELECT).stream()
                        .anyMatch(reach -> !reach.rows().isEmpty()));
        if (read.problem() == null && read.rows().isEmpty() && !isReadInState) {
            court.charge(
                    AccessRule.OWNER_CANNOT_READ,
                    subject.id(),
                    owner,
                    "SELECT",
                    "owns rows of `%s` and cannot read them."
                            .formatted(subject.id().display()),
                    subject.example(Command.SELECT, true));
        }
        for (Command command : List.of(Command.UPDATE, Command.DELETE)) {
            Reach reach = court.facts().reach(subject.id(), owner, command);
            boolean hasPolicy = policies.stream()
                    .anyMatch(policy -> policy.isPermissive()
                            && policy.command() == Policy.Command.valueOf(command.name())
                            && mentionsOwner(subject, policy));
            if (hasPolicy && reach.problem() == null && reach.rows().isEmpty()) {
                court.charge(
                        AccessRule.DEAD_POLICY,
                        subject.id(),
                        owner,
                        command.name(),
                        "owns rows of `%s`, and no %s with a condition gets at them although there is a policy for it."
                                .formatted(subject.id().display(), command),
                        subject.example(command, true));
            }
        }
    }

    private static boolean mentionsOwner(Subject subject, Policy policy) {
        String condition = String.valueOf(policy.using());
        return subject.model().owners().stream().map(OwnerColumn::column).anyMatch(condition::contains);
    }

    /** Row level security is not for the service role: a policy that asks for it decides nothing. */
    private void servicePolicies(Subject subject) {
        for (Policy policy : court.catalog().partsOf(subject.id(), Policy.class)) {
            if (policy.roles().equals(List.of(Persona.SERVICE_ROLE))) {
                court.charge(
                        AccessRule.DEAD_POLICY,
                        subject.id(),
                        policy.command().name(),
                        "The policy \"%s\" on `%s` decides nothing: `service_role` bypasses row level security."
                                .formatted(policy.id().name(), subject.id().display()),
                        "");
            }
        }
    }

    private void ignoredStates(Subject subject) {
        if (subject.model().asMembership().isEmpty()) {
            return;
        }
        Set<String> looked = new TreeSet<>(subject.model().consulted());
        subject.table().columns().stream()
                .map(column -> column.name())
                .filter(column -> IN_FORCE.matcher(column).find() && !looked.contains(column))
                .forEach(column -> court.charge(
                        AccessRule.STATE_IGNORED,
                        subject.id(),
                        "SELECT",
                        "`%s.%s` says whether a membership is in force, and no policy looks there."
                                .formatted(subject.id().display(), column),
                        ""));
    }

    private void signUps() {
        ObjectId users = ObjectId.table("auth", "users");
        for (SignUp signUp : court.seeded().signUps()) {
            if (!signUp.worked()) {
                boolean isUsual = signUp.way().startsWith("e-mail");
                court.charge(
                        isUsual ? AccessRule.SIGNUP_BROKEN : AccessRule.SIGNUP_INCOMPLETE,
                        users,
                        "INSERT",
                        "Signing up (%s) fails in a trigger of `auth.users`: %s (%s)."
                                .formatted(signUp.way(), signUp.error(), signUp.sqlState()),
                        "");
            }
        }
    }

    private void definers() {
        for (ObjectId function : court.model().surface().functions()) {
            court.catalog().find(function, Routine.class).ifPresent(routine -> {
                boolean isFixed = routine.settings().stream().anyMatch(setting -> setting.startsWith("search_path="));
                if (routine.isSecurityDefiner() && !isFixed) {
                    court.charge(
                            AccessRule.DEFINER_SEARCH_PATH,
                            function,
                            "EXECUTE",
                            "`%s` runs with its owner's rights and its caller's search_path."
                                    .formatted(function.display()),
                            "ALTER FUNCTION " + function.display() + " SET search_path = ''");
                }
            });
        }
    }
}
