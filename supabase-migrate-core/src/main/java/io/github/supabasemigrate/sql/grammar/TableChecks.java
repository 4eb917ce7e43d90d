package io.github.supabasemigrate.sql.grammar;

import static io.github.supabasemigrate.sql.grammar.ActionChecks.failIf;

import java.util.Locale;
import java.util.Set;

/** Of the checks beside the productions, those of CREATE TABLE and ALTER TABLE. */
final class TableChecks {

    private static final Set<String> STRATEGIES = Set.of("list", "range", "hash");

    private static final int LAST_COLUMN = Short.MAX_VALUE;

    private TableChecks() {}

    static void check(SyntaxNode node, SyntaxNode[] children) throws ParseFailure {
        if (node.is("PartitionSpec")) {
            partitioning(children[2]);
        } else if (node.is("key_update")) {
            columnsOfUpdate(node, children[children.length - 1]);
        } else if (node.is("alter_table_cmd")) {
            columnNumber(children);
        } else if (children.length > 3 && children[0].is("GENERATED") && children[3].is("'('")) {
            failIf(
                    children[1].words().equals("BY DEFAULT"),
                    "for a generated column, GENERATED ALWAYS must be specified",
                    children[1]);
        }
    }

    private static void partitioning(SyntaxNode strategy) throws ParseFailure {
        String name = strategy.identifier();
        failIf(
                !STRATEGIES.contains(name.toLowerCase(Locale.ROOT)),
                "unrecognized partitioning strategy \"" + name + "\"",
                strategy);
    }

    private static void columnsOfUpdate(SyntaxNode update, SyntaxNode action) throws ParseFailure {
        failIf(
                action.contains("columnList"),
                "a column list with SET " + (action.contains("NULL_P") ? "NULL" : "DEFAULT")
                        + " is only supported for ON DELETE actions",
                update);
    }

    /** {@code ALTER COLUMN 1 SET STATISTICS}, for a column of an index that has no name. */
    private static void columnNumber(SyntaxNode[] children) throws ParseFailure {
        for (int i = 1; i < Math.min(3, children.length) && children[0].is("ALTER") && !children[i].is("SET"); i++) {
            if (children[i].is("Iconst")) {
                long number = Long.parseLong(children[i].text());
                failIf(
                        number <= 0 || number > LAST_COLUMN,
                        "column number must be in range from 1 to " + LAST_COLUMN,
                        children[i]);
            }
        }
    }
}
