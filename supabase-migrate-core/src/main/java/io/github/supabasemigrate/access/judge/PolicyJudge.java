package io.github.supabasemigrate.access.judge;

import io.github.supabasemigrate.access.condition.Comparison;
import io.github.supabasemigrate.access.condition.Operand;
import io.github.supabasemigrate.access.model.RelationModel.Belonging;
import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.access.probe.Command;
import io.github.supabasemigrate.access.reading.ConditionReader;
import io.github.supabasemigrate.access.reading.Mentions;
import io.github.supabasemigrate.access.rows.SignUp;
import io.github.supabasemigrate.access.table.Reach;
import io.github.supabasemigrate.access.table.Subject;
import io.github.supabasemigrate.access.table.Whose;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Policy;
import io.github.supabasemigrate.catalog.routine.Routine;
import io.github.supabasemigrate.sql.Identifiers;
import io.github.supabasemigrate.sql.Literals;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Judges what falls short: policies that give nothing, owners who cannot use their rows, sign-up that fails. */
final class PolicyJudge {

    private static final Pattern IN_FORCE = Pattern.compile(
            "(?i)(^|_)(is_)?(active|accepted|approved|enabled|revoked|disabled|suspended|blocked|banned)(_at)?$");

    private static final Pattern POSITIVE = Pattern.compile("(?i)active|accepted|approved|enabled");

    private final Court court;
    private final ConditionReader reader;

    PolicyJudge(Court court) {
        this.court = court;
        this.reader = new ConditionReader(court.catalog());
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
                .ifPresent(probe -> court.charge(
                        AccessRule.NO_RETURNING,
                        subject.id(),
                        persona,
                        "INSERT",
                        "inserts into `%s`, but not with RETURNING: no SELECT policy lets it see the new row."
                                .formatted(subject.id().display()),
                        Deed.of(probe.statement()).after(probe.setup())));
        court.facts()
                .failingUpsert(subject.id(), persona)
                .ifPresent(probe -> court.charge(
                        AccessRule.NO_UPSERT,
                        subject.id(),
                        persona,
                        "INSERT",
                        "inserts and changes its own rows of `%s`, but not by an upsert."
                                .formatted(subject.id().display()),
                        Deed.of(probe.statement()).after(probe.setup())));
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
        boolean isFiles = subject.id().schema().equals("storage");
        if (read.problem() == null && read.rows().isEmpty() && !isReadInState && !isFiles) {
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

    /** Whether a policy asks if the row is the caller's; one that asks if it is not is for others. */
    private boolean mentionsOwner(Subject subject, Policy policy) {
        String condition = String.valueOf(policy.using());
        return reader.read(condition, subject.id(), new Mentions()).stream()
                .flatMap(branch -> branch.comparisons().stream())
                .filter(comparison -> comparison.operator() == Comparison.Operator.EQUAL && comparison.asksCaller())
                .anyMatch(comparison -> comparison.left() instanceof Operand.OfColumn column
                        && !column.isQueried()
                        && subject.model()
                                .in(column.column().column())
                                .findAny()
                                .isPresent());
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
                        "SELECT rolname FROM pg_roles WHERE rolname = 'service_role' AND rolbypassrls");
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
                        stillReading(subject, column)));
    }

    /** A member who was let go, and what he reads all the same. */
    private Reproduction stillReading(Subject members, String name) {
        Column column = members.table().column(name).orElseThrow();
        String user = members.model().asMembership().orElseThrow().userColumn();
        boolean isPositive = POSITIVE.matcher(name).find();
        String value =
                column.type().name().equals("bool") ? String.valueOf(!isPositive) : isPositive ? "NULL" : "now()";
        String letGo = "UPDATE %s SET %s = %s WHERE %s = %s"
                .formatted(
                        members.sql().name(),
                        Identifiers.quote(name),
                        value,
                        Identifiers.quote(user),
                        Literals.quote(User.A2.id().toString()));
        Persona member = court.model().persona(User.A2.name()).orElseThrow();
        return court.model().readersOf(members.id()).stream()
                .filter(reader -> !reader.equals(members.id()))
                .flatMap(reader -> Optional.ofNullable(court.subjects().get(reader)).stream())
                .filter(reader -> !court.facts()
                        .reach(reader.id(), member, Command.SELECT)
                        .rows()
                        .isEmpty())
                .findFirst()
                .map(reader -> court.reproduction(
                        reader.id(),
                        member,
                        Deed.of(reader.example(Command.SELECT, true)).after(List.of(letGo))))
                .orElse(Reproduction.NONE);
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
                        signUp.statement());
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
                            "SELECT oid::regprocedure FROM pg_proc WHERE oid = %s::regprocedure AND prosecdef AND proconfig IS NULL"
                                    .formatted(Literals.quote(function.display())));
                }
            });
        }
    }
}
