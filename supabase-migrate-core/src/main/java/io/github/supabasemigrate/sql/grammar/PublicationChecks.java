package io.github.supabasemigrate.sql.grammar;

import static io.github.supabasemigrate.sql.grammar.ActionChecks.failIf;

/** Of the checks beside the productions, those of publications: an object without a keyword is of its predecessor's kind. */
final class PublicationChecks {

    private PublicationChecks() {}

    static void objects(SyntaxNode statement) throws ParseFailure {
        SyntaxNode list = statement.child("pub_obj_list").orElse(statement);
        if (list == statement) {
            return;
        }
        boolean areSchemas = false;
        boolean isFirst = true;
        for (SyntaxNode object : list.childArray()) {
            if (object.is("','")) {
                continue;
            }
            SyntaxNode first = object.isToken() ? object : object.childArray()[0];
            boolean isTable = !object.isToken() && first.is("TABLE");
            boolean isSchema = !object.isToken() && first.is("TABLES");
            failIf(isFirst && !isTable && !isSchema, "invalid publication object list", object);
            if (!isTable && !isSchema) {
                continued(object, areSchemas);
            }
            areSchemas = isSchema || (areSchemas && !isTable);
            isFirst = false;
        }
    }

    private static void continued(SyntaxNode object, boolean isSchema) throws ParseFailure {
        if (!isSchema) {
            failIf(object.isToken() && object.is("CURRENT_SCHEMA"), "invalid table name", object);
            return;
        }
        failIf(object.hasChild("OptWhereClause"), "WHERE clause not allowed for schema", object);
        failIf(object.hasChild("opt_column_list"), "column specification not allowed for schema", object);
        failIf(!object.isToken(), "invalid schema name", object);
    }
}
