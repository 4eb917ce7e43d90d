package io.github.supabasemigrate.types;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.types.ViewOrigins.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * From which column of a table each column of a query comes unchanged, as PostgreSQL's {@code markTargetListOrigin} tells it:
 * through joins, sub-queries and {@code WITH}; a set operation has no origins.
 */
final class SelectOrigins {

    /** A column of a query's result: the name it has there, empty if it has none by itself, and its origin if it has one. */
    record Shown(String name, @Nullable Origin origin) {}

    private record Source(Map<String, Origin> columns, boolean isOptional) {}

    private final Function<String, Optional<Map<String, Origin>>> relations;
    private final Map<String, Map<String, Origin>> named;

    /**
     * @param relations the origins of a relation's columns, by its qualified name
     */
    SelectOrigins(Function<String, Optional<Map<String, Origin>>> relations) {
        this(relations, Map.of());
    }

    private SelectOrigins(
            Function<String, Optional<Map<String, Origin>>> relations, Map<String, Map<String, Origin>> named) {
        this.relations = relations;
        this.named = named;
    }

    /** The columns of a query in order; none where they cannot be told. */
    List<Shown> of(SyntaxNode query) {
        if (query.kind().equals("simple_select")) {
            return ofSimple(query);
        }
        SelectOrigins inside = query.children().stream()
                .filter(child -> child.kind().equals("with_clause"))
                .findFirst()
                .map(this::within)
                .orElse(this);
        return select(query).map(inside::of).orElse(List.of());
    }

    /** The query that a node wraps. */
    private static Optional<SyntaxNode> select(SyntaxNode node) {
        return node.children().stream().filter(SelectOrigins::isQuery).findFirst();
    }

    private static boolean isQuery(SyntaxNode node) {
        return List.of("simple_select", "select_no_parens", "select_with_parens")
                .contains(node.kind());
    }

    /** Knows the queries of a {@code WITH} too, each of which knows those before it. */
    private SelectOrigins within(SyntaxNode with) {
        var all = new HashMap<>(named);
        for (SyntaxNode query : queries(with)) {
            List<String> name = names(query.children().get(0));
            Optional<SyntaxNode> select = select(query);
            boolean isRenamed = query.children().stream().anyMatch(child -> child.is("name_list"));
            if (name.size() == 1 && select.isPresent() && !isRenamed) {
                all.put(name.get(0), byName(new SelectOrigins(relations, all).of(select.get())));
            }
        }
        return new SelectOrigins(relations, all);
    }

    private static List<SyntaxNode> queries(SyntaxNode with) {
        return with.children().stream()
                .flatMap(child -> child.kind().equals("cte_list") ? child.children().stream() : Stream.of(child))
                .filter(child -> child.kind().equals("common_table_expr"))
                .toList();
    }

    private static Map<String, Origin> byName(List<Shown> columns) {
        Map<String, Origin> byName = new HashMap<>();
        for (Shown column : columns) {
            if (column.origin() != null) {
                byName.put(column.name(), column.origin());
            }
        }
        return byName;
    }

    private List<Shown> ofSimple(SyntaxNode select) {
        boolean isSetOperation = select.children().stream().anyMatch(SelectOrigins::isQuery);
        Optional<SyntaxNode> targets = select.children().stream()
                .filter(child -> child.is("target_list"))
                .findFirst();
        if (isSetOperation || targets.isEmpty()) {
            return List.of();
        }
        Map<String, Source> sources = new HashMap<>();
        select.children().stream()
                .filter(child -> child.is("from_clause"))
                .forEach(from -> collect(from, false, sources));
        return items(targets.get()).stream().map(item -> shown(item, sources)).toList();
    }

    private static List<SyntaxNode> items(SyntaxNode targets) {
        if (!targets.kind().equals("target_list")) {
            return List.of(targets);
        }
        return targets.children().stream()
                .filter(child -> !child.isToken() || !child.text().equals(","))
                .toList();
    }

    private static Shown shown(SyntaxNode item, Map<String, Source> sources) {
        boolean hasAlias = item.kind().equals("target_el");
        List<String> names = names(hasAlias ? item.children().get(0) : item);
        List<String> alias =
                hasAlias ? names(item.children().get(item.children().size() - 1)) : names;
        String name = alias.isEmpty() ? "" : alias.get(alias.size() - 1);
        return new Shown(name, names.isEmpty() ? null : origin(names, sources));
    }

    private static @Nullable Origin origin(List<String> names, Map<String, Source> sources) {
        Source source = names.size() > 1
                ? sources.get(names.get(names.size() - 2))
                : sources.size() == 1 ? sources.values().iterator().next() : null;
        if (source == null) {
            return null;
        }
        Origin below = source.columns().get(names.get(names.size() - 1));
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

    /** A table, view or {@code WITH} query by its name, or a sub-query; with an alias or without. */
    private void collectTable(SyntaxNode node, boolean isOptional, Map<String, Source> sources) {
        boolean hasAlias = node.kind().equals("table_ref");
        List<SyntaxNode> children = node.children();
        List<String> alias = hasAlias ? names(children.get(children.size() - 1)) : names(node);
        if (alias.isEmpty()) {
            return;
        }
        Optional<SyntaxNode> subQuery = hasAlias ? select(node) : Optional.empty();
        Optional<Map<String, Origin>> columns = subQuery.isPresent()
                ? subQuery.map(query -> byName(of(query)))
                : named(names(hasAlias ? children.get(0) : node));
        columns.ifPresent(found -> sources.put(alias.get(alias.size() - 1), new Source(found, isOptional)));
    }

    private Optional<Map<String, Origin>> named(List<String> name) {
        return name.size() == 1 && named.containsKey(name.get(0))
                ? Optional.of(named.get(name.get(0)))
                : relations.apply(String.join(".", name));
    }

    /** The parts of a dotted name; empty for anything else. */
    private static List<String> names(SyntaxNode node) {
        return DottedName.parse(node.text());
    }
}
