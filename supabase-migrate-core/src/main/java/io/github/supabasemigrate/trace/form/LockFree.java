package io.github.supabasemigrate.trace.form;

import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.SqlStatement;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.CommandTag;
import io.github.supabasemigrate.sql.statement.CommentOn;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.sql.statement.table.AlterTable;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand;
import io.github.supabasemigrate.sql.statement.table.CreateIndex;
import io.github.supabasemigrate.sql.statement.table.CreatePolicy;
import io.github.supabasemigrate.sql.statement.table.CreateTrigger;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The statements of a file that keep nobody waiting, because they lock no table at all, as their form was seen to do, or none but a
 * table that the file itself has made. For them it is enough to ask which objects they made: reading all locks of a server costs
 * more than most of these statements. In doubt a statement is none of them.
 */
public final class LockFree {

    private static final Set<String> TAGS = Set.of(
            "CREATE FUNCTION",
            "CREATE PROCEDURE",
            "ALTER FUNCTION",
            "ALTER PROCEDURE",
            "ALTER ROUTINE",
            "CREATE TYPE",
            "CREATE DOMAIN",
            "CREATE SCHEMA",
            "ALTER DEFAULT",
            "ALTER DEFAULT PRIVILEGES",
            "GRANT",
            "REVOKE",
            "SET",
            "RESET");

    /** What a definition says when it reaches into another table. */
    private static final Set<String> REACHES =
            Set.of("REFERENCES", "LIKE", "INHERITS", "PARTITION", "SelectStmt", "OF");

    /** No statement. */
    public static final LockFree NONE = new LockFree();

    private final Set<SqlStatement> statements = new HashSet<>();

    private LockFree() {}

    /**
     * Those of a file.
     *
     * @param exists whether there is a relation of this qualified name already
     */
    public static LockFree of(SqlScript script, Predicate<String> exists) {
        LockFree found = new LockFree();
        boolean namesAreSure = true;
        Set<String> made = new HashSet<>();
        for (SqlStatement statement : script.statements()) {
            Optional<SyntaxNode> tree = statement.tree();
            if (tree.isPresent()
                    && (isForm(tree.get()) || (namesAreSure && staysInNewTables(tree.get(), exists, made)))) {
                found.statements.add(statement);
            }
            namesAreSure &= !mayChangeSearchPath(statement);
        }
        return found;
    }

    public boolean has(SqlStatement statement) {
        return statements.contains(statement);
    }

    private static boolean mayChangeSearchPath(SqlStatement statement) {
        String text = statement.text().toLowerCase(Locale.ROOT);
        return text.contains("search_path") && !text.startsWith("create ") && !text.startsWith("alter function");
    }

    /** A schema may bring its tables along. */
    private static boolean isForm(SyntaxNode tree) {
        return TAGS.contains(CommandTag.of(tree)) && !tree.contains("schema_stmt");
    }

    private static boolean staysInNewTables(SyntaxNode tree, Predicate<String> exists, Set<String> made) {
        if (tree.is("CreateStmt")) {
            String name = qualified(
                    tree.child("qualified_name").map(QualifiedName::of).orElseThrow());
            if (exists.test(name)) {
                return false;
            }
            made.add(name);
            return !reaches(tree);
        }
        return !made.isEmpty()
                && target(tree).map(LockFree::qualified).filter(made::contains).isPresent();
    }

    private static boolean reaches(SyntaxNode tree) {
        return tree.nodes().anyMatch(node -> REACHES.contains(node.kind()));
    }

    /** The only table that a statement touches. */
    private static Optional<QualifiedName> target(SyntaxNode tree) {
        return switch (tree.kind()) {
            case "IndexStmt" -> CreateIndex.of(tree).map(CreateIndex::table);
            case "CreatePolicyStmt" -> CreatePolicy.of(tree).map(CreatePolicy::table);
            case "CreateTrigStmt" ->
                CreateTrigger.of(tree).filter(each -> !each.isConstraint()).map(CreateTrigger::table);
            case "AlterTableStmt" ->
                AlterTable.of(tree)
                        .filter(alter -> alter.kind().equals("TABLE"))
                        .filter(alter -> alter.commands().stream().allMatch(LockFree::staysInTable))
                        .map(AlterTable::name);
            case "CommentStmt" -> CommentOn.of(tree).flatMap(LockFree::commented);
            default -> Optional.empty();
        };
    }

    /** A function in a definition could be called for rows that are there by now, and read anything. */
    private static boolean staysInTable(AlterTableCommand command) {
        boolean isKnown = command instanceof AlterTableCommand.RowSecurity
                || command instanceof AlterTableCommand.AddColumn
                || command instanceof AlterTableCommand.AddConstraint
                || command instanceof AlterTableCommand.SetNotNull
                || command instanceof AlterTableCommand.SetDefault
                || command instanceof AlterTableCommand.SetOwner;
        return isKnown && !reaches(command.node()) && !command.node().contains("func_application");
    }

    private static Optional<QualifiedName> commented(CommentOn comment) {
        return switch (comment.kind()) {
            case "TABLE" -> Optional.of(QualifiedName.of(comment.object()));
            case "COLUMN" -> Optional.of(tableOfColumn(comment.object()));
            default -> comment.on();
        };
    }

    private static QualifiedName tableOfColumn(SyntaxNode column) {
        List<String> parts = column.tokens().stream()
                .filter(token -> !token.is("'.'"))
                .map(SyntaxNode::identifier)
                .toList();
        int table = Math.max(0, parts.size() - 2);
        return new QualifiedName(table > 0 ? Optional.of(parts.get(table - 1)) : Optional.empty(), parts.get(table));
    }

    private static String qualified(QualifiedName name) {
        return name.schemaOr("public") + "." + name.name();
    }
}
