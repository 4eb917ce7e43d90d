package io.github.supabasemigrate.catalog;

import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.Dependency;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Relation;
import io.github.supabasemigrate.catalog.relation.Sequence;
import io.github.supabasemigrate.catalog.routine.Routine;
import io.github.supabasemigrate.catalog.type.Operator;
import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.plpgsql.InnerStatement;
import io.github.supabasemigrate.sql.plpgsql.InnerStatements;
import io.github.supabasemigrate.sql.plpgsql.PlpgsqlStatement;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What functions need that PostgreSQL does not record, because their bodies are text to it: relations, sequences and routines
 * that the body names, and operators in {@code 'name'::regoperator}. A name without a schema is looked up along the function's own {@code search_path}, else in its
 * schema and {@code public}. Hints only: a body may make its names up, or never run.
 */
public final class DependencyHints {

    private static final List<String> NAMES = List.of("qualified_name", "relation_expr", "func_name", "GenericType");

    private final Map<String, List<ObjectId>> named = new HashMap<>();

    private DependencyHints(Catalog catalog) {
        for (CatalogObject object : catalog.objects()) {
            if (object instanceof Relation
                    || object instanceof Sequence
                    || object instanceof Routine
                    || object instanceof Operator) {
                named.computeIfAbsent(object.schema() + "." + object.name(), key -> new ArrayList<>())
                        .add(object.id());
            }
        }
    }

    /** Sorted; those of members of extensions are left out. */
    public static List<Dependency> of(Catalog catalog) {
        return of(catalog, catalog.routines());
    }

    /** Those of some of a catalog's routines. */
    public static List<Dependency> of(Catalog catalog, Collection<Routine> routines) {
        if (routines.isEmpty()) {
            return List.of();
        }
        var hints = new DependencyHints(catalog);
        return routines.stream()
                .filter(routine -> routine.extension().isEmpty() && routine.sqlBody() == null)
                .flatMap(hints::of)
                .sorted()
                .toList();
    }

    private Stream<Dependency> of(Routine routine) {
        var needed = new TreeSet<ObjectId>();
        List<SyntaxNode> inside = SqlScript.parse(routine.definition()).statements().stream()
                .flatMap(statement -> statement.tree().stream())
                .flatMap(DependencyHints::inside)
                .toList();
        inside.stream()
                .flatMap(node -> NAMES.stream().flatMap(node::descendants))
                .map(QualifiedName::of)
                .forEach(name -> needed.addAll(resolve(name, routine)));
        inside.stream()
                .flatMap(node -> node.descendants("Sconst"))
                .map(SyntaxNode::literal)
                .forEach(text -> needed.addAll(resolve(text)));
        needed.remove(routine.id());
        return needed.stream().map(id -> new Dependency(routine.id(), id, Dependency.Strength.HINT));
    }

    /** The statements of a body, and its expressions, which are no statements of their own. */
    private static Stream<SyntaxNode> inside(SyntaxNode createFunction) {
        Stream<SyntaxNode> statements =
                InnerStatements.of(createFunction).statements().stream().skip(1).map(InnerStatement::node);
        Stream<SyntaxNode> expressions = InnerStatements.plpgsql(createFunction).stream()
                .flatMap(body -> body.parts().stream())
                .map(PlpgsqlStatement.Part::tree);
        return Stream.concat(statements, expressions);
    }

    private List<ObjectId> resolve(QualifiedName name, Routine routine) {
        return name.schema().map(List::of).orElseGet(() -> searchPath(routine)).stream()
                .map(schema -> named.getOrDefault(schema + "." + name.name(), List.of()))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** A constant such as {@code 'public.t'}, which {@code ::regclass} and its kin read as a name. */
    private List<ObjectId> resolve(String text) {
        int end = text.indexOf('(');
        String name = (end < 0 ? text : text.substring(0, end)).strip();
        return name.indexOf('.') < 1 || name.indexOf(' ') >= 0
                ? List.of()
                : named.getOrDefault(name.replace("\"", ""), List.of());
    }

    private static List<String> searchPath(Routine routine) {
        return routine.settings().stream()
                .filter(setting -> setting.startsWith("search_path="))
                .findFirst()
                .map(setting -> Stream.of(
                                setting.substring("search_path=".length()).split(","))
                        .map(schema -> schema.strip().replace("\"", ""))
                        .toList())
                .orElseGet(() -> List.of(routine.schema(), "public"));
    }
}
