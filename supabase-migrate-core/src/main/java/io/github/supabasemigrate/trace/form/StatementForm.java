package io.github.supabasemigrate.trace.form;

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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the text of one statement tells about its locks. Tables are named with their schema; a name that is not there is empty.
 *
 * @param locksNothing whether it locks no table at all
 * @param makesNoRelation whether it does that and makes no relation, nor anything that gives one another name
 * @param tag under which it tells event triggers of itself, once; empty if it may not
 * @param creates the table that it makes
 * @param reaches whether a table that it makes reaches into another
 * @param target the only table that it touches
 * @param closes the table that it locks against everybody
 * @param isUnnoticed whether nobody notices what it does to a table that is closed
 * @param changesPath whether it may change where names without a schema lead
 * @param readsNothing whether no table is read for it, not even to be understood
 */
record StatementForm(
        boolean locksNothing,
        boolean makesNoRelation,
        String tag,
        String creates,
        boolean reaches,
        String target,
        String closes,
        boolean isUnnoticed,
        boolean changesPath,
        boolean readsNothing) {

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

    /** A type may be a row's, and then a relation. */
    private static final Set<String> MAKE = Set.of("CREATE TYPE", "CREATE SCHEMA");

    private static final Pattern CREATE = Pattern.compile("\\bcreate\\b", Pattern.CASE_INSENSITIVE);

    private static final Set<String> TELL_THEIR_END =
            Set.of("CREATE TABLE", "ALTER TABLE", "CREATE INDEX", "CREATE VIEW", "CREATE POLICY", "CREATE TRIGGER");

    private static final Pattern PLPGSQL = Pattern.compile("\\blanguage\\s+'?plpgsql\\b", Pattern.CASE_INSENSITIVE);

    /** What a definition says when it reaches into another table. */
    private static final Set<String> REACHES =
            Set.of("REFERENCES", "LIKE", "INHERITS", "PARTITION", "SelectStmt", "OF");

    /** Grants on these tell no event trigger. */
    private static final Set<String> SILENT = Set.of("DATABASE", "TABLESPACE", "PARAMETER", "LARGE");

    static StatementForm of(SqlStatement statement) {
        SyntaxNode tree = statement.tree().orElse(null);
        if (tree == null) {
            return new StatementForm(false, false, "", "", true, "", "", false, true, false);
        }
        String commandTag = CommandTag.of(tree);
        boolean isForm = isForm(tree, commandTag);
        boolean isBlock = !isForm && tree.is("DoStmt") && HarmlessBlock.is(tree, StatementForm::isForm);
        boolean reaches = reaches(tree);
        return new StatementForm(
                isForm || isBlock,
                isForm
                        ? !MAKE.contains(commandTag)
                        : isBlock && !CREATE.matcher(statement.text()).find(),
                isBlock ? "" : tag(tree, commandTag),
                tree.is("CreateStmt") ? qualified(tree.child("qualified_name").map(QualifiedName::of)) : "",
                reaches,
                qualified(target(tree)),
                qualified(ClosedTable.of(tree)),
                ClosedTable.isUnnoticed(tree),
                mayChangeSearchPath(statement),
                !reaches && !tree.contains("from_list") && !isParsedByServer(tree, statement));
    }

    /** The body of a function in SQL is parsed when the function is made, and what it reads is locked meanwhile. */
    private static boolean isParsedByServer(SyntaxNode tree, SqlStatement statement) {
        return tree.is("CreateFunctionStmt")
                && !PLPGSQL.matcher(statement.text()).find();
    }

    /** Whether event triggers are told of it at its end, whatever happened in between. */
    boolean tellsItsEnd() {
        return TELL_THEIR_END.contains(tag);
    }

    private static String qualified(Optional<QualifiedName> name) {
        return name.map(each -> each.schemaOr("public") + "." + each.name()).orElse("");
    }

    private static String tag(SyntaxNode tree, String tag) {
        return switch (tag) {
            case "SET", "RESET" -> "";
            case "ALTER DEFAULT" -> "ALTER DEFAULT PRIVILEGES";
            case "GRANT", "REVOKE" ->
                tree.child("privilege_target")
                        .filter(target ->
                                !SILENT.contains(target.tokens().get(0).text().toUpperCase(Locale.ROOT)))
                        .map(target -> tag)
                        .orElse("");
            default -> tag;
        };
    }

    private static boolean mayChangeSearchPath(SqlStatement statement) {
        String text = statement.text().toLowerCase(Locale.ROOT);
        return text.contains("search_path") && !text.startsWith("create ") && !text.startsWith("alter function");
    }

    /** A schema may bring its tables along. */
    private static boolean isForm(SyntaxNode tree) {
        return isForm(tree, CommandTag.of(tree));
    }

    private static boolean isForm(SyntaxNode tree, String tag) {
        return TAGS.contains(tag) && !tree.contains("schema_stmt");
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
                        .filter(alter -> alter.commands().stream().allMatch(StatementForm::staysInTable))
                        .map(AlterTable::name);
            case "CommentStmt" -> CommentOn.of(tree).flatMap(StatementForm::commented);
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
}
