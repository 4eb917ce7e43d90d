package io.github.supabasemigrate.sql.statement.routine;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.SetStatement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What follows the signature of a routine in {@code CREATE} and {@code ALTER}.
 *
 * @param volatility {@code VOLATILE}, {@code STABLE} or {@code IMMUTABLE}
 */
record RoutineOptions(
        Optional<String> language,
        boolean isSecurityDefiner,
        String volatility,
        List<SetStatement> settings,
        Optional<SyntaxNode> body) {

    static RoutineOptions of(Optional<SyntaxNode> list) {
        List<SyntaxNode> items = list.map(SyntaxNode::children).orElse(List.of());
        return new RoutineOptions(
                items.stream()
                        .filter(item -> item.hasChild("LANGUAGE"))
                        .map(item -> word(item.children().get(1)))
                        .findFirst(),
                items.stream().anyMatch(item -> item.hasChild("SECURITY") && item.hasChild("DEFINER")),
                items.stream()
                        .filter(item -> item.is("IMMUTABLE") || item.is("STABLE"))
                        .map(SyntaxNode::words)
                        .findFirst()
                        .orElse("VOLATILE"),
                items.stream()
                        .filter(item -> item.is("FunctionSetResetClause"))
                        .flatMap(item -> SetStatement.of(item).stream())
                        .toList(),
                items.stream()
                        .filter(item -> item.hasChild("AS"))
                        .map(item -> item.children().get(1))
                        .filter(SyntaxNode::isToken)
                        .findFirst());
    }

    static String word(SyntaxNode language) {
        return (language.is("SCONST") ? language.literal() : language.identifier()).toLowerCase(Locale.ROOT);
    }
}
