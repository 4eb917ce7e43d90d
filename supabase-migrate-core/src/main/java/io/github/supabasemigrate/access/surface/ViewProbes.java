package io.github.supabasemigrate.access.surface;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.supabasemigrate.access.judge.AccessRule;
import io.github.supabasemigrate.access.judge.Court;
import io.github.supabasemigrate.access.judge.Deed;
import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.probe.Answer;
import io.github.supabasemigrate.access.probe.Command;
import io.github.supabasemigrate.access.probe.Grants;
import io.github.supabasemigrate.access.probe.Probe;
import io.github.supabasemigrate.access.probe.Rounds;
import io.github.supabasemigrate.access.table.Attempt;
import io.github.supabasemigrate.access.table.Subject;
import io.github.supabasemigrate.access.table.Whose;
import io.github.supabasemigrate.access.trial.ThroughView;
import io.github.supabasemigrate.catalog.object.Dependency;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.Relation;
import io.github.supabasemigrate.sql.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What views show and let through. A view that holds a value of a hidden row leaks it; one whose content changes when the hidden rows
 * are taken away tells of them.
 */
final class ViewProbes {

    private final Court court;
    private final Rounds rounds;
    private final Grants grants;
    private final Taints taints;

    ViewProbes(Court court, Rounds rounds, Grants grants, Taints taints) {
        this.court = court;
        this.rounds = rounds;
        this.grants = grants;
        this.taints = taints;
    }

    void ask() {
        for (ObjectId id : court.model().surface().views()) {
            court.catalog().find(id, Relation.class).ifPresent(this::ask);
        }
    }

    private void ask(Relation view) {
        for (Persona persona : court.judged()) {
            read(view, persona);
            if (view.id().kind() == ObjectKind.VIEW) {
                writes(view, persona);
            }
        }
    }

    private void read(Relation view, Persona persona) {
        Set<String> columns = grants.columns(persona.role(), view.id(), "SELECT");
        if (columns.isEmpty()) {
            return;
        }
        String name = Identifiers.quoteQualified(view.id().schema(), view.id().name());
        List<String> refresh = view.id().kind() == ObjectKind.MATERIALIZED_VIEW
                ? List.of("REFRESH MATERIALIZED VIEW " + name)
                : List.of();
        String example =
                columns.stream().map(Identifiers::quote).collect(Collectors.joining(", ", "SELECT ", " FROM " + name));
        String query = "SELECT pg_catalog.jsonb_agg(to_jsonb(v) ORDER BY to_jsonb(v)) FROM (" + example + ") AS v";
        rounds.ask(refresh, Probe.query(persona, query), answer -> {
            if (!answer.worked()) {
                failed(view, persona, answer, example);
            } else if (!taints.in(persona, answer.answer().toString(), Set.of()).isEmpty()) {
                court.charge(
                        AccessRule.VIEW_LEAK,
                        view.id(),
                        persona,
                        "SELECT",
                        "reads rows of others through the view `%s`."
                                .formatted(view.id().display()),
                        Deed.of(example).after(refresh));
            } else {
                interference(view, persona, query, refresh, answer.answer(), example);
            }
        });
    }

    private void failed(Relation view, Persona persona, Answer answer, String example) {
        if (!answer.isDenied()) {
            court.charge(
                    AccessRule.POLICY_ERROR,
                    view.id(),
                    persona,
                    "SELECT",
                    "cannot read the view `%s`: %s (%s)."
                            .formatted(view.id().display(), answer.sqlState(), answer.error()),
                    example);
        }
    }

