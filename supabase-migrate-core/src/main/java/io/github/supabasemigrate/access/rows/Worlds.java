package io.github.supabasemigrate.access.rows;

import io.github.supabasemigrate.access.model.AccessModel;
import io.github.supabasemigrate.access.model.Combination;
import io.github.supabasemigrate.access.model.OwnerColumn;
import io.github.supabasemigrate.access.model.RelationModel;
import io.github.supabasemigrate.access.model.StateColumn;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.access.rows.plan.TablePlan;
import io.github.supabasemigrate.access.rows.server.Fit;
import io.github.supabasemigrate.access.rows.server.SeedSession;
import io.github.supabasemigrate.access.rows.value.Cell;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.sql.Identifiers;
import io.github.supabasemigrate.sql.Literals;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** What to change, one factor at a time: every value of every state, and states together where a policy asks for several. */
final class Worlds {

    /** What a statement fails with when it has nothing to change. */
    private static final String UNCHANGED = "SM001";

    private final AccessModel model;
    private final Map<ObjectId, TablePlan> plans;
    private final Map<String, World> worlds = new LinkedHashMap<>();
    private final Map<String, Combination.State> states = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    Worlds(AccessModel model, Map<ObjectId, TablePlan> plans) {
        this.model = model;
        this.plans = plans;
        for (RelationModel relation : model.relations().values()) {
            boolean isStorage = relation.id().schema().equals("storage");
            for (StateColumn state : isStorage ? List.<StateColumn>of() : relation.states()) {
                for (@Nullable String value : state.values()) {
                    add(List.of(new Combination.State(relation.id(), state.column(), value, state.isStanding())));
                }
            }
            relation.owners().stream()
                    .filter(owner -> owner.isConsulted() && !isStorage)
                    .forEach(owner -> addOwnerless(relation, owner));
        }
        model.combinations().forEach(combination -> add(combination.states()));
        model.excluding().stream().filter(plans::containsKey).forEach(this::addEmpty);
    }

    /** Rows that shut something are made like all others: what is open without them shows when they are gone. */
    private void addEmpty(ObjectId relation) {
        String name = table(relation) + " is empty";
        String statement = "DELETE FROM " + Identifiers.quoteQualified(relation.schema(), relation.name());
        Set<ObjectId> concerns = new TreeSet<>(model.readersOf(relation));
        concerns.remove(relation);
        if (!concerns.isEmpty()) {
            worlds.putIfAbsent(name, new World(name, List.of(statement), concerns, null));
        }
    }

    /** Rows that say of no user that they are his. */
    private void addOwnerless(RelationModel relation, OwnerColumn owner) {
        Set<ObjectId> concerns = model.readersOf(relation.id());
        if (!owner.isInJson() && isNullable(relation, owner)) {
            add(List.of(new Combination.State(relation.id(), owner.column(), null, false)));
        } else if (owner.isInJson() && plans.containsKey(relation.id()) && !concerns.isEmpty()) {
            String name = table(relation.id()) + "." + owner.display() + " IS NULL";
            String statement = "UPDATE " + SeedSession.qualified(relation.id()) + " SET "
                    + Identifiers.quote(owner.column()) + " = " + owner.withoutUser();
            worlds.putIfAbsent(name, new World(name, List.of(statement), concerns, null));
        }
    }

    private boolean isNullable(RelationModel relation, OwnerColumn owner) {
        TablePlan plan = plans.get(relation.id());
        return plan != null
                && plan.table()
                        .column(owner.column())
                        .filter(column -> !column.notNull())
                        .isPresent();
    }

    private void add(List<Combination.State> states) {
        List<String> names = new ArrayList<>();
        List<String> statements = new ArrayList<>();
        Set<ObjectId> concerns = new TreeSet<>();
        User user = null;
        for (Combination.State state : states) {
            RelationModel relation = model.relations().get(state.relation());
            TablePlan plan = plans.get(state.relation());
            if (relation == null || plan == null || isAlone(plan, state.column())) {
                return;
            }
            Optional<User> subject = state.isStanding() ? Optional.of(subject(relation)) : Optional.empty();
            user = subject.orElse(user);
            names.add(name(state));
            statements.add(statement(state, relation, plan, subject));
            concerns.addAll(model.readersOf(state.relation()));
        }
        String name = String.join(" AND ", names);
        if (!concerns.isEmpty()) {
            if (states.size() == 1) {
                this.states.put(name, states.get(0));
            }
            worlds.putIfAbsent(name, new World(name, statements, concerns, user == null ? null : user.name()));
        }
    }

    /** A column that alone is a key cannot have one value in all rows. */
    private static boolean isAlone(TablePlan plan, String column) {
        return plan.model().key().equals(List.of(column));
    }

    /** Whose standing to change: the member without special rights, or the first user. */
    private static User subject(RelationModel relation) {
        return relation.membership() != null ? User.A2 : User.A1;
    }

    private static String name(Combination.State state) {
        return table(state.relation()) + "." + state.column()
                + (state.value() == null ? " IS NULL" : " = " + Literals.quote(state.value()));
    }

    private static String table(ObjectId relation) {
        return relation.schema().equals("public") ? relation.name() : relation.schema() + "." + relation.name();
    }

