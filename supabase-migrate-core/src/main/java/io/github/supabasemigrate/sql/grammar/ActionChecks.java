package io.github.supabasemigrate.sql.grammar;

import static io.github.supabasemigrate.sql.grammar.Check.failIf;

import io.github.supabasemigrate.sql.scanner.TokenValue;
import io.github.supabasemigrate.sql.tables.ParseTables;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All {@linkplain Check checks} by the symbol at which PostgreSQL makes them, when it is complete. */
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

    private static final @Nullable Check[] CHECKS = bySymbol(false);
    private static final @Nullable Check[] RENAMED = bySymbol(true);

    private ActionChecks() {}

    /**
     * The check of a symbol.
     *
     * @param isNew whether a node was made for it, which otherwise is another symbol under one more name
     */
    static @Nullable Check of(int symbol, boolean isNew) {
        return isNew ? CHECKS[symbol] : RENAMED[symbol];
    }

    private static @Nullable Check[] bySymbol(boolean isRenamed) {
        Map<String, Check> checks = new HashMap<>();
        addOwn(checks);
        NameChecks.add(checks);
        QueryChecks.add(checks);
        RoutineChecks.add(checks);
        TableChecks.add(checks);
        ParseTables tables = ParseTables.get();
        @Nullable Check[] found = new @Nullable Check[tables.symbols()];
        for (int symbol = 0; symbol < found.length; symbol++) {
            String name = tables.symbol(symbol);
            found[symbol] = isRenamed && !OF_RENAMED.contains(name) ? null : checks.get(name);
        }
        return found;
    }

    private static void addOwn(Map<String, Check> checks) {
        checks.put("AlterOptRoleElem", (option, children) -> roleOption(option));
        checks.put("RowSecurityDefaultPermissive", (node, children) -> permissive(children[1]));
        checks.put(
                "CreateAssertionStmt",
                (node, children) -> failIf(true, "CREATE ASSERTION is not yet implemented", node));
        checks.put("CreateSchemaStmt", (node, children) -> schemaElements(node));
        checks.put("create_extension_opt_item", ActionChecks::extension);
        checks.put("set_rest_more", ActionChecks::setting);
        checks.put("zone_value", (node, children) -> timeZone(children));
        checks.put("CopyStmt", (node, children) -> copy(node));
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

    private static void setting(SyntaxNode setting, SyntaxNode[] children) throws ParseFailure {
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
