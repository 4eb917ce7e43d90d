package io.github.supabasemigrate.access.judge;

import io.github.supabasemigrate.access.model.RelationModel.Belonging;
import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.access.probe.Command;
import io.github.supabasemigrate.access.rows.SeededRow;
import io.github.supabasemigrate.access.rows.World;
import io.github.supabasemigrate.access.table.Reach;
import io.github.supabasemigrate.access.table.Subject;
import io.github.supabasemigrate.access.table.Whose;
import io.github.supabasemigrate.catalog.relation.Policy;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Judges which rows are read, changed and deleted. */
final class ReachJudge {

    private static final List<Command> ON_ROWS = List.of(Command.SELECT, Command.UPDATE, Command.DELETE);

    private final Court court;

    ReachJudge(Court court) {
        this.court = court;
    }

    void judge() {
        for (Subject subject : court.subjects().values()) {
            if (PartitionJudge.isPartition(subject)) {
                errors(subject);
                new PartitionJudge(court, subject).judge();
            } else if (!Court.hasRowSecurity(subject)) {
                open(subject);
            } else {
                errors(subject);
                guarded(subject);
            }
            court.seeded()
                    .untested(subject.id())
                    .filter(untested -> !PartitionJudge.isPlain(court, subject))
                    .ifPresent(untested -> court.charge(
                            AccessRule.UNTESTED,
                            subject.id(),
                            "",
                            "`%s` is untested, not safe: %s"
                                    .formatted(subject.id().display(), untested.reason()),
                            untested.seed()));
        }
    }

    static boolean isNobodys(Subject subject) {
        return subject.model().belonging() == Belonging.NOBODY;
    }

    /** Rows that are not the persona's business. */
    static Set<String> foreign(Subject subject, Persona persona, Set<String> keys) {
        EnumSet<Whose> business = isNobodys(subject) ? EnumSet.of(Whose.OTHER, Whose.NOBODY) : EnumSet.of(Whose.OTHER);
        var foreign = new TreeSet<>(keys);
        foreign.removeIf(key -> !business.contains(subject.whose(persona, key)));
        return foreign;
    }

    private Reach reach(Subject subject, Persona persona, Command command) {
        return court.facts().reach(subject.id(), persona, command);
    }

    /** One finding on the whole table says it all. */
    private void open(Subject subject) {
        String name = subject.id().display();
        for (Persona persona : court.judged()) {
            for (Command command : Command.values()) {
                Optional<Deed> deed = deed(subject, persona, command);
                boolean isReference = isNobodys(subject) && command == Command.SELECT;
                if (deed.isPresent() && !isReference) {
                    court.charge(
                            AccessRule.RLS_OFF,
                            subject.id(),
                            persona,
                            command.name(),
                            "%s any row of `%s`: it has no row level security%s"
                                    .formatted(
                                            verb(command),
                                            name,
                                            court.catalog()
                                                            .partsOf(subject.id(), Policy.class)
                                                            .isEmpty()
                                                    ? "."
                                                    : ", its policies sleep."),
                            deed.get());
                } else if (deed.isPresent() && persona.name().equals(Persona.ANON)) {
                    publicRead(subject, persona);
                }
            }
        }
    }

    /** What somebody does with a row that is not its own, if anything. */
    private Optional<Deed> deed(Subject subject, Persona persona, Command command) {
        if (command == Command.INSERT) {
            return court.facts().attempts(subject.id(), persona).stream()
                    .filter(attempt -> attempt.kind().isInsert())
                    .findFirst()
                    .map(Deed::of);
        }
        Reach reach = reach(subject, persona, command);
        Optional<Deed> plain = foreign(subject, persona, reach.rows()).stream()
                .findFirst()
                .map(key -> Deed.of(court.example(subject, persona, command, key)));
        boolean isBlind = !foreign(subject, persona, reach.blind()).isEmpty();
        return plain.or(() -> isBlind ? Optional.of(blindly(subject, persona, command)) : Optional.empty());
    }

    private void errors(Subject subject) {
        for (Persona persona : court.judged()) {
            for (Command command : Command.values()) {
                Reach reach = reach(subject, persona, command);
                if (reach.isError()) {
                    error(subject, persona, command, reach);
                }
            }
        }
    }

    private void guarded(Subject subject) {
        for (Persona persona : court.judged()) {
            for (Command command : ON_ROWS) {
                Reach reach = reach(subject, persona, command);
                if (!reach.isError()) {
                    reached(subject, persona, command, reach);
                }
                court.seeded().worlds().forEach(world -> conditional(subject, persona, command, world));
            }
        }
    }

    private void error(Subject subject, Persona persona, Command command, Reach reach) {
        error(subject, persona, command, reach, List.of());
    }

    private void error(Subject subject, Persona persona, Command command, Reach reach, List<String> setup) {
        court.charge(
                AccessRule.POLICY_ERROR,
                subject.id(),
                persona,
                command.name(),
                "cannot %s `%s`: every statement fails with %s (%s)."
                        .formatted(command, subject.id().display(), reach.sqlState(), reach.text()),
                Deed.of(failing(subject, persona, command)).after(setup));
    }

