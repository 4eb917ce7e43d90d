package io.github.supabasemigrate.access.reading;

import io.github.supabasemigrate.access.condition.Branch;
import io.github.supabasemigrate.access.condition.Branches;
import io.github.supabasemigrate.access.condition.Operand;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.routine.Argument;
import io.github.supabasemigrate.catalog.routine.Routine;
import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.SqlStatement;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads bodies of functions, each once for the arguments it is called with. */
final class Routines {

    /** Helpers that call helpers go no deeper than this. */
    private static final int DEEPEST = 8;

    /**
     * What a function is for a condition.
     *
     * @param result what it returns
     * @param branches the ways in which it returns true
     */
    record Body(Value result, List<Branch> branches, Mentions mentions) {

        static Body unknown() {
            return new Body(Value.UNKNOWN, List.of(Branch.opaque(false)), new Mentions());
        }
    }

    private record Call(ObjectId routine, List<Operand> arguments, Map<String, Operand> named) {}

    private final Names names;
    private final Map<Call, Body> read = new HashMap<>();
    private final Set<ObjectId> open = new HashSet<>();

    Routines(Names names) {
        this.names = names;
    }

    /** Reads a function as it is called; what it names goes to {@code mentions} too. */
    Body read(Routine routine, List<Operand> arguments, Map<String, Operand> named, Mentions mentions) {
        Call call = new Call(routine.id(), arguments, named);
        Body known = read.get(call);
        if (known == null) {
            if (open.size() >= DEEPEST || !open.add(routine.id())) {
                return Body.unknown();
            }
            known = body(routine, arguments, named);
            open.remove(routine.id());
            read.put(call, known);
        }
        mentions.addAll(known.mentions());
        return known;
    }

    private Body body(Routine routine, List<Operand> arguments, Map<String, Operand> named) {
        Mentions mentions = new Mentions();
        Scope scope = Scope.ofRoutine(names, searchPath(routine));
        bind(routine, arguments, named, scope);
        Conditions conditions = new Conditions(names, this, mentions);
        return switch (routine.language()) {
            case "sql" -> ofSql(routine, scope, conditions, mentions);
            case "plpgsql" -> new PlpgsqlReading(routine.source(), scope, conditions, mentions).body();
            default -> Body.unknown();
        };
    }

    private static void bind(Routine routine, List<Operand> arguments, Map<String, Operand> named, Scope scope) {
        List<Argument> inputs =
                routine.arguments().stream().filter(Argument::isInput).toList();
        for (int i = 0; i < inputs.size(); i++) {
            String name = inputs.get(i).name();
            Operand value = i < arguments.size() ? arguments.get(i) : named.getOrDefault(name, Operand.unknown());
            scope.set("$" + (i + 1), Value.of(value));
            if (!name.isEmpty()) {
                scope.set(name, Value.of(value));
            }
        }
    }

    private static List<String> searchPath(Routine routine) {
        return routine.settings().stream()
                .filter(setting -> setting.startsWith("search_path="))
                .findFirst()
                .map(setting -> Arrays.stream(setting.substring("search_path=".length())
                                .replace("\"", "")
                                .split(","))
                        .map(String::strip)
                        .toList())
                .orElse(List.of("public", "extensions"));
    }

    private static Body ofSql(Routine routine, Scope scope, Conditions conditions, Mentions mentions) {
        Optional<SyntaxNode> last = routine.sqlBody() == null
                ? lastStatement(routine.source())
                : lastStatement(routine.definition())
                        .flatMap(create -> create.descendants("routine_body_stmt")
                                .reduce((first, second) -> second)
                                .or(() -> create.first("ReturnStmt")));
        return last.map(statement -> ofStatement(statement, scope, conditions, mentions))
                .orElseGet(Body::unknown);
    }

    private static Optional<SyntaxNode> lastStatement(String source) {
        List<SqlStatement> statements = SqlScript.parse(source).statements();
        return statements.isEmpty()
                ? Optional.empty()
                : statements.get(statements.size() - 1).tree();
    }

    private static Body ofStatement(SyntaxNode statement, Scope scope, Conditions conditions, Mentions mentions) {
        Optional<SyntaxNode> returned = statement.is("ReturnStmt")
                ? statement.first("a_expr")
                : statement.first("ReturnStmt").flatMap(node -> node.first("a_expr"));
        if (returned.isPresent()) {
            Value value = conditions.operands().of(returned.get(), scope);
            return new Body(value, conditions.of(returned.get(), scope, false), mentions);
        }
        Queries.Answer answer = statement
                .first("SelectStmt")
                .map(select -> conditions.operands().queries().of(select, scope))
                .orElse(Queries.Answer.UNKNOWN);
        return new Body(answer.value(), Branches.both(answer.target(), answer.where()), mentions);
    }
}
