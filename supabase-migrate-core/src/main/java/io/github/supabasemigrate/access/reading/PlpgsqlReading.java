package io.github.supabasemigrate.access.reading;

import io.github.supabasemigrate.access.condition.Branch;
import io.github.supabasemigrate.access.condition.Operand;
import io.github.supabasemigrate.sql.grammar.EmbeddedText;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.plpgsql.PlpgsqlBody;
import io.github.supabasemigrate.sql.plpgsql.PlpgsqlStatement;
import io.github.supabasemigrate.sql.plpgsql.PlpgsqlStatement.Part;
import io.github.supabasemigrate.sql.scanner.Lexer;
import io.github.supabasemigrate.sql.scanner.SourceText;
import io.github.supabasemigrate.sql.scanner.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the body of a PL/pgSQL function from top to bottom. Control flow is not followed: every condition of an IF and every
 * returned value is a way in which the function may be true, so that no comparison is missed.
 */
final class PlpgsqlReading {

    private final SourceText source;
    private final Scope scope;
    private final Conditions conditions;
    private final Mentions mentions;
    private final List<Branch> branches = new ArrayList<>();
    private Value result = Value.UNKNOWN;

    PlpgsqlReading(String source, Scope scope, Conditions conditions, Mentions mentions) {
        this.source = SourceText.of(source);
        this.scope = scope;
        this.conditions = conditions;
        this.mentions = mentions;
    }

    Routines.Body body() {
        PlpgsqlBody.parse(new EmbeddedText(source, 0, source.text().length()))
                .statements()
                .forEach(this::read);
        branches.removeIf(branch -> branch.equals(Branch.ALWAYS));
        if (branches.isEmpty()) {
            branches.add(Branch.opaque(mentions.context().isEmpty() ? result.asksCaller() : true));
        }
        return new Routines.Body(result, List.copyOf(branches), mentions);
    }

    private void read(PlpgsqlStatement statement) {
        List<Part> parts = statement.parts();
        switch (statement.kind()) {
            case BLOCK -> parts.forEach(part -> declared(part.tree()));
            case ASSIGN -> assign(statement, parts);
            case SQL -> parts.forEach(part -> into(statement, part));
            case FOR -> parts.forEach(part -> loop(statement, part));
            case IF, WHILE, CASE, ASSERT -> parts.forEach(part -> condition(part.tree()));
            case RETURN -> parts.forEach(this::returned);
            default -> parts.forEach(this::other);
        }
    }

    /** A variable and what it starts with; its name is the first word after the semicolon or DECLARE before. */
    private void declared(SyntaxNode value) {
        Tokens before = Lexer.tokens(source, 0, value.rangeInSource().start());
        int first = before.count();
        while (first > 0 && !before.is(first - 1, ";") && !before.is(first - 1, "declare")) {
            first--;
        }
        if (first < before.count()) {
            scope.set(before.text(first).toLowerCase(Locale.ROOT), operand(value));
        }
    }

    private void assign(PlpgsqlStatement statement, List<Part> parts) {
        Tokens tokens = Lexer.tokens(
                source, statement.range().start(), statement.range().end());
        if (!parts.isEmpty()) {
            scope.set(
                    tokens.text(0).toLowerCase(Locale.ROOT),
                    operand(parts.get(0).tree()));
        }
    }

    /** A statement whose columns may go INTO variables. */
    private void into(PlpgsqlStatement statement, Part part) {
        Queries.Answer answer = query(part);
        Tokens tokens = Lexer.tokens(
                source, statement.range().start(), statement.range().end());
        int into = 0;
        while (into < tokens.count() && !tokens.is(into, "into")) {
            into++;
        }
        int target = into + 1 < tokens.count() && tokens.is(into + 1, "strict") ? into + 2 : into + 1;
        for (Map.Entry<String, Operand> output : answer.outputs().entrySet()) {
            if (target >= tokens.count()) {
                return;
            }
            String variable = tokens.text(target).toLowerCase(Locale.ROOT);
            Value value = new Value(output.getValue(), answer.where());
            scope.set(variable, value);
            scope.set(variable + "." + output.getKey(), value);
            boolean isList = target + 1 < tokens.count() && tokens.is(target + 1, ",");
            target += isList ? 2 : 0;
        }
    }

    private void loop(PlpgsqlStatement statement, Part part) {
        Queries.Answer answer = query(part);
        Tokens tokens = Lexer.tokens(
                source, statement.range().start(), statement.range().end());
        answer.outputs()
                .forEach((name, operand) -> scope.set(
                        tokens.text(1).toLowerCase(Locale.ROOT) + "." + name, new Value(operand, answer.where())));
    }

    private void returned(Part part) {
        if (part.role() == Part.Role.EXPRESSION) {
            condition(part.tree());
            keep(operand(part.tree()));
        } else {
            Queries.Answer answer = query(part);
            branches.addAll(answer.where());
            keep(answer.value());
        }
    }

    private void keep(Value value) {
        if (result.operand() instanceof Operand.Unknown || result.operand() instanceof Operand.Constants) {
            result = value;
        }
    }

    private void condition(SyntaxNode tree) {
        branches.addAll(conditions.of(tree, scope, false));
    }

    private void other(Part part) {
        if (part.role() == Part.Role.EXPRESSION) {
            operand(part.tree());
        } else {
            query(part);
        }
    }

    private Value operand(SyntaxNode tree) {
        return conditions.operands().of(tree, scope);
    }

    private Queries.Answer query(Part part) {
        return part.tree()
                .first("SelectStmt")
                .map(select -> conditions.operands().queries().of(select, scope))
                .orElse(Queries.Answer.UNKNOWN);
    }
}
