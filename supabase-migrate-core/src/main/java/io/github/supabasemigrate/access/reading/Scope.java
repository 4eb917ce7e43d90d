package io.github.supabasemigrate.access.reading;

import io.github.supabasemigrate.access.condition.ColumnRef;
import io.github.supabasemigrate.access.condition.Operand;
import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What column names mean in one place: the sources of a FROM clause, those around it, and variables of a function. */
final class Scope {

    /** Something with columns: a relation, or a query with named outputs. */
    private record Source(String alias, @Nullable ObjectId relation, Map<String, Operand> outputs, boolean isQueried) {}

    private final Names names;
    private final List<String> searchPath;
    private final @Nullable Scope outer;
    private final List<Source> sources = new ArrayList<>();
    private final Map<String, Value> variables = new HashMap<>();
    private final Map<String, Map<String, Operand>> queries = new HashMap<>();

    private Scope(Names names, List<String> searchPath, @Nullable Scope outer) {
        this.names = names;
        this.searchPath = searchPath;
        this.outer = outer;
    }

    /** The row of a table. */
    static Scope ofRow(Names names, ObjectId table, String alias) {
        Scope scope = new Scope(names, List.of("public", "extensions"), null);
        scope.sources.add(new Source(alias, table, Map.of(), false));
        return scope;
    }

    /** The body of a function. */
    static Scope ofRoutine(Names names, List<String> searchPath) {
        return new Scope(names, searchPath, null);
    }

    /** A query inside. */
    Scope inner() {
        return new Scope(names, searchPath, this);
    }

    List<String> searchPath() {
        return searchPath;
    }

    void addRelation(String alias, ObjectId relation) {
        sources.add(new Source(alias, relation, Map.of(), true));
    }

    void addQuery(String alias, Map<String, Operand> outputs) {
        sources.add(new Source(alias, null, outputs, true));
    }

    /** A common table expression. */
    void define(String name, Map<String, Operand> outputs) {
        queries.put(name, outputs);
    }

    Optional<Map<String, Operand>> defined(String name) {
        Map<String, Operand> here = queries.get(name);
        if (here != null) {
            return Optional.of(here);
        }
        return outer == null ? Optional.empty() : outer.defined(name);
    }

    /** Gives a variable or parameter a meaning; what it meant before counts too only when the new one is unknown. */
    void set(String variable, Value value) {
        if (!(value.operand() instanceof Operand.Unknown) || !variables.containsKey(variable)) {
            variables.put(variable, value);
        }
    }

    /** What a name with its qualifiers means, the last part being the column or variable. */
    Value resolve(List<String> parts, Mentions mentions) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Optional<Value> found = scope.resolveHere(parts, mentions);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return Value.UNKNOWN;
    }

    private Optional<Value> resolveHere(List<String> parts, Mentions mentions) {
        String last = parts.get(parts.size() - 1);
        if (parts.size() == 1) {
            return sources.stream()
                    .filter(source -> has(source, last))
                    .findFirst()
                    .map(source -> Value.of(column(source, last, mentions)))
                    .or(() -> Optional.ofNullable(variables.get(last)));
        }
        String qualifier = parts.get(parts.size() - 2);
        return sources.stream()
                .filter(source -> source.alias().equals(qualifier) && has(source, last))
                .findFirst()
                .map(source -> Value.of(column(source, last, mentions)))
                .or(() -> Optional.ofNullable(variables.get(String.join(".", parts))))
                .or(() -> Optional.ofNullable(variables.get(last)).filter(value -> isRoutineScope()));
    }

    private boolean isRoutineScope() {
        return outer == null;
    }

    private boolean has(Source source, String column) {
        ObjectId relation = source.relation();
        return relation == null ? source.outputs().containsKey(column) : names.hasColumn(relation, column);
    }

    private static Operand column(Source source, String column, Mentions mentions) {
        ObjectId relation = source.relation();
        if (relation == null) {
            return source.outputs().getOrDefault(column, Operand.unknown());
        }
        mentions.names(relation, column);
        return new Operand.OfColumn(new ColumnRef(relation, column, List.of()), null, source.isQueried());
    }
}
