package io.github.supabasemigrate.plan;

import io.github.supabasemigrate.sql.SqlStatement;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What PostgreSQL refuses inside a transaction block: its calls of {@code PreventInTransactionBlock}, and DO blocks that commit.
 *
 * @param root the kind of statement that it is about
 * @param refuses whether a statement of that kind is refused
 * @param reason a clause for people
 */
public record OutsideTransaction(String root, Predicate<SyntaxNode> refuses, String reason) {

    private static final String GAP = "(?:\\s++|--[^\\n]*+\\n|/\\*.*?\\*/)++";

    /** How a statement begins that may be one of these; all others, which are nearly all, need not be parsed. */
    private static final Pattern BEGINNING = Pattern.compile(
            "(?:CREATE" + GAP + "(?:UNIQUE" + GAP + ")?(?:INDEX|DATABASE|TABLESPACE|SUBSCRIPTION)"
                    + "|DROP" + GAP + "(?:INDEX|DATABASE|TABLESPACE|SUBSCRIPTION)"
                    + "|ALTER" + GAP + "(?:TABLE|SYSTEM|DATABASE|SUBSCRIPTION)"
                    + "|REINDEX|VACUUM|CLUSTER|DISCARD|COMMIT|ROLLBACK|DO)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** What it also has somewhere, if it is one of these. */
    private static final Pattern WORDS = Pattern.compile(
            "CONCURRENTLY|VACUUM|CLUSTER|SYSTEM|DATABASE|TABLESPACE|SUBSCRIPTION|REINDEX|DISCARD|PREPARED|COMMIT|ROLLBACK",
            Pattern.CASE_INSENSITIVE);

    /** COMMIT or ROLLBACK where a PL/pgSQL statement can begin. */
    private static final Pattern ENDS_TRANSACTION = Pattern.compile(
            "(;|\\b(BEGIN|THEN|ELSE|LOOP))\\s*(COMMIT|ROLLBACK)(\\s+AND\\s+(NO\\s+)?CHAIN)?\\s*;",
            Pattern.CASE_INSENSITIVE);

    private static final String CANNOT = " cannot run inside a transaction";

    private static final List<OutsideTransaction> RULES = List.of(
            concurrently("IndexStmt", "CREATE INDEX CONCURRENTLY"),
            concurrently("DropStmt", "DROP INDEX CONCURRENTLY"),
            concurrently("ReindexStmt", "REINDEX CONCURRENTLY"),
            new OutsideTransaction(
                    "ReindexStmt",
                    node -> hasAny(node, "SCHEMA", "DATABASE", "SYSTEM_P"),
                    "REINDEX of more than a table" + CANNOT),
            new OutsideTransaction(
                    "AlterTableStmt",
                    node -> hasAny(node, "DETACH") && hasAny(node, "CONCURRENTLY"),
                    "DETACH PARTITION CONCURRENTLY" + CANNOT),
            always("VacuumStmt", "VACUUM"),
            new OutsideTransaction(
                    "ClusterStmt", node -> !node.contains("qualified_name"), "CLUSTER of all tables" + CANNOT),
            always("AlterSystemStmt", "ALTER SYSTEM"),
            always("CreatedbStmt", "CREATE DATABASE"),
            always("DropdbStmt", "DROP DATABASE"),
            new OutsideTransaction(
                    "AlterDatabaseStmt",
                    node -> hasAny(node, "TABLESPACE"),
                    "ALTER DATABASE … SET TABLESPACE" + CANNOT),
            always("CreateTableSpaceStmt", "CREATE TABLESPACE"),
            always("DropTableSpaceStmt", "DROP TABLESPACE"),
            always("CreateSubscriptionStmt", "CREATE SUBSCRIPTION"),
            always("DropSubscriptionStmt", "DROP SUBSCRIPTION"),
            new OutsideTransaction(
                    "AlterSubscriptionStmt",
                    node -> hasAny(node, "REFRESH", "ADD_P", "DROP", "SET"),
                    "ALTER SUBSCRIPTION that refreshes" + CANNOT),
            new OutsideTransaction("DiscardStmt", node -> hasAny(node, "ALL"), "DISCARD ALL" + CANNOT),
            new OutsideTransaction(
                    "TransactionStmt",
                    node -> hasAny(node, "PREPARED"),
                    "the second half of a two-phase commit" + CANNOT),
            new OutsideTransaction(
                    "DoStmt",
                    node -> ENDS_TRANSACTION.matcher(node.text()).find(),
                    "a DO block that commits" + CANNOT));

    private static OutsideTransaction always(String root, String command) {
        return new OutsideTransaction(root, node -> true, command + CANNOT);
    }

    private static OutsideTransaction concurrently(String root, String command) {
        return new OutsideTransaction(root, node -> hasAny(node, "CONCURRENTLY"), command + CANNOT);
    }

    private static boolean hasAny(SyntaxNode node, String... kinds) {
        for (String kind : kinds) {
            if (node.contains(kind)) {
                return true;
            }
        }
        return false;
    }

    /** Why the statement cannot run in a transaction; empty when it can, as far as its text tells. */
    public static Optional<String> reason(SqlStatement statement) {
        String text = statement.text();
        if (!BEGINNING.matcher(text).lookingAt() || !WORDS.matcher(text).find()) {
            return Optional.empty();
        }
        return statement
                .tree()
                .flatMap(tree -> RULES.stream()
                        .filter(rule -> tree.is(rule.root) && rule.refuses.test(tree))
                        .map(OutsideTransaction::reason)
                        .findFirst());
    }
}
