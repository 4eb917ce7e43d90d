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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From which column of a table each column of a view comes unchanged, through views over views. Read from the definition as
 * PostgreSQL prints it: columns of tables and joins are followed, those of sub-queries, {@code WITH} and set operations are not.
 */
final class ViewOrigins {

    /**
     * A column of a table that a view shows.
     *
     * @param isOptional an outer join may leave it null
     */
    record Origin(ObjectId table, String column, boolean isOptional) {}

    private record Source(Relation relation, boolean isOptional) {}

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
        Optional<SyntaxNode> select = statements.isEmpty()
                ? Optional.empty()
                : statements.get(0).tree().filter(tree -> tree.is("simple_select"));
        Optional<SyntaxNode> targets = select.flatMap(ViewOrigins::targets);
        if (targets.isEmpty()) {
            return Map.of();
        }
        Map<String, Source> sources = new HashMap<>();
        select.get().children().stream()
                .filter(child -> child.is("from_clause"))
                .forEach(from -> collect(from, false, sources));
        List<SyntaxNode> items = items(targets.get());
        Map<String, Origin> origins = new HashMap<>();
        for (int i = 0; i < Math.min(items.size(), view.columns().size()); i++) {
            Origin origin = origin(items.get(i), sources);
            if (origin != null) {
                origins.put(view.columns().get(i).name(), origin);
            }
        }
        return origins;
    }

    private static Optional<SyntaxNode> targets(SyntaxNode select) {
        return select.children().stream()
                .filter(child -> child.is("target_list"))
                .findFirst();
    }

    private static List<SyntaxNode> items(SyntaxNode targets) {
        if (!targets.kind().equals("target_list")) {
            return List.of(targets);
        }
        return targets.children().stream()
                .filter(child -> !child.isToken() || !child.text().equals(","))
                .toList();
    }

    private @Nullable Origin origin(SyntaxNode item, Map<String, Source> sources) {
        SyntaxNode expression =
                item.kind().equals("target_el") ? item.children().get(0) : item;
        List<String> names = names(expression);
        if (names.isEmpty()) {
            return null;
        }
        String column = names.get(names.size() - 1);
        Source source = names.size() > 1
                ? sources.get(names.get(names.size() - 2))
                : sources.size() == 1 ? sources.values().iterator().next() : null;
        if (source == null) {
            return null;
        }
        Origin below = of(source.relation()).get(column);
        return below == null || !source.isOptional() ? below : new Origin(below.table(), below.column(), true);
    }

    private void collect(SyntaxNode node, boolean isOptional, Map<String, Source> sources) {
        if (node.kind().equals("joined_table")) {
            collectJoin(node, isOptional, sources);
        } else if ((node.is("table_ref") && !node.children().isEmpty()) || node.is("qualified_name")) {
            collectTable(node, isOptional, sources);
        } else if (!node.is("join_qual") && !node.is("select_with_parens")) {
            node.children().forEach(child -> collect(child, isOptional, sources));
        }
    }

    private void collectJoin(SyntaxNode join, boolean isOptional, Map<String, Source> sources) {
        List<SyntaxNode> sides = new ArrayList<>();
        String type = "";
        for (SyntaxNode child : join.children()) {
            if (child.kind().equals("joined_table") || child.is("table_ref")) {
                sides.add(child);
            } else if ((child.isToken() && List.of("LEFT", "RIGHT", "FULL").contains(child.kind()))
                    || child.is("join_type")) {
                type = child.text().toUpperCase(Locale.ROOT).split(" ")[0];
            }
        }
        for (int i = 0; i < sides.size(); i++) {
            boolean byJoin = type.equals(i == 0 ? "RIGHT" : "LEFT") || type.equals("FULL");
            collect(sides.get(i), isOptional || byJoin, sources);
        }
    }

    private void collectTable(SyntaxNode node, boolean isOptional, Map<String, Source> sources) {
        boolean hasAlias = node.kind().equals("table_ref");
        List<String> name = names(hasAlias ? node.children().get(0) : node);
        Relation relation = relations.get(String.join(".", name));
        if (relation != null) {
            List<SyntaxNode> children = node.children();
            String alias = hasAlias
                    ? names(children.get(children.size() - 1)).stream()
                            .findFirst()
                            .orElse("")
                    : name.get(name.size() - 1);
            sources.put(alias, new Source(relation, isOptional));
        }
    }

    /** The parts of a dotted name; empty for anything else. */
    private static List<String> names(SyntaxNode node) {
        return DottedName.parse(node.text());
    }
}
