package io.github.supabasemigrate.sql.statement.routine;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.sql.statement.SetStatement;
import java.util.List;
import java.util.Optional;

/** {@code ALTER FUNCTION}, {@code PROCEDURE} or {@code ROUTINE} of its options. */
public record AlterFunction(
        QualifiedName name,
        SyntaxNode signature,
        boolean isSecurityDefiner,
        List<SetStatement> settings,
        SyntaxNode node) {

    public static Optional<AlterFunction> of(SyntaxNode node) {
        if (!node.is("AlterFunctionStmt")) {
            return Optional.empty();
        }
        SyntaxNode signature = node.child("function_with_argtypes").orElseThrow();
        RoutineOptions options = RoutineOptions.of(node.child("alterfunc_opt_list"));
        return Optional.of(new AlterFunction(
                QualifiedName.of(signature), signature, options.isSecurityDefiner(), options.settings(), node));
    }
}
