package io.github.supabasemigrate.sql.statement;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code SET} or {@code RESET} of a run-time setting.
 *
 * @param name in lower case as the server lists it: {@code search_path}, {@code role}, {@code session_authorization},
 *     {@code timezone}, {@code transaction}; {@code all} for {@code RESET ALL}
 * @param isLocal whether it ends with the transaction
 * @param isReset whether it restores the default
 * @param values as written, strings unquoted; empty for a reset
 */
public record SetStatement(String name, boolean isLocal, boolean isReset, List<String> values, SyntaxNode node) {

    /** Reads a statement, or the SET clause of a function, role or database. */
    public static Optional<SetStatement> of(SyntaxNode node) {
        if (node.is("VariableResetStmt")) {
            SyntaxNode what = node.child("reset_rest").orElseThrow();
            return Optional.of(new SetStatement(name(what), false, true, List.of(), node));
        }
        if (!node.is("VariableSetStmt") && !node.is("FunctionSetResetClause") && !node.is("SetResetClause")) {
            return Optional.empty();
        }
        SyntaxNode rest = node.children().get(node.children().size() - 1);
        List<String> values = values(rest);
        boolean reset = rest.tokens().get(rest.tokens().size() - 1).is("DEFAULT");
        return Optional.of(
                new SetStatement(name(rest), node.hasChild("LOCAL"), reset, reset ? List.of() : values, node));
    }

    private static String name(SyntaxNode rest) {
        String first = rest.tokens().get(0).kind();
        return switch (first) {
            case "TIME" -> "timezone";
            case "ROLE" -> "role";
            case "TRANSACTION" -> "transaction";
            case "SCHEMA" -> "search_path";
            case "NAMES" -> "client_encoding";
            case "XML_P" -> "xmloption";
            case "SESSION" -> rest.hasChild("AUTHORIZATION") ? "session_authorization" : "transaction";
            default ->
                rest.first("var_name")
                        .map(name -> name.text().toLowerCase(Locale.ROOT))
                        .orElse(rest.words().toLowerCase(Locale.ROOT));
        };
    }

    private static List<String> values(SyntaxNode rest) {
        Optional<SyntaxNode> list = rest.child("var_list");
        if (list.isPresent()) {
            return list.get().children("var_value").stream()
                    .map(SetStatement::value)
                    .toList();
        }
        return List.of(value(
                rest.children().isEmpty()
                        ? rest
                        : rest.children().get(rest.children().size() - 1)));
    }

    private static String value(SyntaxNode node) {
        if (node.is("SCONST")) {
            return node.literal();
        }
        return node.is("NonReservedWord") ? node.identifier() : node.text();
    }
}
