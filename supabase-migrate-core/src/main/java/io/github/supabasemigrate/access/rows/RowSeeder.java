package io.github.supabasemigrate.access.rows;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.supabasemigrate.access.model.AccessModel;
import io.github.supabasemigrate.access.model.Partitions;
import io.github.supabasemigrate.access.model.RelationModel;
import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.persona.TeamPersona;
import io.github.supabasemigrate.access.persona.Tenant;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.access.rows.SeededRow.Origin;
import io.github.supabasemigrate.access.rows.plan.InsertOrder;
import io.github.supabasemigrate.access.rows.plan.Planner;
import io.github.supabasemigrate.access.rows.plan.RowJob;
import io.github.supabasemigrate.access.rows.plan.Slots;
import io.github.supabasemigrate.access.rows.plan.StepWriter;
import io.github.supabasemigrate.access.rows.plan.TablePlan;
import io.github.supabasemigrate.access.rows.server.Fit;
import io.github.supabasemigrate.access.rows.server.Outcome;
import io.github.supabasemigrate.access.rows.server.SeedSession;
import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.database.ServerError;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.sql.Literals;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Puts rows into every table: users sign up, then parents before children, one private row a user, tenant or table. All
 * tables are tried in one round trip, and refusals teach the next round.
 */
public final class RowSeeder {

    /** Stands where a row wants a second user; no persona is this user. */
    private static final User PARTNER = User.of("P", null, 0xb1);

    private final Catalog catalog;
    private final AccessModel model;
    private final TeamSeed team;
    private final SeedSession session;
    private final Map<ObjectId, TablePlan> plans;
    private final InsertOrder order;
    private final List<User> users = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<ObjectId, Set<String>> migrated = new HashMap<>();
    private final Map<ObjectId, Set<String>> given = new HashMap<>();

    private RowSeeder(Connection connection, Catalog catalog, AccessModel model, TeamSeed team) throws SQLException {
        this.catalog = catalog;
        this.model = model;
        this.team = team;
        session = new SeedSession(connection);
        Planner planner = new Planner(catalog, model);
        plans = planner.plans();
        Map<ObjectId, Table> tables = new TreeMap<>();
        plans.forEach((id, plan) -> tables.put(id, plan.table()));
        order = InsertOrder.of(model, tables);
        model.personas().stream()
                .map(Persona::user)
                .filter(Objects::nonNull)
                .filter(user -> !users.contains(user))
                .forEach(users::add);
        users.add(PARTNER);
        for (Table table : planner.withoutPartitions()) {
            addPartition(table);
        }
    }

    /**
     * Seeds within the caller's transaction, which the caller rolls back.
     *
     * @param connection of a superuser, not in auto-commit mode
     */
    public static SeededRows seed(Connection connection, Catalog catalog, AccessModel model) {
        return seed(connection, catalog, model, TeamSeed.NONE);
    }

    /** Seeds with the help of the team's own rows. */
    public static SeededRows seed(Connection connection, Catalog catalog, AccessModel model, TeamSeed team) {
        return seed(connection, catalog, model, team, List.of());
    }

    /** Seeds with the help of the team's own rows, and makes those that the team's personas have by being who they are. */
    public static SeededRows seed(
            Connection connection, Catalog catalog, AccessModel model, TeamSeed team, List<TeamPersona> personas) {
        try {
            return new RowSeeder(connection, catalog, model, team).seed(personas);
        } catch (SQLException e) {
            throw MigrateException.because("Rows for the access matrix cannot be made.")
                    .why(ServerError.from(e).describe())
                    .state("The shadow is thrown away; nothing else was touched.")
                    .cause(e)
                    .build();
        }
    }

    private void addPartition(Table table) throws SQLException {
        session.execute("CREATE TABLE "
                + SeedSession.qualified(
                        ObjectId.table(table.id().schema(), table.id().name() + "_seeded")) + " PARTITION OF "
                + SeedSession.qualified(table.id()) + " DEFAULT");
        notes.add("%s has no partition; a default one was added for the rows."
                .formatted(table.id().display()));
    }

