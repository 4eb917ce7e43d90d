package io.github.supabasemigrate.access.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.supabasemigrate.access.model.RelationModel;
import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.access.probe.Command;
import io.github.supabasemigrate.access.rows.SeededRow;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Relation;
import io.github.supabasemigrate.sql.Identifiers;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A relation under test, with the rows in it by their keys.
 *
 * @param table as the catalog has it
 * @param model what its policies look at
 * @param rows by key, as {@link #key(String)} writes it
 * @param tenants the tenant of each user that rows are made for; empty in a schema without tenants
 * @param unique columns that some key or other unique index covers
 */
public record Subject(
        Relation table,
        RelationModel model,
        Map<String, SeededRow> rows,
        Map<String, String> tenants,
        Set<String> unique) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    public static Subject of(
            Relation table,
            RelationModel model,
            List<SeededRow> rows,
            Map<String, String> tenants,
            Set<String> unique) {
        var byKey = new LinkedHashMap<String, SeededRow>();
        rows.forEach(row -> byKey.put(key(row.key()), row));
        return new Subject(table, model, Collections.unmodifiableMap(byKey), tenants, unique);
    }

    /** The same relation with some of its rows. */
    public Subject only(Predicate<SeededRow> wanted) {
        var some = new LinkedHashMap<String, SeededRow>();
        rows.forEach((key, row) -> {
            if (wanted.test(row)) {
                some.put(key, row);
            }
        });
        return new Subject(table, model, Collections.unmodifiableMap(some), tenants, unique);
    }

    /** The buckets that files of the storage service lie in; empty for every other table. */
    public Set<String> buckets() {
        boolean isStorage = id().schema().equals("storage") && id().name().equals("objects");
        return !isStorage
                ? Set.of()
                : rows.values().stream().map(Subject::bucket).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The bucket of a file. */
    public static String bucket(SeededRow file) {
        return parse(file.json()).path("bucket_id").asText();
    }

    public ObjectId id() {
        return table.id();
    }

    public SubjectSql sql() {
        return new SubjectSql(table, model);
    }

    /** One spelling for every way in which JSON writes a key. */
    public static String key(String json) {
        return parse(json).toString();
    }

    public static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON: " + json, e);
        }
    }

    /** Keys of the rows in an answer to {@link SubjectSql#read}. */
    public Set<String> keys(JsonNode answer) {
        var keys = new TreeSet<String>();
        answer.forEach(row -> {
            String key = row.toString();
            if (rows.containsKey(key)) {
                keys.add(key);
            } else {
                rowsLike(row).forEach(keys::add);
            }
        });
        return keys;
    }

    /** Where the key itself may not be read, a row is known by what may. */
    private Collection<String> rowsLike(JsonNode part) {
        return rows.entrySet().stream()
                .filter(row -> {
                    JsonNode whole = parse(row.getValue().json());
                    return part.properties().stream()
                            .allMatch(field -> field.getValue().equals(whole.path(field.getKey())));
                })
                .map(Map.Entry::getKey)
                .toList();
    }

    public Whose whose(Persona persona, String key) {
        SeededRow row = rows.get(key);
        return row == null ? Whose.NOBODY : whose(persona, row);
    }

    public Whose whose(Persona persona, SeededRow row) {
        Optional<String> owner = row.ownerName();
        Optional<String> tenant = row.tenantName()
                .filter(name -> !tenants.isEmpty())
                .or(() -> owner.flatMap(name -> Optional.ofNullable(tenants.get(name))));
        if (owner.isEmpty() && row.tenantName().isEmpty()) {
            return Whose.NOBODY;
        }
        Optional<User> user = persona.account();
        if (user.isPresent() && owner.equals(user.map(User::name))) {
            return Whose.OWN;
        }
        boolean isFellow = tenant.isPresent() && user.flatMap(User::tenantName).equals(tenant);
        return isFellow ? Whose.TENANT : Whose.OTHER;
    }

    public Set<String> keysOf(Persona persona, Set<Whose> wanted) {
        return rows.entrySet().stream()
                .filter(row -> wanted.contains(whose(persona, row.getValue())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Columns that a statement may give a value. */
    public Set<String> settable() {
        return table.columns().stream()
                .filter(column ->
                        column.generated() == Column.Generated.NONE && column.identity() != Column.Identity.ALWAYS)
                .map(Column::name)
                .collect(Collectors.toSet());
    }

    /** A statement of that command on every row, for people to run: with or without reading a column. */
    public String example(Command command, boolean reading) {
        String column = settable().stream()
                .filter(name -> !unique.contains(name) && !model.consulted().contains(name))
                .sorted()
                .findFirst()
                .orElse(table.columns().get(0).name());
        String condition = reading ? SubjectSql.reading(column) : "";
        return switch (command) {
            case SELECT -> "SELECT * FROM " + sql().name();
            case INSERT -> "INSERT INTO " + sql().name() + " DEFAULT VALUES";
            case UPDATE ->
                reading
                        ? sql().touch(column, condition)
                        : "UPDATE " + sql().name() + " SET " + Identifiers.quote(column) + " = DEFAULT";
            case DELETE -> sql().delete(condition);
        };
    }

    /**
     * A statement of that command on one row, for people to run.
     *
     * @param writable columns that may be set
     * @param readable columns that may be read
     */
    public String example(Command command, String key, Set<String> writable, Set<String> readable) {
        String where = sql().where(key);
        return switch (command) {
            case SELECT -> "SELECT " + list(readable) + " FROM " + sql().name() + " AS t" + where;
            case INSERT -> throw new IllegalArgumentException("no row is there to insert");
            case UPDATE -> sql().touch(quiet(writable), where);
            case DELETE -> sql().delete(where);
        };
    }

    private String list(Set<String> readable) {
        return readable.size() == table.columns().size()
                ? "*"
                : readable.stream().map(Identifiers::quote).collect(Collectors.joining(", "));
    }

    /** Of some columns the one whose value means least. */
    private String quiet(Set<String> columns) {
        return columns.stream()
                .min(Comparator.comparing((String name) -> unique.contains(name))
                        .thenComparing(name -> model.consulted().contains(name))
                        .thenComparing(name -> sql().watched().contains(name))
                        .thenComparing(name -> name))
                .orElse(table.columns().get(0).name());
    }

    /** An UPDATE of all rows that reads no column of them: it sets one to what a row has already. */
    public String blindUpdate(Set<String> writable) {
        String column = quiet(writable);
        JsonNode value = rows.keySet().stream()
                .map(key -> json(key).path(column))
                .filter(found -> !found.isNull() && !found.isMissingNode())
                .findFirst()
                .orElse(NullNode.getInstance());
        return sql().update(Map.of(column, value), "");
    }

    /** An INSERT of a row, given as a JSON object of its columns. */
    public String insertion(String row) {
        var values = new LinkedHashMap<String, JsonNode>();
        parse(row).properties().forEach(field -> values.put(field.getKey(), field.getValue()));
        return sql().insert(values);
    }

    /** What takes rows away, as superuser. */
    public List<String> removal(Set<String> keys) {
        return sql().remove(keys);
    }

    /** What shows every row's place and owners, for comparing. */
    public String look() {
        return sql().look();
    }

    /** The deletion of one row. */
    public String deletion(String key) {
        return sql().delete(sql().at(key));
    }

    /** One spelling for every way in which JSON writes a key. */
    public static String canonical(String json) {
        return key(json);
    }

    /** A whole row. */
    public JsonNode json(String key) {
        return parse(
                Objects.requireNonNull(rows.get(key), "there is such a row").json());
    }

    /** A query for the rows that are there, by what of them may be read. */
    public String reading(Set<String> readable) {
        return sql().read(readable);
    }

    /** The keys in its answer. */
    public Set<String> found(JsonNode answer) {
        return keys(answer);
    }

    /** How an attempt says which bucket it was made in. */
    public static String inBucket(String bucket) {
        return StateValues.condition("bucket_id", bucket);
    }
}