    private void reached(Subject subject, Persona persona, Command command, Reach reach) {
        Set<String> foreign = foreign(subject, persona, reach.rows());
        String name = subject.id().display();
        if (!foreign.isEmpty() && isNobodys(subject)) {
            if (command != Command.SELECT) {
                if (!isOpenToAll(subject, command)) {
                    return;
                }
                court.charge(
                        AccessRule.GLOBAL_WRITE,
                        subject.id(),
                        persona,
                        command.name(),
                        "%s rows of `%s`, which belong to nobody.".formatted(verb(command), name),
                        court.example(
                                subject, persona, command, foreign.iterator().next()));
            } else if (persona.name().equals(Persona.ANON)) {
                publicRead(subject, persona);
            }
        } else if (!foreign.isEmpty()) {
            court.charge(
                    command == Command.SELECT ? AccessRule.CROSS_READ : AccessRule.CROSS_WRITE,
                    subject.id(),
                    persona,
                    command.name(),
                    "%s rows of others in `%s`.".formatted(verb(command), name),
                    court.example(subject, persona, command, foreign.iterator().next()));
        }
        Set<String> blind = foreign(subject, persona, reach.blind());
        if (!blind.isEmpty()) {
            court.charge(
                    AccessRule.BLIND_WRITE,
                    subject.id(),
                    persona,
                    command.name(),
                    "%s rows of others in `%s` with a statement without WHERE.".formatted(verb(command), name),
                    blindly(subject, persona, command));
        }
    }

    /** Whether even those without any standing get at it: settings may well have an administrator. */
    private boolean isOpenToAll(Subject subject, Command command) {
        return court.judged().stream()
                .filter(persona ->
                        persona.name().equals(Persona.ANON) || persona.name().equals(User.N.name()))
                .anyMatch(persona -> !reach(subject, persona, command).rows().isEmpty());
    }

    private void publicRead(Subject subject, Persona persona) {
        court.charge(
                AccessRule.GLOBAL_READ,
                subject.id(),
                persona,
                "SELECT",
                "reads `%s`, which belongs to nobody.".formatted(subject.id().display()),
                subject.example(Command.SELECT, true));
    }

    private void conditional(Subject subject, Persona persona, Command command, World world) {
        Optional<Reach> there = court.facts().reach(world.name(), subject.id(), persona, command);
        Reach base = reach(subject, persona, command);
        if (there.isEmpty() || isNobodys(subject) || base.isError()) {
            return;
        }
        if (there.get().isError()) {
            error(subject, persona, command, there.get(), world.statements());
            return;
        }
        Set<String> more = foreign(subject, persona, there.get().all());
        more.removeAll(base.all());
        more.removeIf(key -> world.user() != null && isOfSharedTenant(subject, key));
        if (more.isEmpty()) {
            return;
        }
        court.charge(
                rule(subject, command, world),
                subject.id(),
                persona,
                command.name(),
                "%s rows of others in `%s` when %s."
                        .formatted(verb(command), subject.id().display(), world.name()),
                Deed.of(court.example(subject, persona, command, more.iterator().next()))
                        .after(world.statements()));
    }

    /**
     * Whether it is a membership in a tenant that is neither one user's nor the other's, as one that everybody is signed up into: who
     * is given a right in it has it over all of its members.
     */
    private static boolean isOfSharedTenant(Subject subject, String key) {
        SeededRow row = subject.rows().get(key);
        return subject.model().asMembership().isPresent()
                && row != null
                && row.tenantName().isEmpty();
    }

    /** What even the public sees is meant to be public; what every tenant's users see and the public does not, hardly. */
    private AccessRule rule(Subject subject, Command command, World world) {
        if (command != Command.SELECT) {
            return AccessRule.CONDITIONAL_WRITE;
        }
        boolean isPublic = court.judged().stream()
                .filter(persona -> persona.name().equals(Persona.ANON))
                .flatMap(anon -> court.facts().reach(world.name(), subject.id(), anon, command).stream()
                        .filter(reach -> !foreign(subject, anon, reach.rows()).isEmpty()))
                .findAny()
                .isPresent();
        boolean isOfTenants = !subject.model().tenants().isEmpty();
        boolean isStanding = world.user() != null;
        return court.hasTenants() && isOfTenants && !isPublic && !isStanding
                ? AccessRule.CROSS_TENANT_STATE
                : AccessRule.CONDITIONAL_READ;
    }

    static String verb(Command command) {
        return switch (command) {
            case SELECT -> "reads";
            case INSERT -> "inserts";
            case UPDATE -> "changes";
            case DELETE -> "deletes";
        };
    }

    /** What fails whatever row it is about. */
    private String failing(Subject subject, Persona persona, Command command) {
        String any = subject.rows().keySet().stream().findFirst().orElse("");
        if (command == Command.INSERT) {
            return court.seeded()
                    .spare(subject.id(), persona.account().orElse(User.A1).name())
                    .map(spare -> subject.insertion(spare.json()))
                    .orElseGet(() -> subject.example(command, true));
        }
        return any.isEmpty() ? subject.example(command, true) : court.example(subject, persona, command, any);
    }

    private Deed blindly(Subject subject, Persona persona, Command command) {
        Set<String> settable = subject.settable();
        settable.retainAll(court.grants().columns(persona.role(), subject.id(), "UPDATE"));
        String statement = command == Command.UPDATE ? subject.blindUpdate(settable) : subject.example(command, false);
        return Deed.of(statement).withTriggersOff();
    }
}