    private void interference(
            Relation view, Persona persona, String query, List<String> refresh, JsonNode with, String example) {
        var without = new ArrayList<String>();
        for (Subject subject : court.subjects().values()) {
            Set<String> hidden = subject.keysOf(persona, Set.of(Whose.OTHER));
            hidden.removeAll(
                    court.facts().reach(subject.id(), persona, Command.SELECT).rows());
            without.addAll(subject.removal(hidden));
        }
        without.addAll(refresh);
        rounds.ask(without, Probe.query(persona, query), answer -> {
            if (answer.worked() && !answer.answer().equals(with)) {
                court.charge(
                        AccessRule.VIEW_INTERFERENCE,
                        view.id(),
                        persona,
                        "SELECT",
                        "learns from the view `%s` of rows that it cannot read."
                                .formatted(view.id().display()),
                        Deed.of(example + "; SELECT set_config('role', 'none', true); " + String.join("; ", without)
                                        + "; " + persona.becomingBriefly() + "; " + example)
                                .after(refresh));
            }
        });
    }

    private void writes(Relation view, Persona persona) {
        for (ObjectId base : basesOf(view.id())) {
            Subject subject = court.subjects().get(base);
            if (subject != null && court.seeded().untested(base).isEmpty()) {
                inserts(view, subject, persona);
                changes(view, subject, persona, Command.DELETE);
                changes(view, subject, persona, Command.UPDATE);
            }
        }
    }

    private Set<ObjectId> basesOf(ObjectId view) {
        var bases = new TreeSet<ObjectId>();
        for (Dependency dependency : court.catalog().dependencies().of(view)) {
            ObjectId on = dependency.on();
            if (on.kind() == ObjectKind.COLUMN) {
                bases.add(ObjectId.table(on.schema(), on.parent()));
            } else if (on.kind() == ObjectKind.TABLE) {
                bases.add(on);
            }
        }
        return bases;
    }

    private void inserts(Relation view, Subject subject, Persona persona) {
        boolean mayAnyway = court.facts().attempts(subject.id(), persona).stream()
                .anyMatch(attempt ->
                        attempt.kind() == Attempt.Kind.INSERT_FORGED || attempt.kind() == Attempt.Kind.INSERT_NOBODY);
        Set<String> columns = grants.columns(persona.role(), view.id(), "INSERT");
        if (columns.isEmpty() || mayAnyway) {
            return;
        }
        var through = new ThroughView(view, subject);
        through.forgedRow(court.seeded(), persona, columns)
                .ifPresent(statement ->
                        rounds.ask(List.of(), Probe.change(persona, statement, through.look()), answer -> {
                            if (answer.worked() && through.hasNewRow(answer)) {
                                write(view, subject, persona, "INSERT", "inserts rows of others into", statement);
                            }
                        }));
    }

    private void changes(Relation view, Subject subject, Persona persona, Command command) {
        Set<String> columns = grants.columns(persona.role(), view.id(), command.name());
        Set<String> readable = grants.columns(persona.role(), view.id(), "SELECT");
        var through = new ThroughView(view, subject);
        if (columns.isEmpty() || readable.isEmpty()) {
            return;
        }
        through.change(command, columns, readable)
                .ifPresent(statement -> rounds.ask(
                        List.of(),
                        Probe.change(persona, statement, through.look()).withTriggersOff(),
                        answer -> {
                            Set<String> changed = through.changed(answer);
                            changed.removeIf(key -> subject.whose(persona, key) != Whose.OTHER);
                            changed.removeAll(court.facts()
                                    .reach(subject.id(), persona, command)
                                    .all());
                            if (answer.worked() && !changed.isEmpty()) {
                                String verb = command == Command.DELETE
                                        ? "deletes rows of others in"
                                        : "changes rows of others in";
                                write(view, subject, persona, command.name(), verb, statement);
                            }
                        }));
    }

    private void write(Relation view, Subject subject, Persona persona, String command, String verb, String statement) {
        court.charge(
                AccessRule.VIEW_WRITE,
                view.id(),
                persona,
                command,
                "%s `%s` through the view `%s`, which the table itself refuses."
                        .formatted(verb, subject.id().display(), view.id().display()),
                command.equals("INSERT")
                        ? Deed.of(statement)
                        : Deed.of(statement).withTriggersOff());
    }
}
