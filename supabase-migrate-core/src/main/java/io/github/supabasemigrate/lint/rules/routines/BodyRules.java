package io.github.supabasemigrate.lint.rules.routines;

import io.github.supabasemigrate.catalog.database.Extension;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.routine.Routine;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintContext;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.replay.Origin;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.plpgsql.InnerStatements;
import io.github.supabasemigrate.sql.plpgsql.PlpgsqlBody;
import io.github.supabasemigrate.sql.plpgsql.PlpgsqlStatement.Part.Role;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.sql.statement.table.CreateTable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a body of PL/pgSQL names and what is not there when all migrations have run. Only names with a schema of the project count: any
 * other may mean something that a search path, a temporary table or a CTE gives. On a server with plpgsql_check that is asked too.
 */
public final class BodyRules {

    private static final Set<ObjectKind> RELATIONS = Set.of(
            ObjectKind.TABLE,
            ObjectKind.VIEW,
            ObjectKind.MATERIALIZED_VIEW,
            ObjectKind.FOREIGN_TABLE,
            ObjectKind.SEQUENCE);
    private static final Set<ObjectKind> ROUTINES =
            Set.of(ObjectKind.FUNCTION, ObjectKind.PROCEDURE, ObjectKind.AGGREGATE);

    private BodyRules() {}

    public static List<LintRule> all() {
        return List.of(LintRule.of("function-body-error", Family.ROUTINES, Severity.ERROR)
                .alias("plpgsql_check", "error")
                .schema(BodyRules::missing)
                .build());
    }

    /** What there is, and what the project may name. */
    private record Known(
            Set<String> relations,
            Set<String> routines,
            Set<String> schemas,
            Set<String> extended,
            Set<String> dropped) {

        static Known of(ReplayedSchema schema) {
            Set<String> relations = new HashSet<>();
            Set<String> routines = new HashSet<>();
            Set<String> schemas = new HashSet<>(Set.of("public"));
            schema.catalog().stream().map(object -> object.id()).forEach(id -> {
                if (RELATIONS.contains(id.kind())) {
                    relations.add(name(id));
                } else if (ROUTINES.contains(id.kind())) {
                    routines.add(name(id));
                }
            });
            schema.users().schemas().forEach(each -> schemas.add(each.name()));
            Set<String> dropped = new HashSet<>();
            schema.origins().all().stream()
                    .filter(origin -> origin.act() == Origin.Act.DROPPED)
                    .forEach(origin -> dropped.add(origin.schema() + "." + origin.name()));
            Set<String> extended = new HashSet<>();
            schema.catalog().all(Extension.class).forEach(extension -> extended.add(extension.installedIn()));
            return new Known(relations, routines, schemas, extended, dropped);
        }

        private static String name(ObjectId id) {
            return id.schema() + "." + id.name();
        }

        boolean lacksRelation(QualifiedName name) {
            return lacks(name, relations);
        }

        /** A stand-in for an extension may have fewer functions than the extension. */
        boolean lacksRoutine(QualifiedName name) {
            return !extended.contains(name.schemaOr("")) && lacks(name, routines);
        }

        /** What was dropped is the finding of another rule, where it was dropped. */
        private boolean lacks(QualifiedName name, Set<String> there) {
            String full = name.schemaOr("") + "." + name.name();
            return name.schema().filter(schemas::contains).isPresent()
                    && !there.contains(full)
                    && !dropped.contains(full);
        }
    }

    private static void missing(ReplayedSchema schema, LintContext context, Findings found) {
        List<Routine> bodies = schema.users().routines().stream()
                .filter(routine -> routine.language().equals("plpgsql"))
                .toList();
        Known known = bodies.isEmpty() ? new Known(Set.of(), Set.of(), Set.of(), Set.of(), Set.of()) : Known.of(schema);
        for (Routine routine : bodies) {
            absent(routine, known)
                    .ifPresent(what -> found.at(
                                    schema.origins().creationOf(routine.id()).orElse(null),
                                    "The body of `%s` uses `%s`, which no migration makes: it fails when it gets there."
                                            .formatted(routine.id().display(), what))
                            .about(routine.id().display())
                            .hint("Correct the name, or make what it names."));
        }
    }

    private static Optional<String> absent(Routine routine, Known known) {
        List<SyntaxNode> body = SqlScript.parse(routine.definition()).statements().stream()
                .flatMap(statement -> statement.tree().stream())
                .flatMap(tree -> InnerStatements.plpgsql(tree).stream())
                .flatMap(PlpgsqlBody::statements)
                .flatMap(statement -> statement.parts().stream())
                .filter(part -> part.role() != Role.DYNAMIC)
                .map(part -> part.tree())
                .toList();
        boolean makesTables = body.stream().anyMatch(tree -> tree.is("CreateStmt") || tree.is("CreateAsStmt"));
        Stream<String> relations = body.stream()
                .flatMap(BodyRules::relations)
                .filter(known::lacksRelation)
                .filter(name -> !makesTables || !body.stream().anyMatch(tree -> makes(tree, name)))
                .map(QualifiedName::toString);
        Stream<String> routines = body.stream()
                .flatMap(tree -> tree.descendants("func_application"))
                .map(call -> QualifiedName.of(call.child("func_name").orElseThrow()))
                .filter(known::lacksRoutine)
                .map(name -> name + "()");
        return Stream.concat(relations, routines).findFirst();
    }

    private static boolean makes(SyntaxNode tree, QualifiedName name) {
        return CreateTable.of(tree).filter(made -> made.name().equals(name)).isPresent();
    }

    private static Stream<QualifiedName> relations(SyntaxNode statement) {
        return Stream.of("relation_expr", "insert_target", "relation_expr_opt_alias")
                .flatMap(statement::descendants)
                .filter(node ->
                        node.tokens().size() >= 3 && node.tokens().get(1).is("'.'"))
                .map(node -> node.first("qualified_name").orElse(node))
                .map(QualifiedName::of);
    }
}
