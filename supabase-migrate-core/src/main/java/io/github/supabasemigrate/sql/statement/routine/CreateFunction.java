package io.github.supabasemigrate.sql.statement.routine;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.sql.statement.SetStatement;
import java.util.List;
import java.util.Optional;

/**
 * {@code CREATE FUNCTION} or {@code CREATE PROCEDURE}.
 *
 * @param arguments as written, with names, modes and defaults
 * @param returns as written: a type, or {@code TABLE} with its columns; empty for a procedure
 * @param language in lower case; {@code sql} where none is written and the body is SQL
 * @param settings its SET clauses
 * @param body the string constant with the body
 * @param sqlBody the body of SQL that is no string: {@code BEGIN ATOMIC … END} or {@code RETURN …}
 */
public record CreateFunction(
        QualifiedName name,
        boolean isProcedure,
        boolean orReplace,
        List<SyntaxNode> arguments,
        Optional<SyntaxNode> returns,
        String language,
        boolean isSecurityDefiner,
        String volatility,
        List<SetStatement> settings,
        Optional<SyntaxNode> body,
        Optional<SyntaxNode> sqlBody,
        SyntaxNode node) {

    public static Optional<CreateFunction> of(SyntaxNode node) {
        if (!node.is("CreateFunctionStmt")) {
            return Optional.empty();
        }
        RoutineOptions options = RoutineOptions.of(node.child("opt_createfunc_opt_list"));
        return Optional.of(new CreateFunction(
                QualifiedName.of(node.child("func_name").orElseThrow()),
                node.hasChild("PROCEDURE"),
                node.hasChild("opt_or_replace"),
                node.child("func_args_with_defaults")
                        .flatMap(list -> list.child("func_args_with_defaults_list"))
                        .map(list -> list.children("func_arg_with_default"))
                        .orElse(List.of()),
                node.child("func_return").or(() -> node.child("table_func_column_list")),
                options.language().orElse("sql"),
                options.isSecurityDefiner(),
                options.volatility(),
                options.settings(),
                options.body(),
                node.child("opt_routine_body"),
                node));
    }

    /** Whether it is written in PL/pgSQL. */
    public boolean isPlpgsql() {
        return language.equals("plpgsql");
    }

    /** The value of one of its settings, such as {@code search_path}; several are joined by commas. */
    public Optional<String> setting(String setting) {
        return settings.stream()
                .filter(each -> each.name().equals(setting))
                .map(each -> String.join(", ", each.values()))
                .findFirst();
    }
}
