package io.github.supabasemigrate.access.trial;

import io.github.supabasemigrate.access.model.AccessModel;
import io.github.supabasemigrate.access.model.Partitions;
import io.github.supabasemigrate.access.model.RelationModel;
import io.github.supabasemigrate.access.model.RelationModel.Belonging;
import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.access.probe.Command;
import io.github.supabasemigrate.access.probe.Grants;
import io.github.supabasemigrate.access.probe.ProbeEngine;
import io.github.supabasemigrate.access.probe.Rounds;
import io.github.supabasemigrate.access.probe.State;
import io.github.supabasemigrate.access.rows.SeededRow;
import io.github.supabasemigrate.access.rows.SeededRows;
import io.github.supabasemigrate.access.table.Facts;
import io.github.supabasemigrate.access.table.Reach;
import io.github.supabasemigrate.access.table.Subject;
import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Index;
import io.github.supabasemigrate.catalog.relation.Table;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tries out every table that clients can name, as every persona, in every world. */
public final class TableProbes {

    private final ProbeEngine engine;
    private final Grants grants;
    private final AccessModel model;
    private final SeededRows seeded;
    private final Catalog catalog;
    private final SortedMap<ObjectId, Subject> subjects;
    private List<Topic> topics = List.of();

    public TableProbes(ProbeEngine engine, Grants grants, Catalog catalog, AccessModel model, SeededRows seeded) {
        this.engine = engine;
        this.grants = grants;
        this.model = model;
        this.seeded = seeded;
        this.catalog = catalog;
        this.subjects = subjects(catalog);
    }

    /** What there is to try, by id. */
    public SortedMap<ObjectId, Subject> subjects() {
        return Collections.unmodifiableSortedMap(subjects);
    }

    /** The topics of the Realtime service that mean something, as rows; known when all has been tried. */
    public Optional<Subject> topics() {
        return catalog.find(Topic.MESSAGES, Table.class)
                .filter(messages -> !topics.isEmpty())
                .map(messages -> Subject.of(messages, topicModel(), rows(topics), tenants(), Set.of()));
    }

    private static RelationModel topicModel() {
        return new RelationModel(
                Topic.MESSAGES,
                Belonging.USER,
                List.of("topic", "extension"),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                Set.of(),
                List.of(),
                null);
    }

    private static List<SeededRow> rows(List<Topic> topics) {
        return topics.stream()
                .flatMap(topic -> Stream.of(Topic.Extension.values()).map(topic::asRow))
                .toList();
    }

    private void tryTopics(Facts facts, Rounds rounds) {
        topics = new Topics(catalog, model, subjects).all();
        var asked = new TopicProbes(trial(rounds, facts), topics);
        model.personas()
                .forEach(persona ->
                        List.of(Command.values()).forEach(command -> asked.ask(State.BASE, persona, command)));
        rounds.run();
        List<Set<String>> reached = model.personas().stream()
                .filter(persona -> !persona.role().equals(Persona.SERVICE_ROLE))
                .flatMap(persona -> Stream.of(Command.SELECT, Command.INSERT)
                        .map(command ->
                                facts.reach(Topic.MESSAGES, persona, command).rows()))
                .toList();
        topics = Topics.meaningful(topics, reached);
    }

    private SortedMap<ObjectId, Subject> subjects(Catalog catalog) {
        Map<ObjectId, List<SeededRow>> rows = seeded.byRelation();
        Map<String, String> tenants = tenants();
        var found = new TreeMap<ObjectId, Subject>();
        for (ObjectId id : model.surface().tables()) {
            ObjectId root = Partitions.root(catalog, id);
            Optional<Table> table = catalog.find(id, Table.class);
            Optional<RelationModel> relation = model.relation(root).or(() -> model.relation(id));
            if (table.isPresent() && relation.isPresent()) {
                List<SeededRow> own = rows.getOrDefault(root, List.of());
                found.put(
                        id,
                        Subject.of(
                                table.get(),
                                relation.get(),
                                root.equals(id) ? own : in(rows.getOrDefault(id, List.of()), own),
                                tenants,
                                unique(catalog, id)));
            }
        }
        return found;
    }

    /** The rows of a table that lie in a partition, known by all that they hold. */
    private static List<SeededRow> in(List<SeededRow> partition, List<SeededRow> table) {
        Set<String> there = partition.stream().map(SeededRow::json).collect(Collectors.toSet());
        return table.stream().filter(row -> there.contains(row.json())).toList();
    }

    /** Users of one tenant are colleagues, unless the schema knows no tenants. */
    private Map<String, String> tenants() {
        boolean hasTenants = model.relations().values().stream()
                .anyMatch(relation -> relation.belonging() == Belonging.TENANT_ROOT
                        || !relation.tenants().isEmpty());
        return !hasTenants
                ? Map.of()
                : model.personas().stream()
                        .flatMap(persona -> persona.account().stream())
                        .filter(user -> user.tenant() != null)
                        .collect(Collectors.toMap(
                                User::name, user -> Objects.requireNonNull(user.tenant()), (a, b) -> a));
    }

    private static Set<String> unique(Catalog catalog, ObjectId table) {
        var columns = new TreeSet<String>();
        for (Index index : catalog.indexes()) {
            if (index.isUnique() && index.table().equals(table)) {
                index.keys().forEach(key -> {
                    if (key.column() != null) {
                        columns.add(key.column());
                    }
                });
            }
        }
        return columns;
    }

    private Trial trial(Rounds rounds, Facts facts) {
        return new Trial(rounds, grants, model, seeded, subjects, facts);
    }

