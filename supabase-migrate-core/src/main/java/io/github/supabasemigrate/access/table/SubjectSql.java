package io.github.supabasemigrate.access.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.supabasemigrate.access.model.RelationModel;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Relation;
import io.github.supabasemigrate.sql.Identifiers;
import io.github.supabasemigrate.sql.Literals;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The statements that try a table out. Values go as JSON, so that one form serves every type. */
public final class SubjectSql {

    private final Relation table;
    private final RelationModel model;
    private final String name;

    public SubjectSql(Relation table, RelationModel model) {
        this.table = table;
        this.model = model;
        this.name = Identifiers.quoteQualified(table.id().schema(), table.id().name());
    }

    /** The columns that tell rows apart: the key, or all. */
    public List<String> keyColumns() {
        return model.key().isEmpty()
                ? table.columns().stream().map(Column::name).toList()
                : model.key();
    }

    /** The rows that are there, by their keys, or by what of them may be read. */
    public String read(Set<String> readable) {
        List<String> shown = readable.containsAll(keyColumns()) ? keyColumns() : List.copyOf(readable);
        return "SELECT pg_catalog.jsonb_agg(%s) FROM %s AS t".formatted(object(shown), name);
    }

    /** Where each row is and what it says of owners, tenants and rights: two of these tell what changed. */
    public String look() {
        return "SELECT pg_catalog.jsonb_object_agg((%s)::text, pg_catalog.jsonb_build_array(t.tableoid::text, t.ctid::text, %s)) FROM %s AS t"
                .formatted(object(keyColumns()), object(watched()), name);
    }

    /** Columns whose new values matter. */
    public Set<String> watched() {
        var watched = new LinkedHashSet<String>();
        model.owners().forEach(owner -> watched.add(owner.column()));
        model.tenants().forEach(tenant -> watched.add(tenant.column()));
        model.parents().forEach(parent -> watched.addAll(parent.columns()));
        watched.addAll(model.privileged());
        model.states().forEach(state -> watched.add(state.column()));
        watched.retainAll(table.columns().stream().map(Column::name).collect(Collectors.toSet()));
        return watched;
    }

    private static String object(Collection<String> columns) {
        if (columns.size() > 40) {
            return "pg_catalog.to_jsonb(t)";
        }
        return columns.stream()
                .map(column -> Literals.quote(column) + ", t." + Identifiers.quote(column))
                .collect(Collectors.joining(", ", "pg_catalog.jsonb_build_object(", ")"));
    }

    public String insert(Map<String, JsonNode> values) {
        if (values.isEmpty()) {
            return "INSERT INTO " + name + " DEFAULT VALUES";
        }
        String columns = values.keySet().stream().map(Identifiers::quote).collect(Collectors.joining(", "));
        String picked =
                values.keySet().stream().map(c -> "x." + Identifiers.quote(c)).collect(Collectors.joining(", "));
        return "INSERT INTO %s (%s) SELECT %s FROM %s".formatted(name, columns, picked, record(values));
    }

    /** Inserts a row, or gives the one that has its key the same values. */
    public String upsert(Map<String, JsonNode> values) {
        String keys = model.key().stream().map(Identifiers::quote).collect(Collectors.joining(", "));
        String assignments = values.keySet().stream()
                .map(Identifiers::quote)
                .map(column -> column + " = EXCLUDED." + column)
                .collect(Collectors.joining(", "));
        return insert(values) + " ON CONFLICT (" + keys + ") DO UPDATE SET " + assignments;
    }

    /** Sets columns in the rows that a condition picks; an empty one reads no column at all. */
    public String update(Map<String, JsonNode> values, String condition) {
        String assignments = values.keySet().stream()
                .map(c -> "%s = (SELECT x.%s FROM %s)"
                        .formatted(Identifiers.quote(c), Identifiers.quote(c), record(Map.of(c, values.get(c)))))
                .collect(Collectors.joining(", "));
        return "UPDATE %s AS t SET %s%s".formatted(name, assignments, condition);
    }

    /** Changes nothing, in the rows that a condition picks. */
    public String touch(String column, String condition) {
        String quoted = Identifiers.quote(column);
        return "UPDATE %s AS t SET %s = t.%s%s".formatted(name, quoted, quoted, condition);
    }

    public String delete(String condition) {
        return "DELETE FROM %s AS t%s".formatted(name, condition);
    }

    /** Deletes as superuser, to make room. */
    public List<String> remove(Collection<String> keys) {
        return keys.stream().map(key -> delete(at(key))).toList();
    }

    /** True for every row, but reads a column. */
    public static String reading(String column) {
        String quoted = Identifiers.quote(column);
        return " WHERE (t." + quoted + " IS NULL) IS NOT NULL";
    }

    /** One row, as people write it where its key is made of plain values. */
    public String where(String key) {
        JsonNode values = Subject.parse(key);
        boolean isPlain = !model.key().isEmpty()
                && values.properties().stream()
                        .allMatch(field -> field.getValue().isTextual()
                                || field.getValue().isIntegralNumber()
                                || field.getValue().isBoolean());
        return !isPlain
                ? at(key)
                : values.properties().stream()
                        .map(field -> "t." + Identifiers.quote(field.getKey()) + " = "
                                + Literals.quote(field.getValue().asText()))
                        .collect(Collectors.joining(" AND ", " WHERE ", ""));
    }

    /** One row. */
    public String at(String key) {
        JsonNode values = Subject.parse(key);
        if (model.key().isEmpty()) {
            return " WHERE pg_catalog.to_jsonb(t) = " + Literals.quote(key) + "::jsonb";
        }
        return values.properties().stream()
                .map(field -> "t.%s = (SELECT x.%s FROM %s)"
                        .formatted(
                                Identifiers.quote(field.getKey()),
                                Identifiers.quote(field.getKey()),
                                record(Map.of(field.getKey(), field.getValue()))))
                .collect(Collectors.joining(" AND ", " WHERE ", ""));
    }

    private String record(Map<String, JsonNode> values) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        values.forEach(node::set);
        String types = values.keySet().stream()
                .map(c -> Identifiers.quote(c) + " " + type(c))
                .collect(Collectors.joining(", "));
        return "pg_catalog.jsonb_to_record(" + Literals.quote(node.toString()) + "::jsonb) AS x(" + types + ")";
    }

    private String type(String column) {
        return table.column(column).map(found -> found.type().sql()).orElse("text");
    }

    /** The name as SQL. */
    public String name() {
        return name;
    }
}
