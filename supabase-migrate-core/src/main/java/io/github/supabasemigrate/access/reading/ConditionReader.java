package io.github.supabasemigrate.access.reading;

import io.github.supabasemigrate.access.condition.Branch;
import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.routine.Routine;
import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.SqlStatement;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads conditions of policies and constraints of one catalog. It follows casts, COALESCE, subqueries, and the bodies of the
 * user's own SQL and PL/pgSQL functions with the arguments that they are called with; what it cannot follow makes a branch
 * that is not whole, never an error. Not thread-safe.
 */
public final class ConditionReader {

    private final Names names;
    private final Routines routines;

    public ConditionReader(Catalog catalog) {
        names = new Names(catalog);
        routines = new Routines(names);
    }

    /**
     * The ways in which an expression about a row of a table can be true.
     *
     * @param expression as PostgreSQL prints it
     * @param mentions takes what it names
     */
    public List<Branch> read(String expression, ObjectId table, Mentions mentions) {
        return read(expression, table, table.name(), mentions);
    }

    /**
     * The same of an expression in which the table has another name: a partition's policies speak of rows of the partitioned table.
     *
     * @param alias what names of columns may be qualified with
     */
    public List<Branch> read(String expression, ObjectId table, String alias, Mentions mentions) {
        Scope scope = Scope.ofRow(names, table, alias);
        return parse(expression)
                .map(tree -> new Conditions(names, routines, mentions).of(tree, scope, false))
                .orElseGet(() -> List.of(Branch.opaque(false)));
    }

    /** Notes all that a function names, called with arguments that nothing is known of. */
    public void read(Routine routine, Mentions mentions) {
        routines.read(routine, List.of(), Map.of(), mentions);
    }

    private static Optional<SyntaxNode> parse(String expression) {
        List<SqlStatement> statements = SqlScript.parse("SELECT " + expression).statements();
        return statements.isEmpty()
                ? Optional.empty()
                : statements.get(0).tree().flatMap(tree -> tree.first("target_el"));
    }
}
