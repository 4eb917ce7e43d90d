package io.github.supabasemigrate.sql.plpgsql;

import io.github.supabasemigrate.sql.grammar.EmbeddedText;
import io.github.supabasemigrate.sql.grammar.Parser;
import io.github.supabasemigrate.sql.grammar.SyntaxError;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.plpgsql.InnerStatement.Place;
import io.github.supabasemigrate.sql.plpgsql.PlpgsqlStatement.Part;
import io.github.supabasemigrate.sql.scanner.Tokens;
import io.github.supabasemigrate.sql.statement.routine.CreateFunction;
import io.github.supabasemigrate.sql.statement.routine.DoBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A statement with all that it carries inside: those of its DO block or function body, and of the texts they execute.
 *
 * @param statements the statement itself first
 * @param bodyErrors why a body does not parse; its statements are then missing
 * @param unread what EXECUTE runs and what cannot be known, because its text is computed
 */
public record InnerStatements(
        List<InnerStatement> statements, List<SyntaxError> bodyErrors, List<InnerStatement> unread) {

    /** How deep DO inside EXECUTE inside DO … is followed. */
    private static final int DEEPEST = 8;

    public InnerStatements {
        statements = List.copyOf(statements);
        bodyErrors = List.copyOf(bodyErrors);
        unread = List.copyOf(unread);
    }

    public static InnerStatements of(SyntaxNode statement) {
        Collector collector = new Collector();
        collector.add(new InnerStatement(statement, Place.SCRIPT, false), 0);
        return new InnerStatements(collector.found, collector.errors, collector.unread);
    }

    /** All code of a statement: itself, what it carries inside, and the expressions of bodies, which are no statements. */
    public static Stream<SyntaxNode> code(SyntaxNode statement) {
        return of(statement).statements().stream()
                .map(InnerStatement::node)
                .flatMap(node -> Stream.concat(
                        Stream.of(node),
                        plpgsql(node).stream()
                                .flatMap(body -> body.parts().stream())
                                .filter(part -> part.role() == Part.Role.EXPRESSION)
                                .map(Part::tree)));
    }

    /** The PL/pgSQL body of a DO block or function; empty for another statement or language. */
    public static Optional<PlpgsqlBody> plpgsql(SyntaxNode statement) {
        return DoBlock.of(statement)
                .filter(block -> block.language().equals("plpgsql"))
                .map(DoBlock::body)
                .or(() -> CreateFunction.of(statement)
                        .filter(CreateFunction::isPlpgsql)
                        .flatMap(CreateFunction::body))
                .map(body -> PlpgsqlBody.parse(body.embedded()));
    }

    private static final class Collector {

        private final List<InnerStatement> found = new ArrayList<>();
        private final List<SyntaxError> errors = new ArrayList<>();
        private final List<InnerStatement> unread = new ArrayList<>();

        void add(InnerStatement statement, int depth) {
            found.add(statement);
            if (depth == DEEPEST) {
                return;
            }
            Place inside = statement.node().is("DoStmt") && statement.place() != Place.ROUTINE
                    ? Place.DO_BLOCK
                    : Place.ROUTINE;
            Optional<PlpgsqlBody> body = plpgsql(statement.node());
            body.ifPresent(code -> addBody(code, inside, statement.isTemplate(), depth));
            CreateFunction.of(statement.node())
                    .filter(function -> function.language().equals("sql"))
                    .ifPresent(function -> addSql(function, statement.isTemplate(), depth));
        }

        private void addBody(PlpgsqlBody body, Place place, boolean template, int depth) {
            body.syntaxError().ifPresent(errors::add);
            for (Part part : body.parts()) {
                switch (part.role()) {
                    case STATEMENT, QUERY -> add(new InnerStatement(part.tree(), place, template), depth + 1);
                    case DYNAMIC -> {
                        DynamicSql dynamic = DynamicSql.of(part.tree());
                        if (dynamic.statements().isEmpty()) {
                            unread.add(new InnerStatement(part.tree(), place, true));
                        }
                        for (SyntaxNode node : dynamic.statements()) {
                            add(new InnerStatement(node, place, template || dynamic.isTemplate()), depth + 1);
                        }
                    }
                    case EXPRESSION -> {}
                }
            }
        }

        private void addSql(CreateFunction function, boolean template, int depth) {
            function.sqlBody().stream()
                    .flatMap(body -> body.descendants("routine_body_stmt"))
                    .forEach(node -> add(new InnerStatement(node, Place.ROUTINE, template), depth + 1));
            function.body().map(SyntaxNode::embedded).ifPresent(text -> addSql(text, template, depth));
        }

        private void addSql(EmbeddedText text, boolean template, int depth) {
            Tokens tokens = text.tokens();
            Parser.Result result = Parser.parse(tokens, 0, tokens.count(), Parser.Entrance.STATEMENTS);
            if (result.error() != null) {
                errors.add(result.error());
            }
            if (result.tree() != null) {
                for (SyntaxNode node : result.tree().children("toplevel_stmt")) {
                    add(new InnerStatement(node, Place.ROUTINE, template), depth + 1);
                }
            }
        }
    }
}
