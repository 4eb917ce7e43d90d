package io.github.supabasemigrate.lint.schema;

import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.SqlStatement;
import io.github.supabasemigrate.sql.grammar.SyntaxError;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.plpgsql.InnerStatement;
import io.github.supabasemigrate.sql.plpgsql.InnerStatements;
import io.github.supabasemigrate.sql.statement.SetStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A statement wherever it stands: in the script, in a DO block, in a function's body, in a text that EXECUTE runs, or as an element of
 * {@code CREATE SCHEMA}.
 *
 * @param index of the script's statement that it is part of
 * @param bodyErrors why bodies in the script's statement do not parse
 * @param unread what EXECUTE in the script's statement runs and what no reader can know
 * @param schema where names without a schema are made, as far as the file says it
 */
public record WalkedStatement(
        int index,
        SqlStatement outer,
        InnerStatement inner,
        String schema,
        List<SyntaxError> bodyErrors,
        List<InnerStatement> unread) {

    private static final String PUBLIC = "public";

    /** All of a script, outer ones first. What does not parse has none. */
    public static List<WalkedStatement> in(SqlScript script) {
        List<WalkedStatement> found = new ArrayList<>();
        String schema = PUBLIC;
        List<SqlStatement> statements = script.statements();
        for (int i = 0; i < statements.size(); i++) {
            SqlStatement statement = statements.get(i);
            Optional<SyntaxNode> tree = statement.tree();
            if (tree.isPresent()) {
                InnerStatements inside = InnerStatements.of(tree.get());
                for (InnerStatement inner : inside.statements()) {
                    add(new WalkedStatement(i, statement, inner, schema, inside.bodyErrors(), inside.unread()), found);
                }
                schema = schemaAfter(tree.get(), schema);
            }
        }
        return found;
    }

    private static void add(WalkedStatement walked, List<WalkedStatement> found) {
        found.add(walked);
        InnerStatement inner = walked.inner();
        if (!inner.node().is("CreateSchemaStmt")) {
            return;
        }
        String made = inner.node()
                .child("opt_single_name")
                .or(() -> inner.node().child("ColId"))
                .map(SyntaxNode::identifier)
                .orElse(walked.schema());
        inner.node().child("OptSchemaEltList").stream()
                .flatMap(list -> list.is("schema_stmt") ? List.of(list).stream() : list.children().stream())
                .map(element -> new InnerStatement(element, inner.place(), inner.isTemplate()))
                .forEach(element -> found.add(new WalkedStatement(
                        walked.index(), walked.outer(), element, made, walked.bodyErrors(), walked.unread())));
    }

    /** The first schema of {@code SET search_path}; what is computed or quoted empty is not known. */
    private static String schemaAfter(SyntaxNode tree, String before) {
        return SetStatement.of(tree)
                .filter(set -> set.name().equals("search_path"))
                .map(set -> set.isReset()
                                || set.values().isEmpty()
                                || set.values().get(0).isBlank()
                        ? PUBLIC
                        : set.values().get(0))
                .map(first -> first.startsWith("$") || first.startsWith("\"$") ? PUBLIC : first)
                .orElse(before);
    }
}
