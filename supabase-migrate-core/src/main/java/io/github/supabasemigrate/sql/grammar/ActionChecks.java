package io.github.supabasemigrate.sql.grammar;

import static io.github.supabasemigrate.sql.grammar.ParseFailure.failIf;

import io.github.supabasemigrate.sql.scanner.TokenValue;
import io.github.supabasemigrate.sql.tables.ParseTables;
import java.util.Set;

/**
 * What PostgreSQL checks in C code beside its productions, by the symbol at which it does, when that is complete. Plain switches: a
 * table of lambdas would take a short run longer than the parsing.
 */
final class ActionChecks {

    /** Those that look at a symbol also where it is another one under one more name. */
    private static final Set<String> OF_RENAMED =
            Set.of("AlterOptRoleElem", "RoleSpec", "RoleId", "aggr_arg", "frame_extent");

    private static final Set<String> ROLE_OPTIONS = Set.of(
            "superuser",
            "nosuperuser",
            "createrole",
            "nocreaterole",
            "replication",
            "noreplication",
            "createdb",
            "nocreatedb",
            "login",
            "nologin",
            "bypassrls",
            "nobypassrls",
            "noinherit");

    /** The classes that have checks, this one among them, by number; then the number of none. */
    private static final int GROUPS = 5;

    /** By symbol: no class before this one has its check. What is not known yet is 0. */
    private static final byte[] FIRST_GROUP = new byte[ParseTables.symbols()];

    private ActionChecks() {}

    /** Whether a symbol's check looks at it also where it is another one under one more name. */
    static boolean looksAtRenamed(int symbol) {
        return OF_RENAMED.contains(ParseTables.symbol(symbol));
    }

    /** Whether a symbol just made may have a check. */
    static boolean mayLook(int symbol, SyntaxNode node) {
        return FIRST_GROUP[symbol] < GROUPS && (node.isNew() || looksAtRenamed(symbol));
    }

    /**
     * Throws what the server would say of a symbol just made.
     *
     * @param node has at least the children so far
     * @param children those so far; of a list not yet complete, not all that the node has room for
     */
    static void run(int symbol, SyntaxNode node, SyntaxNode[] children) throws ParseFailure {
        String name = ParseTables.symbol(symbol);
        byte group = FIRST_GROUP[symbol];
        while (group < GROUPS && !run(group, name, node, children)) {
            group++;
        }
        FIRST_GROUP[symbol] = group;
    }

    private static boolean run(int group, String symbol, SyntaxNode node, SyntaxNode[] children) throws ParseFailure {
        return switch (group) {
            case 0 -> NameChecks.run(symbol, node, children);
            case 1 -> QueryChecks.run(symbol, node, children);
            case 2 -> RoutineChecks.run(symbol, node, children);
            case 3 -> TableChecks.run(symbol, node, children);
            default -> run(symbol, node, children);
        };
    }

    /** Runs the check of a symbol; false if there is none. */
    private static boolean run(String symbol, SyntaxNode node, SyntaxNode[] children) throws ParseFailure {
        switch (symbol) {
            case "AlterOptRoleElem" -> roleOption(node);
            case "RowSecurityDefaultPermissive" -> permissive(children[1]);
            case "CreateAssertionStmt" -> failIf(true, "CREATE ASSERTION is not yet implemented", node);
            case "CreateSchemaStmt" -> schemaElements(node);
            case "create_extension_opt_item" -> extension(node, children);
            case "set_rest_more" -> setting(children);
            case "zone_value" -> timeZone(children);
            case "CopyStmt" -> copy(node);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void roleOption(SyntaxNode node) throws ParseFailure {
        if (node.isToken() && node.is("IDENT")) {
            String option = TokenValue.identifier(node.text());
            failIf(!ROLE_OPTIONS.contains(option), "unrecognized role option \"" + option + "\"", node);
        }
    }

    private static void permissive(SyntaxNode option) throws ParseFailure {
        String name = TokenValue.identifier(option.text());
        failIf(
                !name.equals("permissive") && !name.equals("restrictive"),
                "unrecognized row security option \"" + name + "\"",
                option);
    }

    private static void schemaElements(SyntaxNode node) throws ParseFailure {
        if (node.hasChild("EXISTS")) {
            SyntaxNode elements = node.child("OptSchemaEltList").orElse(node);
            failIf(elements != node, "CREATE SCHEMA IF NOT EXISTS cannot include schema elements", elements);
        }
    }

    private static void extension(SyntaxNode option, SyntaxNode[] children) throws ParseFailure {
        failIf(children[0].is("FROM"), "CREATE EXTENSION ... FROM is no longer supported", option);
    }

    private static void setting(SyntaxNode[] children) throws ParseFailure {
        failIf(
                children[0].is("CATALOG_P") && children[1].is("Sconst"),
                "current database cannot be changed",
                children[1]);
    }

    private static void timeZone(SyntaxNode[] children) throws ParseFailure {
        if (children.length == 3 && children[1].is("Sconst")) {
            String fields = children[2].words();
            failIf(
                    !fields.equals("HOUR") && !fields.equals("HOUR TO MINUTE"),
                    "time zone interval must be HOUR or HOUR TO MINUTE",
                    children[2]);
        }
    }

    private static void copy(SyntaxNode copy) throws ParseFailure {
        boolean isStream = copy.child("copy_file_name")
                .filter(file -> file.is("STDIN") || file.is("STDOUT"))
                .isPresent();
        failIf(copy.hasChild("opt_program") && isStream, "STDIN/STDOUT not allowed with PROGRAM", copy);
        SyntaxNode condition = copy.child("where_clause").orElse(copy);
        boolean isTo = copy.child("copy_from").filter(from -> from.is("TO")).isPresent();
        failIf(isTo && condition != copy, "WHERE clause not allowed with COPY TO", condition);
    }
}
