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
import io.github.supabasemigrate.sql.statement.table.CreateTable;
import io.github.supabasemigrate.sql.statement.table.CreateTrigger;
import java.util.HashSet;
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
        Optional<CreateTable> create = CreateTable.of(tree);
        if (create.isPresent()) {
            String name = qualified(create.get().name());
            boolean isNew = !exists.test(name) && REACHES.stream().noneMatch(tree::contains);
            if (!exists.test(name)) {
                made.add(name);
            }
            return isNew;
        }
        return target(tree).map(LockFree::qualified).filter(made::contains).isPresent();
    }

    /** The only table that a statement touches. */
    private static Optional<QualifiedName> target(SyntaxNode tree) {
        return CreateIndex.of(tree)
                .map(CreateIndex::table)
                .or(() -> CreatePolicy.of(tree).map(CreatePolicy::table))
                .or(() -> CreateTrigger.of(tree)
                        .filter(each -> !each.isConstraint())
                        .map(CreateTrigger::table))
                .or(() -> AlterTable.of(tree)
                        .filter(alter -> alter.kind().equals("TABLE"))
                        .filter(alter ->
                                alter.commands().stream().allMatch(AlterTableCommand.RowSecurity.class::isInstance))
                        .map(AlterTable::name))
                .or(() -> CommentOn.of(tree)
                        .filter(comment -> comment.kind().equals("TABLE"))
                        .map(comment -> QualifiedName.of(comment.object())));
    }

    private static String qualified(QualifiedName name) {
        return name.schemaOr("public") + "." + name.name();
    }
}
