package io.github.supabasemigrate.access.rows.value;

import io.github.supabasemigrate.access.rows.server.Fit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table with what may be put into them, and the checks that bind them together. Columns that a check names
 * together are decided together.
 */
public final class TableOptions {

    /** How many solutions to ask for: enough to vary where a key wants different values. */
    private static final int WANTED = 12;

    /** How many options of each column take part when several columns are decided together. */
    private static final int MOST_TOGETHER = 14;

    /**
     * A check of the table.
     *
     * @param expression its condition as SQL
     */
    public record Check(String name, String expression, List<String> columns) {}

    /** Columns that are decided together, and the options found for them, each a cell for every column. */
    private record Group(List<ColumnOptions> columns, List<String> checks, List<List<Cell>> solutions) {}

    private final List<Group> groups = new ArrayList<>();
    private final Map<String, Group> groupOf = new HashMap<>();

    public TableOptions(List<ColumnOptions> columns, List<Check> checks) {
        Map<String, Set<String>> together = new LinkedHashMap<>();
        columns.forEach(column -> together.put(column.name(), new HashSet<>(Set.of(column.name()))));
        for (Check check : checks) {
            Set<String> merged = new HashSet<>();
            check.columns().stream().filter(together::containsKey).forEach(name -> merged.addAll(together.get(name)));
            merged.forEach(name -> together.put(name, merged));
        }
        Set<String> done = new HashSet<>();
        for (ColumnOptions column : columns) {
            if (done.add(column.name())) {
                Set<String> names = together.getOrDefault(column.name(), Set.of());
                done.addAll(names);
                add(
                        columns.stream()
                                .filter(one -> names.contains(one.name()))
                                .toList(),
                        checks.stream()
                                .filter(check -> check.columns().stream().anyMatch(names::contains))
                                .map(Check::expression)
                                .toList());
            }
        }
    }

    private void add(List<ColumnOptions> columns, List<String> checks) {
        Group group = new Group(columns, checks, new ArrayList<>());
        boolean isSure = checks.isEmpty() && columns.get(0).isSure();
        if (isSure) {
            columns.get(0).options().forEach(option -> group.solutions().add(List.of(option.cell())));
        }
        groups.add(group);
        columns.forEach(column -> groupOf.put(column.name(), group));
    }

    /** What has to be asked of the server. */
    public List<Fit> questions() {
        return open().stream().map(TableOptions::question).toList();
    }

    private List<Group> open() {
        return groups.stream().filter(group -> group.solutions().isEmpty()).toList();
    }

    private static Fit question(Group group) {
        int most = group.columns().size() == 1 ? Integer.MAX_VALUE : MOST_TOGETHER;
        return new Fit(
                group.columns().stream()
                        .map(column -> new Fit.Choice(
                                column.name(),
                                column.type(),
                                column.options().stream()
                                        .limit(most)
                                        .map(ColumnOptions.Option::sample)
                                        .toList()))
                        .toList(),
                group.checks(),
                WANTED);
    }

    /** Takes the answers, in the order of the questions. */
    public void answer(List<List<List<Integer>>> answers) {
        List<Group> asked = open();
        for (int i = 0; i < asked.size(); i++) {
            Group group = asked.get(i);
            for (List<Integer> fit : answers.get(i)) {
                List<Cell> cells = new ArrayList<>();
                for (int column = 0; column < fit.size(); column++) {
                    cells.add(group.columns()
                            .get(column)
                            .options()
                            .get(fit.get(column))
                            .cell());
                }
                group.solutions().add(cells);
            }
        }
    }

    /** The columns for which no option satisfies what is asked of them. */
    public List<String> unsolved() {
        return open().stream()
                .flatMap(group -> group.columns().stream())
                .map(ColumnOptions::name)
                .toList();
    }

    /** What other columns have to be for a column to have a value; empty when no check binds it to others. */
    public Optional<Fit> questionWith(String column, @Nullable String value) {
        Group group = groupOf.get(column);
        if (group == null || group.columns().size() < 2) {
            return Optional.empty();
        }
        List<Fit.Choice> choices = new ArrayList<>();
        for (Fit.Choice choice : question(group).columns()) {
            choices.add(
                    choice.name().equals(column)
                            ? new Fit.Choice(column, choice.type(), Collections.singletonList(value))
                            : choice);
        }
        return Optional.of(new Fit(choices, group.checks(), 1));
    }

    /** What an answer to {@link #questionWith} puts into the other columns. */
    public Map<String, Cell> others(String column, List<Integer> answer) {
        Map<String, Cell> cells = new LinkedHashMap<>();
        Group group = groupOf.get(column);
        List<ColumnOptions> columns = group == null ? List.of() : group.columns();
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).name().equals(column)) {
                cells.put(
                        columns.get(i).name(),
                        columns.get(i).options().get(answer.get(i)).cell());
            }
        }
        return cells;
    }

    /** The checks that a column takes part in. */
    public List<String> checksOf(String column) {
        Group group = groupOf.get(column);
        return group == null ? List.of() : group.checks();
    }

    /**
     * What to put into each column.
     *
     * @param variant which of several solutions; wraps around
     */
    public Map<String, Cell> choose(int variant) {
        Map<String, Cell> cells = new LinkedHashMap<>();
        for (Group group : groups) {
            List<List<Cell>> solutions = group.solutions();
            boolean isOpen = !group.checks().isEmpty() || isJson(group.columns().get(0));
            int index = solutions.isEmpty() || !isOpen ? 0 : variant % solutions.size();
            for (int i = 0; i < group.columns().size(); i++) {
                ColumnOptions column = group.columns().get(i);
                cells.put(
                        column.name(),
                        solutions.isEmpty()
                                ? column.options().get(0).cell()
                                : solutions.get(index).get(i));
            }
        }
        return cells;
    }

    /** What a trigger makes of JSON is for nobody to know: any shape may be the one it wants. */
    private static boolean isJson(ColumnOptions column) {
        return column.type().equals("jsonb") || column.type().equals("json");
    }

    /** The best option of a column that is not NULL and not its default. */
    public Cell forced(String column) {
        Group group = groupOf.get(column);
        int position = 0;
        if (group != null) {
            for (ColumnOptions one : group.columns()) {
                if (one.name().equals(column)) {
                    position = group.columns().indexOf(one);
                }
            }
            List<Cell> cells = new ArrayList<>();
            for (List<Cell> solution : group.solutions()) {
                cells.add(solution.get(position));
            }
            group.columns().get(position).options().forEach(option -> cells.add(option.cell()));
            for (Cell cell : cells) {
                if (!(cell instanceof Cell.Null) && !(cell instanceof Cell.Default)) {
                    return cell;
                }
            }
        }
        return new Cell.Null();
    }
}