    private SeededRows seed(List<TeamPersona> personas) throws SQLException {
        solve();
        session.read(model.relations().keySet()).forEach((id, rows) -> migrated.put(id, keys(id, rows)));
        SignUps signUps = new SignUps(session, catalog);
        List<SignUp> ways = signUps.attempt();
        signUps.signUp(users, model.personas());
        runTeamSeed();
        Map<ObjectId, List<JsonNode>> before = session.read(nobodys());
        session.offer(before.keySet(), RowJob.NOBODY);
        Slots slots = new Slots(model, buckets());
        StepWriter writer = new StepWriter(model, order, slots, PARTNER, plans);
        SeedRounds rounds = new SeedRounds(session, writer, plans);
        List<RowJob> jobs = inOrder(slots, before.keySet());
        rounds.run(jobs);
        PartitionSeeder partitions = new PartitionSeeder(session, catalog, model, plans, slots);
        List<RowJob> inPartitions = partitions.jobs(before.keySet());
        List<User> strangers = PartitionSeeder.strangers(inPartitions, users);
        signUps.signUp(strangers, model.personas());
        users.addAll(strangers);
        rounds.run(inPartitions);
        fillLate(writer, rounds);
        session.attempt(LeastPrivilege.statements(plans.values()), true);
        rounds.run(standings(personas));
        session.attempt(fixes(writer, rounds), true);
        SeedRounds spares = new SeedRounds(session, writer, plans);
        spares.run(spares(slots));
        spares.run(partitions.spares());
        Worlds worlds = new Worlds(model, plans);
        List<World> possible = worlds.possible(session);
        notes.addAll(signUps.notes());
        notes.addAll(rounds.notes());
        notes.addAll(worlds.notes());
        return result(rounds, spares, partitions, possible, ways);
    }

    /** Asks the server which values satisfy the checks, all tables at once. */
    private void solve() throws SQLException {
        List<Fit> questions = new ArrayList<>();
        plans.values().forEach(plan -> questions.addAll(plan.options().questions()));
        List<List<List<Integer>>> answers = session.fit(questions);
        int next = 0;
        for (TablePlan plan : plans.values()) {
            int count = plan.options().questions().size();
            plan.options().answer(answers.subList(next, next + count));
            next += count;
        }
    }

    private void runTeamSeed() throws SQLException {
        if (!team.isEmpty()) {
            team.run(session, users);
            session.read(model.relations().keySet()).forEach((id, rows) -> given.put(id, keys(id, rows)));
        }
    }

    /** A table of nobody's that migrations filled stays as it is: a second row of settings would change what they mean. */
    private List<ObjectId> nobodys() {
        return model.relations().values().stream()
                .filter(relation -> relation.belonging() == RelationModel.Belonging.NOBODY)
                .map(RelationModel::id)
                .toList();
    }

    private List<String> buckets() throws SQLException {
        Set<String> buckets = new TreeSet<>();
        ObjectId objects = ObjectId.table("storage", "objects");
        ObjectId table = ObjectId.table("storage", "buckets");
        if (model.relations().containsKey(objects)) {
            model.relation(objects)
                    .flatMap(relation -> relation.state("bucket_id"))
                    .ifPresent(state ->
                            state.values().stream().filter(Objects::nonNull).forEach(buckets::add));
            session.read(List.of(table))
                    .getOrDefault(table, List.of())
                    .forEach(row -> buckets.add(row.path("id").asText()));
            if (buckets.isEmpty()) {
                buckets.add("tok-bucket");
            }
            for (String bucket : buckets) {
                String name = Literals.quote(bucket);
                session.execute("INSERT INTO storage.buckets (id, name) VALUES (" + name + ", " + name
                        + ") ON CONFLICT DO NOTHING");
            }
        }
        return List.copyOf(buckets);
    }

