package io.github.supabasemigrate.access.demand;

import io.github.supabasemigrate.access.judge.AccessRule;
import io.github.supabasemigrate.access.judge.Court;
import io.github.supabasemigrate.access.judge.Deed;
import io.github.supabasemigrate.access.model.RelationModel.Belonging;
import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.probe.Command;
import io.github.supabasemigrate.access.rows.World;
import io.github.supabasemigrate.access.table.Attempt.Kind;
import io.github.supabasemigrate.access.table.Facts;
import io.github.supabasemigrate.access.table.Subject;
import io.github.supabasemigrate.access.table.Whose;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Holds a team's requirements against what was found, in every state that was tried. */
public final class RequirementJudge {

    private static final List<Command> ON_ROWS = List.of(Command.SELECT, Command.UPDATE, Command.DELETE);

    private final Court court;
    private final Requirements demanded;

    public RequirementJudge(Court court, Requirements demanded) {
        this.court = court;
        this.demanded = demanded;
    }

    public void judge() {
        var unknown = new TreeSet<String>();
        unknown.addAll(demanded.isolated());
        unknown.addAll(demanded.publics());
        unknown.addAll(demanded.own());
        for (Subject subject : court.subjects().values()) {
            unknown.removeIf(name -> is(subject, name));
            if (isIsolated(subject)) {
                within(subject, EnumSet.of(Whose.OWN, Whose.TENANT, Whose.NOBODY), "its tenant's rows only");
            }
            if (isIn(subject, demanded.own())) {
                within(subject, EnumSet.of(Whose.OWN), "its own rows only");
            }
            publics(subject);
            nevers(subject);
        }
        unknown.forEach(name -> court.charge(
                AccessRule.REQUIREMENT,
                ObjectId.of(ObjectKind.TABLE, "", name),
                "",
                "The requirements name `%s`, which is no table that the API offers.".formatted(name),
                ""));
    }

    private static boolean is(Subject subject, String name) {
        return Allowance.names(name, subject.id().display());
    }

    private static boolean isIn(Subject subject, List<String> names) {
        return names.stream().anyMatch(name -> is(subject, name));
    }

    private boolean isIsolated(Subject subject) {
        boolean isTenants = !subject.model().tenants().isEmpty()
                || subject.model().belonging() == Belonging.TENANT
                || subject.model().belonging() == Belonging.TENANT_ROOT;
        return (demanded.isolatesTenants() && isTenants && !isIn(subject, demanded.publics()))
                || demanded.isolatingColumns().stream()
                        .anyMatch(column -> subject.table().column(column).isPresent())
                || isIn(subject, demanded.isolated());
    }

    private void within(Subject subject, Set<Whose> allowed, String demand) {
        court.seeded()
                .untested(subject.id())
                .ifPresent(why -> court.charge(
                        AccessRule.REQUIREMENT,
                        subject.id(),
                        "",
                        "`%s` shall show everybody %s, and is untested: %s"
                                .formatted(subject.id().display(), demand, why.reason()),
                        why.seed()));
        for (Persona persona : court.judged()) {
            for (Command command : ON_ROWS) {
                for (String world : worlds()) {
                    reached(world, subject, persona, command).stream()
                            .filter(key -> !allowed.contains(subject.whose(persona, key)))
                            .findFirst()
                            .ifPresent(key -> unmet(
                                    subject,
                                    persona,
                                    command,
                                    "reaches more than %s".formatted(demand),
                                    world,
                                    Deed.of(court.example(subject, persona, command, key))
                                            .after(court.seeded().statementsOf(world))));
                }
            }
            court.facts().attempts(subject.id(), persona).stream()
                    .filter(attempt -> attempt.kind() == Kind.INSERT_FORGED
                            || attempt.kind() == Kind.MOVE
                            || attempt.kind() == Kind.TAKE)
                    .forEach(attempt -> unmet(
                            subject,
                            persona,
                            attempt.kind().isInsert() ? Command.INSERT : Command.UPDATE,
                            "writes more than %s".formatted(demand),
                            attempt.state(),
                            Deed.of(attempt)));
        }
    }

    private List<String> worlds() {
        var worlds = new ArrayList<String>();
        worlds.add(Facts.BASE);
        court.seeded().worlds().stream().map(World::name).forEach(worlds::add);
        return worlds;
    }

    private Set<String> reached(String world, Subject subject, Persona persona, Command command) {
        return court.facts()
                .reach(world, subject.id(), persona, command)
                .map(reach -> reach.all())
                .orElse(Set.of());
    }

    private boolean writes(Subject subject, Persona persona) {
        boolean changes = List.of(Command.UPDATE, Command.DELETE).stream()
                .anyMatch(command -> worlds().stream()
                        .anyMatch(world ->
                                !reached(world, subject, persona, command).isEmpty()));
        return changes
                || court.facts().attempts(subject.id(), persona).stream()
                        .anyMatch(attempt -> attempt.kind().isInsert());
    }

    private void publics(Subject subject) {
        if (!demanded.listsPublic()) {
            return;
        }
        boolean isListed = isIn(subject, demanded.publics());
        for (Persona persona : court.judged()) {
            boolean isAnon = persona.name().equals(Persona.ANON);
            boolean reads = worlds().stream()
                    .anyMatch(world ->
                            !reached(world, subject, persona, Command.SELECT).isEmpty());
            if (isListed && !reads && isAnon) {
                unmet(subject, persona, Command.SELECT, "reads nothing, though it shall be public", "");
            } else if (!isListed && reads && isAnon) {
                unmet(subject, persona, Command.SELECT, "reads it, though it is not among the public tables", "");
            }
            if (isListed && writes(subject, persona)) {
                unmet(subject, persona, Command.UPDATE, "writes it, though it is there for reading", "");
            }
        }
    }

    private void nevers(Subject subject) {
        for (String name : demanded.never()) {
            court.model().persona(name).ifPresent(persona -> {
                boolean reads = worlds().stream()
                        .anyMatch(world -> !reached(world, subject, persona, Command.SELECT)
                                .isEmpty());
                boolean isPublic = isIn(subject, demanded.publics());
                if ((reads && !isPublic) || writes(subject, persona)) {
                    unmet(subject, persona, Command.SELECT, "gets at it, and never shall", "");
                }
            });
        }
    }

    private void unmet(Subject subject, Persona persona, Command command, String what, String world) {
        unmet(subject, persona, command, what, world, Deed.of(subject.example(command, true)));
    }

    private void unmet(Subject subject, Persona persona, Command command, String what, String world, Deed deed) {
        String when = world.isEmpty() ? "" : " when " + world;
        court.charge(
                AccessRule.REQUIREMENT,
                subject.id(),
                persona,
                command.name(),
                "%s: %s on `%s`%s.".formatted(what, command, subject.id().display(), when),
                deed);
    }
}
