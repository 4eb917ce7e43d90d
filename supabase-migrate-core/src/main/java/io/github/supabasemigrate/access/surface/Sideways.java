package io.github.supabasemigrate.access.surface;

import io.github.supabasemigrate.access.judge.AccessRule;
import io.github.supabasemigrate.access.judge.Court;
import io.github.supabasemigrate.access.model.RelationModel.Belonging;
import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.access.probe.Command;
import io.github.supabasemigrate.access.probe.Probe;
import io.github.supabasemigrate.access.probe.Rounds;
import io.github.supabasemigrate.access.table.Subject;
import io.github.supabasemigrate.access.table.Whose;
import io.github.supabasemigrate.access.trial.Collision;
import io.github.supabasemigrate.access.trial.ThroughView;
import io.github.supabasemigrate.catalog.relation.Constraint;
import io.github.supabasemigrate.catalog.relation.Index;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Effects beside the point: deletes that cascade, logs that hold what others wrote, keys that tell what is there. */
final class Sideways {

    private static final Set<Constraint.Action> REACHING =
            Set.of(Constraint.Action.CASCADE, Constraint.Action.SET_NULL, Constraint.Action.SET_DEFAULT);

    private final Court court;
    private final Rounds rounds;
    private final Taints taints;

    Sideways(Court court, Rounds rounds, Taints taints) {
        this.court = court;
        this.rounds = rounds;
        this.taints = taints;
    }

    void ask() {
        for (Subject subject : court.subjects().values()) {
            for (Persona persona : court.judged()) {
                copies(subject, persona);
            }
            court.model().persona(User.A1.name()).ifPresent(persona -> collisions(subject, persona));
        }
        court.catalog().constraints().forEach(this::cascades);
    }

    private void cascades(Constraint key) {
        Constraint.Reference reference = key.reference();
        if (reference == null || !REACHING.contains(reference.onDelete())) {
            return;
        }
        Subject parent = court.subjects().get(reference.table());
        Subject child = court.subjects().get(key.table());
        if (parent == null || child == null || parent.id().equals(child.id())) {
            return;
        }
        for (Persona persona : court.judged()) {
            court.facts().reach(parent.id(), persona, Command.DELETE).rows().stream()
                    .filter(row -> parent.whose(persona, row) != Whose.OTHER)
                    .forEach(row -> cascade(parent, child, persona, row));
        }
    }

    private void cascade(Subject parent, Subject child, Persona persona, String row) {
        var through = new ThroughView(child.table(), child);
        String statement = parent.deletion(row);
        rounds.ask(List.of(), Probe.change(persona, statement, child.look()), answer -> {
            Set<String> changed = through.changed(answer);
            changed.removeIf(key -> child.whose(persona, key) != Whose.OTHER);
            changed.removeAll(
                    court.facts().reach(child.id(), persona, Command.DELETE).all());
            if (!changed.isEmpty()) {
                court.charge(
                        AccessRule.CASCADE_WRITE,
                        parent.id(),
                        persona,
                        "DELETE",
                        "deletes rows of `%s`, and with them rows of others in `%s`."
                                .formatted(parent.id().display(), child.id().display()),
                        statement);
            }
        });
    }

    /** A table of nobody's in which hidden rows of others turn up. */
    private void copies(Subject subject, Persona persona) {
        if (subject.model().belonging() != Belonging.NOBODY) {
            return;
        }
        Set<String> readable =
                court.facts().reach(subject.id(), persona, Command.SELECT).rows();
        boolean isCopy = readable.stream()
                .map(key -> Objects.requireNonNull(subject.rows().get(key)))
                .anyMatch(row -> !taints.in(persona, row.json(), Set.of()).isEmpty());
        if (isCopy) {
            court.charge(
                    AccessRule.TAINT_COPY,
                    subject.id(),
                    persona,
                    "SELECT",
                    "reads copies of rows of others in `%s`."
                            .formatted(subject.id().display()),
                    subject.example(Command.SELECT, true));
        }
    }

    private void collisions(Subject subject, Persona persona) {
        var collision = new Collision(subject, court.seeded());
        for (Index index : court.catalog().indexes()) {
            if (!index.table().equals(subject.id())) {
                continue;
            }
            collision
                    .insert(persona, User.B, index, court.facts())
                    .ifPresent(statement ->
                            rounds.ask(List.of(), Probe.change(persona, statement, subject.look()), answer -> {
                                if ("23505".equals(answer.sqlState())) {
                                    court.charge(
                                            AccessRule.ORACLE,
                                            subject.id(),
                                            persona,
                                            "INSERT",
                                            "learns from a duplicate key (`%s`) that a row of others is in `%s`."
                                                    .formatted(
                                                            index.id().name(),
                                                            subject.id().display()),
                                            statement);
                                }
                            }));
        }
    }
}