    /** Everything, in a number of calls that does not grow with the tables. */
    public Facts tryAll() {
        var facts = new Facts();
        var rounds = new Rounds(engine);
        var reach = new ReachProbes(rounds, grants);
        each((subject, persona) -> reach(reach, facts, State.BASE, subject, persona, Command.SELECT));
        rounds.run();
        each((subject, persona) -> {
            reach(reach, facts, State.BASE, subject, persona, Command.UPDATE);
            reach(reach, facts, State.BASE, subject, persona, Command.DELETE);
        });
        rounds.run();
        Trial trial = trial(rounds, facts);
        var inserts = new InsertProbes(trial);
        var moves = new MoveProbes(trial);
        each((subject, persona) -> {
            if (seeded.untested(subject.id()).isEmpty()) {
                inserts.ask(State.BASE, subject, persona, isJudged(persona));
                if (isJudged(persona)) {
                    moves.ask(State.BASE, subject, persona, true);
                }
            }
        });
        rounds.run();
        var upserts = new UpsertProbes(trial);
        each((subject, persona) -> {
            if (seeded.untested(subject.id()).isEmpty() && isJudged(persona)) {
                upserts.ask(subject, persona);
            }
        });
        rounds.run();
        tryTopics(facts, rounds);
        worlds(facts, rounds, reach, inserts, moves);
        return facts;
    }

    /**
     * Asks what commands get at in a changed database. The answers are there when the rounds have run.
     *
     * @param changed how the answers are told apart, and what changes the database
     * @param asSeeded whether the rows are as they were seeded, so that everything is tried that was tried then
     */
    public void ask(
            Rounds rounds,
            Facts facts,
            State changed,
            Subject subject,
            Collection<Command> commands,
            boolean asSeeded) {
        var reach = new ReachProbes(rounds, grants);
        var inserts = new InsertProbes(trial(rounds, facts));
        var made = new MoveProbes(trial(rounds, facts));
        for (Persona persona : model.personas()) {
            if (persona.role().equals(Persona.SERVICE_ROLE)) {
                continue;
            }
            for (Command command : commands) {
                if (command == Command.INSERT) {
                    inserts.ask(changed, subject, persona, isJudged(persona));
                } else {
                    boolean moves = command == Command.UPDATE && isJudged(persona);
                    reach(reach, facts, changed, subject, persona, command, () -> {
                        if (moves) {
                            made.ask(changed, subject, persona, asSeeded);
                        }
                    });
                }
            }
        }
    }

    /** The same of topics. */
    public void askTopics(Rounds rounds, Facts facts, State changed, Collection<Command> commands) {
        var asked = new TopicProbes(trial(rounds, facts), topics);
        model.personas().stream()
                .filter(persona -> !persona.role().equals(Persona.SERVICE_ROLE))
                .forEach(persona -> commands.forEach(command -> asked.ask(changed, persona, command)));
    }

    /** B is to A as A is to B: its own forgeries would say the same again. */
    private static boolean isJudged(Persona persona) {
        return !persona.role().equals(Persona.SERVICE_ROLE) && !persona.name().equals(User.B.name());
    }

    private void worlds(Facts facts, Rounds rounds, ReachProbes reach, InsertProbes inserts, MoveProbes moves) {
        for (var other : seeded.worlds()) {
            var world = new State(other.name(), other.statements());
            if (!topics.isEmpty() && other.concerns().contains(Topic.MESSAGES)) {
                askTopics(rounds, facts, world, List.of(Command.SELECT, Command.INSERT));
            }
            for (ObjectId relation : other.concerns()) {
                Subject subject = subjects.get(relation);
                if (subject == null || seeded.untested(relation).isPresent()) {
                    continue;
                }
                for (Persona persona : model.personas()) {
                    if (!persona.role().equals(Persona.SERVICE_ROLE) && isConcerned(other.user(), persona)) {
                        for (Command command : List.of(Command.SELECT, Command.UPDATE, Command.DELETE)) {
                            reach(reach, facts, world, subject, persona, command);
                        }
                    }
                }
            }
        }
        rounds.run();
        for (var other : seeded.worlds()) {
            var world = new State(other.name(), other.statements());
            for (ObjectId relation : other.concerns()) {
                Subject subject = subjects.get(relation);
                model.personas().stream()
                        .filter(persona -> subject != null
                                && isJudged(persona)
                                && seeded.untested(relation).isEmpty()
                                && isConcerned(other.user(), persona))
                        .forEach(persona -> {
                            inserts.ask(world, Objects.requireNonNull(subject), persona, false);
                            moves.ask(world, subject, persona, false);
                        });
            }
        }
        rounds.run();
    }

    private static boolean isConcerned(@Nullable String user, Persona persona) {
        return user == null
                || persona.account().map(User::name).filter(user::equals).isPresent();
    }

    private void reach(ReachProbes reach, Facts facts, State world, Subject subject, Persona persona, Command command) {
        reach(reach, facts, world, subject, persona, command, () -> {});
    }

    /** @param then goes on when it is known what the command gets at */
    private void reach(
            ReachProbes reach,
            Facts facts,
            State world,
            Subject subject,
            Persona persona,
            Command command,
            Runnable then) {
        Optional<String> why = seeded.untested(subject.id()).map(untested -> untested.reason());
        if (why.isPresent()) {
            String privilege = command.name();
            boolean may = grants.allows(persona.role(), subject.id(), privilege);
            facts.reach(world.name(), subject.id(), persona, command, may ? Reach.untested(why.get()) : Reach.DENIED);
            return;
        }
        reach.ask(world.setup(), subject, persona, command, found -> {
            facts.reach(world.name(), subject.id(), persona, command, found);
            then.run();
        });
    }

    private void each(BiConsumer<Subject, Persona> work) {
        for (Subject subject : subjects.values()) {
            for (Persona persona : model.personas()) {
                work.accept(subject, persona);
            }
        }
    }
}
