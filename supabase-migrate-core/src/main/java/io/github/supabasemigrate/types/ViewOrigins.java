package io.github.supabasemigrate.types;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.MaterializedView;
import io.github.supabasemigrate.catalog.relation.Relation;
import io.github.supabasemigrate.catalog.relation.View;
import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.SqlStatement;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From which column of a table each column of a view comes unchanged, through views over views. Read from the definition as
 * PostgreSQL prints it: columns are followed through joins, sub-queries and {@code WITH}, not through set operations, as PostgreSQL
 * itself keeps their origin.
 */
final class ViewOrigins {

    /**
     * A column of a table that a view shows.
     *
     * @param isOptional an outer join may leave it null
     */
    record Origin(ObjectId table, String column, boolean isOptional) {}

    private final Map<String, Relation> relations = new HashMap<>();
    private final Map<ObjectId, Map<String, Origin>> known = new HashMap<>();

    ViewOrigins(Catalog catalog) {
        catalog.stream()
                .filter(Relation.class::isInstance)
                .map(Relation.class::cast)
                .forEach(relation -> relations.put(
                        relation.id().schema() + "." + relation.id().name(), relation));
        relations.values().forEach(relation -> known.put(relation.id(), Map.of()));
        List.copyOf(relations.values()).forEach(this::of);
    }

    /** The origins of a relation's columns that have one; a table's column is its own. */
    Map<String, Origin> of(Relation relation) {
        if (definition(relation).isEmpty()) {
            Map<String, Origin> own = new HashMap<>();
            relation.columns()
                    .forEach(column -> own.put(column.name(), new Origin(relation.id(), column.name(), false)));
            return own;
        }
        Map<String, Origin> found = known.getOrDefault(relation.id(), Map.of());
        if (found.isEmpty()) {
            found = read(relation, definition(relation).get());
            known.put(relation.id(), found);
        }
        return found;
    }

    /** Whether a column of a view is never null, since the column it shows is not. */
    boolean isNotNull(Relation view, Column column) {
        Origin origin = of(view).get(column.name());
        return origin != null
                && !origin.isOptional()
                && Optional.ofNullable(relations.get(
                                origin.table().schema() + "." + origin.table().name()))
                        .flatMap(table -> table.column(origin.column()))
                        .filter(Column::notNull)
                        .isPresent();
    }

    private static Optional<String> definition(Relation relation) {
        if (relation instanceof View view) {
            return Optional.of(view.definition());
        }
        return relation instanceof MaterializedView view ? Optional.of(view.definition()) : Optional.empty();
    }

    private Map<String, Origin> read(Relation view, String definition) {
        List<SqlStatement> statements = SqlScript.parse(definition).statements();
        Optional<SyntaxNode> tree =
                statements.isEmpty() ? Optional.empty() : statements.get(0).tree();
        List<SelectOrigins.Shown> shown =
                tree.map(new SelectOrigins(this::columns)::of).orElse(List.of());
        Map<String, Origin> origins = new HashMap<>();
        for (int i = 0; i < Math.min(shown.size(), view.columns().size()); i++) {
            Origin origin = shown.get(i).origin();
            if (origin != null) {
                origins.put(view.columns().get(i).name(), origin);
            }
        }
        return origins;
    }

    private Optional<Map<String, Origin>> columns(String relation) {
        return Optional.ofNullable(relations.get(relation)).map(this::of);
    }
}
