package io.github.supabasemigrate.sql.grammar;

import io.github.supabasemigrate.sql.scanner.TokenValue;
import io.github.supabasemigrate.sql.tables.ParseTables;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Rules of the grammar that PostgreSQL writes as C code beside its productions, made when a symbol is complete, as there.
 * Those that migrations may run into; the others are left to a server.
 */
final class ActionChecks {

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

    private static final List<String> CHECKED = List.of(
            "AlterOptRoleElem",
            "ConstraintAttributeSpec",
            "RowSecurityDefaultPermissive",
            "oper_argtypes",
            "CreateSchemaStmt",
            "limit_clause",
            "CreatePublicationStmt",
            "AlterPublicationStmt",
            "qualified_name",
            "PartitionSpec",
            "ColConstraintElem",
            "key_update",
            "alter_table_cmd",
            "func_expr",
            "select_no_parens",
            "TriggerEvents");

    private static final int QUALIFIED_NAME = number("qualified_name");
    private static final int TRIGGER_EVENTS = number("TriggerEvents");

    private static final boolean[] IS_CHECKED = checkedSymbols();

    private ActionChecks() {}

    static boolean apply(int symbol) {
        return IS_CHECKED[symbol];
    }

    /** Throws what the server would say of the symbol just made; the node has all its children so far. */
    static void check(int symbol, SyntaxNode node, SyntaxNode[] children) throws ParseFailure {
        switch (ParseTables.get().symbol(symbol)) {
            case "AlterOptRoleElem" -> roleOption(node);
            case "ConstraintAttributeSpec" -> constraintAttributes(children);
            case "RowSecurityDefaultPermissive" -> permissive(children[1]);
            case "oper_argtypes" -> failIf(children.length == 3, "missing argument", children[children.length - 1]);
            case "CreateSchemaStmt" -> schemaElements(node);
            case "limit_clause" -> failIf(node.hasChild("','"), "LIMIT #,# syntax is not supported", children[0]);
            case "qualified_name" -> relationName(node, children);
            case "PartitionSpec", "ColConstraintElem", "key_update", "alter_table_cmd" ->
                TableChecks.check(node, children);
            case "func_expr", "select_no_parens" -> QueryChecks.check(node);
            case "TriggerEvents" -> {} // see repeatsEvent
            default -> PublicationChecks.objects(node);
        }
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

    /** The last attribute against those before it. */
    private static void constraintAttributes(SyntaxNode[] attributes) throws ParseFailure {
        SyntaxNode last = attributes[attributes.length - 1];
        boolean deferrable = false;
        boolean notDeferrable = false;
        boolean immediate = false;
        boolean deferred = false;
        for (SyntaxNode attribute : attributes) {
            String words = attribute.words();
            deferrable |= words.equals("DEFERRABLE");
            notDeferrable |= words.equals("NOT DEFERRABLE");
            immediate |= words.equals("INITIALLY IMMEDIATE");
            deferred |= words.equals("INITIALLY DEFERRED");
        }
        failIf(notDeferrable && deferred, "constraint declared INITIALLY DEFERRED must be DEFERRABLE", last);
        failIf((deferrable && notDeferrable) || (immediate && deferred), "conflicting constraint properties", last);
    }

    private static void schemaElements(SyntaxNode node) throws ParseFailure {
        if (node.hasChild("EXISTS")) {
            SyntaxNode elements = node.child("OptSchemaEltList").orElse(node);
            failIf(elements != node, "CREATE SCHEMA IF NOT EXISTS cannot include schema elements", elements);
        }
    }

    private static void relationName(SyntaxNode node, SyntaxNode[] children) throws ParseFailure {
        int parts = children.length == 2 ? children[1].children().size() + 1 : 1;
        failIf(parts > 3, "improper qualified name (too many dotted names): " + node.text(), node);
    }

    /** Whether a relation is named with a star or subscript, which is an error at the token after it. */
    static boolean isMisnamedRelation(int symbol, SyntaxNode node) {
        return symbol == QUALIFIED_NAME && !node.isToken() && (node.contains("'*'") || node.contains("'['"));
    }

    /** Whether a trigger is to fire twice for one event, which is an error at the last token read. */
    static boolean repeatsEvent(int symbol, SyntaxNode[] children) {
        if (symbol != TRIGGER_EVENTS || children.length < 2) {
            return false;
        }
        String last = firstWord(children[children.length - 1]);
        return Arrays.stream(children, 0, children.length - 1)
                .anyMatch(event -> firstWord(event).equals(last));
    }

    private static String firstWord(SyntaxNode event) {
        return event.tokens().get(0).text().toUpperCase(Locale.ROOT);
    }

    static void failIf(boolean bad, String message, SyntaxNode at) throws ParseFailure {
        if (bad) {
            throw new ParseFailure(new SyntaxError(message, at.rangeInSource().start()));
        }
    }

    private static int number(String name) {
        ParseTables tables = ParseTables.get();
        int symbol = 0;
        while (!tables.symbol(symbol).equals(name)) {
            symbol++;
        }
        return symbol;
    }

    private static boolean[] checkedSymbols() {
        ParseTables tables = ParseTables.get();
        boolean[] checked = new boolean[tables.symbols()];
        for (int symbol = 0; symbol < checked.length; symbol++) {
            checked[symbol] = CHECKED.contains(tables.symbol(symbol));
        }
        return checked;
    }
}