    private List<RowJob> inOrder(Slots slots, Set<ObjectId> filled) {
        return order.relations().stream()
                .filter(id -> !filled.contains(id))
                .flatMap(id -> Optional.ofNullable(plans.get(id)).stream())
                .flatMap(plan -> slots.jobs(plan.model()).stream())
                .toList();
    }

    /** The rows by which the team's personas are who they are. */
    private List<RowJob> standings(List<TeamPersona> personas) {
        List<RowJob> jobs = new ArrayList<>();
        for (TeamPersona persona : personas) {
            User user = persona.user(personas.indexOf(persona));
            Tenant tenant = user.tenantName().flatMap(Tenant::named).orElse(null);
            persona.rows().forEach((name, values) -> {
                ObjectId id = plans.keySet().stream()
                        .filter(table ->
                                table.display().equals(name) || table.display().equals("public." + name))
                        .findFirst()
                        .orElseThrow(
                                () -> MigrateException.because("The persona `%s` has a row in `%s`, which is no table."
                                                .formatted(persona.name(), name))
                                        .next("Correct the name in supabase/access.yaml.")
                                        .build());
                jobs.add(new RowJob(id, user.name(), user, tenant, 81 + jobs.size(), values, false));
            });
        }
        return jobs;
    }

    private List<RowJob> spares(Slots slots) {
        return order.relations().stream()
                .flatMap(id -> Optional.ofNullable(plans.get(id)).stream())
                .flatMap(plan -> slots.spares(plan.model()).stream())
                .toList();
    }

    /** Makes rows that were there already what a persona's rows should be. */
    private List<List<String>> fixes(StepWriter writer, SeedRounds rounds) {
        List<List<String>> groups = new ArrayList<>();
        rounds.done().forEach((job, outcome) -> {
            TablePlan plan = plans.get(job.relation());
            JsonNode row = outcome.row();
            boolean isGiven =
                    outcome.kind() == Outcome.Kind.ADOPTED && !job.fixed().isEmpty();
            if (plan != null && row != null && isGiven) {
                groups.add(List.of(writer.fix(plan, job, row)));
            }
        });
        return groups;
    }

    /** Closes circles of foreign keys. */
    private void fillLate(StepWriter writer, SeedRounds rounds) throws SQLException {
        List<List<String>> groups = new ArrayList<>();
        rounds.done().forEach((job, outcome) -> {
            TablePlan plan = plans.get(job.relation());
            JsonNode row = outcome.row();
            if (plan != null && row != null) {
                groups.add(writer.late(plan, job, row));
            }
        });
        groups.removeIf(List::isEmpty);
        session.attempt(groups, true);
        if (!order.blind().isEmpty()) {
            session.attempt(List.of(List.of("SET CONSTRAINTS ALL IMMEDIATE")), true).stream()
                    .filter(Objects::nonNull)
                    .forEach(error -> notes.add("Rows that refer to each other do not fit: " + error));
        }
    }

    private SeededRows result(
            SeedRounds rounds, SeedRounds spares, PartitionSeeder partitions, List<World> worlds, List<SignUp> ways)
            throws SQLException {
        Map<ObjectId, List<JsonNode>> rows = session.read(model.relations().keySet());
        Map<ObjectId, Set<String>> made = new HashMap<>();
        rounds.done().forEach((job, outcome) -> {
            JsonNode row = outcome.row();
            if (row != null && outcome.kind() == Outcome.Kind.INSERTED) {
                made.computeIfAbsent(job.relation(), key -> new TreeSet<>()).add(key(job.relation(), row));
            }
        });
        List<SeededRow> labelled =
                new RowLabels(model, users, rows, order.relations()).all((id, key) -> origin(id, key, made));
        List<SpareRow> added = spareRows(spares, labelled);
        model.relations().keySet().stream()
                .filter(id -> isPartition(id)
                        && added.stream().noneMatch(spare -> spare.relation().equals(id)))
                .toList()
                .forEach(id -> added.addAll(partitions.through(id, added)));
        return new SeededRows(labelled, added, untested(rounds, labelled), worlds, ways, notes);
    }

