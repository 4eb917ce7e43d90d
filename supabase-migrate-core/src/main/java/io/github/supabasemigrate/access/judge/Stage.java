package io.github.supabasemigrate.access.judge;

import io.github.supabasemigrate.access.model.AccessModel;
import io.github.supabasemigrate.access.model.Partitions;
import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.access.rows.SeededRow;
import io.github.supabasemigrate.access.rows.SeededRows;
import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.catalog.routine.Routine;
import io.github.supabasemigrate.sql.Identifiers;
import io.github.supabasemigrate.sql.Literals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Statements that put rows into an empty database: those of an object and of all that decides about access to it. */
final class Stage {

    private static final int MOST_ROWS = 60;

    private final AccessModel model;
    private final Catalog catalog;
    private final Map<ObjectId, List<SeededRow>> rows;
    private final Map<ObjectId, List<String>> made = new LinkedHashMap<>();

    Stage(AccessModel model, SeededRows seeded, Catalog catalog) {
        this.model = model;
        this.catalog = catalog;
        this.rows = seeded.byRelation();
    }

    /** The accounts, then the rows; those that migrations made are there. */
    List<String> around(ObjectId object, Persona persona, Deed deed) {
        var statements = new ArrayList<String>();
        statements.add(accounts(persona, deed));
        statements.addAll(made.computeIfAbsent(
                object,
                id -> relations(id).stream()
                        .flatMap(relation -> insertion(relation).stream())
                        .toList()));
        return statements;
    }

    /** Who signs up in what is shown has no account before. */
    private static String accounts(Persona persona, Deed deed) {
        return Stream.concat(
                        Stream.of(User.A1, User.A2, User.B, User.N)
                                .filter(user ->
                                        !persona.account().filter(user::equals).isPresent())
                                .map(user -> account(user, Map.of())),
                        persona
                                .account()
                                .filter(user -> deed.events().stream()
                                        .noneMatch(event ->
                                                event.contains(user.id().toString())))
                                .stream()
                                .map(user -> account(user, persona.claims())))
                .collect(Collectors.joining(
                        ", ",
                        "INSERT INTO auth.users (instance_id, id, aud, role, email, raw_app_meta_data, raw_user_meta_data) VALUES ",
                        " ON CONFLICT DO NOTHING"));
    }

    private static String account(User user, Map<String, Object> claims) {
        return "('00000000-0000-0000-0000-000000000000', %s, 'authenticated', 'authenticated', %s, %s, %s)"
                .formatted(
                        Literals.quote(user.id().toString()),
                        Literals.quote(user.email()),
                        Literals.quote(Persona.json(claims.getOrDefault("app_metadata", Map.of()))),
                        Literals.quote(Persona.json(claims.getOrDefault("user_metadata", Map.of()))));
    }

    private Set<ObjectId> relations(ObjectId object) {
        Set<ObjectId> wanted = new TreeSet<>();
        add(object, wanted);
        readBy(object).forEach(read -> add(read, wanted));
        if (wanted.isEmpty()) {
            catalog.find(object, Routine.class).ifPresent(routine -> inBody(routine, wanted, new TreeSet<>()));
        }
        return wanted;
    }

    private List<ObjectId> readBy(ObjectId reader) {
        return model.relations().keySet().stream()
                .filter(relation -> model.readersOf(relation).contains(reader))
                .toList();
    }

    private void add(ObjectId table, Set<ObjectId> wanted) {
        ObjectId root = Partitions.root(catalog, table);
        if (model.relations().containsKey(root) && wanted.add(root)) {
            Objects.requireNonNull(model.relations().get(root))
                    .parents()
                    .forEach(parent -> add(parent.relation(), wanted));
            readBy(root).forEach(read -> add(read, wanted));
            readBy(table).forEach(read -> add(read, wanted));
        }
    }

    /** What a body names may be a table, or a function with a body of its own. */
    private void inBody(Routine routine, Set<ObjectId> wanted, Set<ObjectId> seen) {
        if (!seen.add(routine.id())) {
            return;
        }
        String body = routine.source() + " " + routine.sqlBody();
        model.relations().keySet().stream()
                .filter(relation -> names(body, relation.name()))
                .toList()
                .forEach(relation -> add(relation, wanted));
        catalog.routines().stream()
                .filter(other -> model.surface().functions().contains(other.id())
                        && names(body, other.id().name()))
                .forEach(other -> inBody(other, wanted, seen));
    }

    private static boolean names(String body, String name) {
        return Pattern.compile("\\b" + Pattern.quote(name) + "\\b")
                .matcher(body)
                .find();
    }

    private Optional<String> insertion(ObjectId relation) {
        Optional<Table> table = catalog.find(relation, Table.class);
        List<SeededRow> own = rows.getOrDefault(relation, List.of()).stream()
                .filter(row -> row.origin() != SeededRow.Origin.MIGRATION)
                .limit(MOST_ROWS)
                .toList();
        if (table.isEmpty() || own.isEmpty()) {
            return Optional.empty();
        }
        String name = Identifiers.quoteQualified(relation.schema(), relation.name());
        String columns = table.get().columns().stream()
                .filter(column -> column.generated() == Column.Generated.NONE)
                .map(Column::name)
                .map(Identifiers::quote)
                .collect(Collectors.joining(", "));
        String records = own.stream().map(SeededRow::json).collect(Collectors.joining(", ", "[", "]"));
        return Optional.of(
                "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM jsonb_populate_recordset(NULL::%s, %s) ON CONFLICT DO NOTHING"
                        .formatted(name, columns, columns, name, Literals.quote(records)));
    }
}