    private static String statement(
            Combination.State state, RelationModel relation, TablePlan plan, Optional<User> subject) {
        String column = Identifiers.quote(state.column());
        String type = plan.types().getOrDefault(state.column(), "text");
        String value = state.value() == null ? "NULL" : Literals.quote(state.value());
        String wanted = String.valueOf(state.value());
        boolean isInside = type.equals("jsonb") && wanted.startsWith("{");
        String json = isInside ? JsonText.merge(column, wanted) : value + "::" + type;
        String changed = " SET " + column + " = " + json;
        String where = " WHERE " + column + " IS DISTINCT FROM " + json;
        String own = subject.flatMap(user -> relation.owners().stream()
                        .filter(owner -> owner.form() == OwnerColumn.Form.ID && owner.isConsulted())
                        .findFirst()
                        .map(owner -> " AND " + owner.asText() + " = "
                                + Literals.quote(user.id().toString())))
                .orElse("");
        return "UPDATE " + SeedSession.qualified(state.relation()) + changed
                + (type.equals("json") ? " WHERE true" : where) + own;
    }

    /** Keeps those that can be brought about and change something: single states first, then those that come together. */
    List<World> possible(SeedSession session) throws SQLException {
        List<World> singles = new ArrayList<>();
        List<World> together = new ArrayList<>();
        worlds.values().forEach(world -> (world.statements().size() == 1 ? singles : together).add(world));
        Set<String> changing = new HashSet<>();
        List<World> refused = new ArrayList<>();
        List<World> possible = tried(singles, session, refused);
        possible.addAll(tried(repaired(refused, session), session, new ArrayList<>()));
        possible.forEach(world -> changing.addAll(world.statements()));
        // What is so already need not be made so; what then is a single state was tried.
        List<World> reduced = together.stream()
                .map(world -> new World(
                        world.name(),
                        world.statements().stream().filter(changing::contains).toList(),
                        world.concerns(),
                        world.user()))
                .filter(world -> world.statements().size() > 1)
                .toList();
        possible.addAll(tried(reduced, session, new ArrayList<>()));
        return possible;
    }

    /** States that a check refuses alone, with what it wants of other columns. */
    private List<World> repaired(List<World> refused, SeedSession session) throws SQLException {
        List<World> repaired = new ArrayList<>();
        for (World world : refused) {
            Combination.State state = states.get(world.name());
            TablePlan plan = state == null ? null : plans.get(state.relation());
            Optional<Fit> question = state == null || plan == null
                    ? Optional.empty()
                    : plan.options().questionWith(state.column(), state.value());
            if (state != null && plan != null && question.isPresent()) {
                List<List<Integer>> answers =
                        session.fit(List.of(question.get())).get(0);
                if (!answers.isEmpty()) {
                    String more = sets(plan, plan.options().others(state.column(), answers.get(0)));
                    String statement =
                            world.statements().get(0).replaceFirst(" SET ", Matcher.quoteReplacement(" SET " + more));
                    repaired.add(new World(world.name(), List.of(statement), world.concerns(), world.user()));
                }
            }
        }
        return repaired;
    }

    /** Whether a check that refuses a state binds other columns too. */
    private boolean plansKnow(World world) {
        Combination.State state = states.get(world.name());
        TablePlan plan = state == null ? null : plans.get(state.relation());
        return state != null
                && plan != null
                && plan.options().questionWith(state.column(), state.value()).isPresent();
    }

    private static String sets(TablePlan plan, Map<String, Cell> cells) {
        StringBuilder sets = new StringBuilder();
        cells.forEach((column, cell) -> {
            String text = cell instanceof Cell.Value value ? value.candidate().text(1, "a1") : null;
            if (text != null || cell instanceof Cell.Null) {
                sets.append(Identifiers.quote(column))
                        .append(" = ")
                        .append(
                                text == null
                                        ? "NULL"
                                        : Literals.quote(text) + "::"
                                                + plan.types().get(column))
                        .append(", ");
            }
        });
        return sets.toString();
    }

    /** @param refused takes those that a check refused; what else failed is noted */
    private List<World> tried(List<World> all, SeedSession session, List<World> refused) throws SQLException {
        List<List<String>> groups = all.stream()
                .map(world ->
                        world.statements().stream().map(Worlds::mustChange).toList())
                .toList();
        List<@Nullable String> errors = session.attempt(groups, false);
        List<World> possible = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            String error = errors.get(i);
            if (error == null) {
                possible.add(all.get(i));
            } else if (error.startsWith("23514") && plansKnow(all.get(i))) {
                refused.add(all.get(i));
            } else if (!error.startsWith(UNCHANGED)) {
                notes.add("The state %s was not tried: %s".formatted(all.get(i).name(), error));
            }
        }
        return possible;
    }

    /** The same statement, failing when it changes no row. */
    private static String mustChange(String update) {
        return "DO "
                + Literals.dollarQuote("BEGIN " + update + "; IF NOT FOUND THEN RAISE EXCEPTION USING ERRCODE = '"
                        + UNCHANGED + "', MESSAGE = 'nothing changes'; END IF; END");
    }

    List<String> notes() {
        return notes;
    }
}