    private Origin origin(ObjectId id, String key, Map<ObjectId, Set<String>> made) {
        if (migrated.getOrDefault(id, Set.of()).contains(key)) {
            return Origin.MIGRATION;
        }
        if (made.getOrDefault(id, Set.of()).contains(key)) {
            return Origin.SEEDED;
        }
        return given.getOrDefault(id, Set.of()).contains(key) ? Origin.TEAM : Origin.TRIGGER;
    }

    private Set<String> keys(ObjectId id, List<JsonNode> rows) {
        return rows.stream().map(row -> key(id, row)).collect(Collectors.toSet());
    }

    private String key(ObjectId id, JsonNode row) {
        return JsonText.of(row, model.relation(id).map(RelationModel::key).orElse(List.of()));
    }

    private List<SpareRow> spareRows(SeedRounds spares, List<SeededRow> rows) {
        List<SpareRow> all = new ArrayList<>();
        spares.done().forEach((job, outcome) -> {
            JsonNode input = outcome.input();
            if (input != null) {
                List<String> replaces = spares.removed(job)
                        ? rows.stream()
                                .filter(row -> row.relation().equals(job.relation()) && isIn(job.into(), row, rows))
                                .filter(row -> job.user().name().equals(row.owner()))
                                .map(SeededRow::key)
                                .toList()
                        : List.of();
                all.add(new SpareRow(job.into(), job.user().name(), JsonText.of(input), replaces));
            }
        });
        return all;
    }

    private boolean isPartition(ObjectId id) {
        return catalog.find(id, Table.class).filter(Table::isPartition).isPresent();
    }

    /** Whether a row lies in a table, which may be a partition of its own. */
    private static boolean isIn(ObjectId table, SeededRow row, List<SeededRow> rows) {
        return row.relation().equals(table)
                || rows.stream()
                        .anyMatch(other ->
                                other.relation().equals(table) && other.json().equals(row.json()));
    }

    private SortedMap<ObjectId, Untested> untested(SeedRounds rounds, List<SeededRow> rows) {
        SortedMap<ObjectId, Untested> untested = new TreeMap<>();
        Map<ObjectId, List<SeededRow>> byRelation = rows.stream().collect(Collectors.groupingBy(SeededRow::relation));
        for (RelationModel relation : model.relations().values()) {
            List<SeededRow> own = byRelation.getOrDefault(relation.id(), List.of());
            boolean isPartition = isPartition(relation.id());
            if (isPartition ? own.isEmpty() : !isEnough(relation, own)) {
                Optional<Map.Entry<RowJob, String>> failure = rounds.failed().entrySet().stream()
                        .filter(entry -> entry.getKey().into().equals(relation.id()))
                        .findFirst();
                String reason = failure.map(Map.Entry::getValue)
                        .orElse(
                                isPartition
                                        ? "no row was found that lies in this partition"
                                        : "no partition of it holds rows for two users");
                ObjectId root = Partitions.root(catalog, relation.id());
                RelationModel whole = model.relation(root).orElse(relation);
                untested.put(
                        relation.id(),
                        new Untested(relation.id(), reason, TeamSeed.suggestion(whole, plans.get(root))));
            }
        }
        return untested;
    }

    /** Two sides that are strangers to each other, or a row at all where rows are nobody's. */
    private static boolean isEnough(RelationModel relation, List<SeededRow> rows) {
        return switch (relation.belonging()) {
            case USER ->
                rows.stream().anyMatch(row -> User.A1.name().equals(row.owner()))
                        && rows.stream().anyMatch(row -> User.B.name().equals(row.owner()));
            case TENANT, TENANT_ROOT ->
                rows.stream()
                                .map(SeededRow::tenant)
                                .filter(Objects::nonNull)
                                .distinct()
                                .count()
                        > 1;
            case NOBODY -> !rows.isEmpty();
        };
    }
}
