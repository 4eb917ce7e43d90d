package io.github.supabasemigrate.sql.grammar;

import static io.github.supabasemigrate.sql.grammar.ParseFailure.failIf;
import static io.github.supabasemigrate.sql.grammar.ParseFailure.failure;

import io.github.supabasemigrate.sql.scanner.TokenValue;
import java.util.Locale;
import java.util.Optional;

/** Of the checks beside the productions, those of names: of roles, relations, columns and what is published. */
final class NameChecks {

    private NameChecks() {}

    /** Runs the check of a symbol; false if there is none. */
    static boolean run(String symbol, SyntaxNode node, SyntaxNode[] children) throws ParseFailure {
        switch (symbol) {
            case "RoleSpec" -> reserved(node, "none");
            case "RoleId" -> roleToMake(node);
            case "CreatePublicationStmt", "AlterPublicationStmt" -> published(node);
            case "qualified_name" -> relation(node, children);
            case "AlterCompositeTypeStmt" -> tooManyParts(children[2]);
            case "DefineStmt" -> compositeType(children);
            case "columnref", "c_expr", "insert_column_item", "set_target" -> starIsLast(children);
            case "func_name" -> failIf(hasStarOrSubscript(children), "syntax error");
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void reserved(SyntaxNode role, String name) throws ParseFailure {
        if (TokenValue.identifier(role.text()).equals(name)) {
            throw failure("role name \"" + name + "\" is reserved", role);
        }
    }

    private static void roleToMake(SyntaxNode role) throws ParseFailure {
        reserved(role, "public");
        if (role.is("CURRENT_ROLE") || role.is("CURRENT_USER") || role.is("SESSION_USER")) {
            String word = role.text().toUpperCase(Locale.ROOT);
            failIf(true, word + " cannot be used as a role name here", role);
        }
    }

    private static void relation(SyntaxNode name, SyntaxNode[] children) throws ParseFailure {
        failIf(hasStarOrSubscript(children), "syntax error");
        if (children[1].childArray().length > 2) {
            throw failure(tooMany(name), name);
        }
    }

    /** {@code CREATE TYPE a.b.c.d AS (…)}: the name is made that of a relation. */
    private static void compositeType(SyntaxNode[] children) throws ParseFailure {
        if (children.length > 4 && children[1].is("TYPE_P") && children[3].is("AS") && children[4].is("'('")) {
            tooManyParts(children[2]);
        }
    }

    private static void tooManyParts(SyntaxNode name) throws ParseFailure {
        long parts = name.tokens().stream().filter(token -> !token.is("'.'")).count();
        failIf(parts > 3, tooMany(name), name);
    }

    private static String tooMany(SyntaxNode name) {
        return "improper qualified name (too many dotted names): " + name.text();
    }

    private static void starIsLast(SyntaxNode[] children) throws ParseFailure {
        SyntaxNode last = children[children.length - 1];
        if (last.is("indirection") || last.is("opt_indirection")) {
            SyntaxNode[] steps = last.childArray();
            for (int i = 0; i < steps.length - 1; i++) {
                failIf(steps[i].hasChild("'*'"), "improper use of \"*\"");
            }
        }
    }

    private static boolean hasStarOrSubscript(SyntaxNode[] children) {
        for (SyntaxNode step : children[1].childArray()) {
            if (step.hasChild("'*'") || step.hasChild("'['")) {
                return true;
            }
        }
        return false;
    }

    /** What a publication is of: an object without a keyword is of its predecessor's kind. */
    private static void published(SyntaxNode statement) throws ParseFailure {
        Optional<SyntaxNode> list = statement.child("pub_obj_list");
        if (list.isEmpty()) {
            return;
        }
        boolean areSchemas = false;
        boolean isFirst = true;
        for (SyntaxNode object : list.get().childArray()) {
            if (object.is("','")) {
                continue;
            }
            SyntaxNode first = object.isToken() ? object : object.childArray()[0];
            boolean isTable = !object.isToken() && first.is("TABLE");
            boolean isSchema = !object.isToken() && first.is("TABLES");
            failIf(isFirst && !isTable && !isSchema, "invalid publication object list", object);
            if (!isTable && !isSchema) {
                unmarked(object, areSchemas);
            }
            areSchemas = isSchema || (areSchemas && !isTable);
            isFirst = false;
        }
    }

    private static void unmarked(SyntaxNode object, boolean isSchema) throws ParseFailure {
        if (!isSchema) {
            failIf(object.isToken() && object.is("CURRENT_SCHEMA"), "invalid table name", object);
            return;
        }
        failIf(object.hasChild("OptWhereClause"), "WHERE clause not allowed for schema", object);
        failIf(object.hasChild("opt_column_list"), "column specification not allowed for schema", object);
        failIf(!object.isToken(), "invalid schema name", object);
    }
}
