package io.github.supabasemigrate.goal.diff;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.diff.DiffPlan;
import io.github.supabasemigrate.diff.change.Change;
import io.github.supabasemigrate.diff.change.Hazard;
import io.github.supabasemigrate.goal.TextTable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a plan does, counted: a row for each kind of object. */
record PlanTable(DiffPlan plan) {

    private static final List<Change.Kind> COLUMNS = List.of(
            Change.Kind.CREATED, Change.Kind.ALTERED, Change.Kind.DROPPED, Change.Kind.RENAMED, Change.Kind.REBUILT);

    /** The table, then hazards and questions; no lines for an empty plan. */
    List<String> lines() {
        if (plan.isEmpty()) {
            return List.of();
        }
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("", "created", "changed", "dropped", "renamed", "rebuilt"));
        objects().forEach((kind, byChange) -> {
            var row = new ArrayList<String>();
            row.add(kind.label());
            COLUMNS.forEach(column -> row.add(count(byChange, column)));
            rows.add(row);
        });
        List<String> lines = new ArrayList<>(new TextTable(rows).lines());
        for (Hazard hazard : plan.hazards()) {
            lines.add("hazard " + hazard.id() + ": " + hazard.explanation()
                    + hazard.found().map(found -> " (" + found + ")").orElse(""));
        }
        plan.questions().forEach(question -> {
            lines.add("question: " + question.text() + " Answer in a file, or in `renames`:");
            question.answers().forEach(answer -> lines.add("    " + answer));
        });
        return lines;
    }

    private static String count(Map<Change.Kind, Set<ObjectId>> byChange, Change.Kind column) {
        int count = byChange.getOrDefault(column, Set.of()).size();
        return count == 0 ? "" : String.valueOf(count);
    }

    /** Columns count as a change of their table. */
    private Map<ObjectKind, Map<Change.Kind, Set<ObjectId>>> objects() {
        var objects = new TreeMap<ObjectKind, Map<Change.Kind, Set<ObjectId>>>();
        for (Change change : plan.changes()) {
            if (COLUMNS.contains(change.kind())) {
                objects.computeIfAbsent(change.object().kind(), key -> new EnumMap<>(Change.Kind.class))
                        .computeIfAbsent(change.kind(), key -> new TreeSet<>())
                        .add(change.object());
            }
        }
        return objects;
    }

    /** The same for {@code result.json}. */
    Map<String, Object> data() {
        var data = new LinkedHashMap<String, Object>();
        var counts = new LinkedHashMap<String, Object>();
        for (Change.Kind kind : COLUMNS) {
            counts.put(
                    PlanTable.word(kind),
                    objects().values().stream()
                            .mapToLong(byChange ->
                                    byChange.getOrDefault(kind, Set.of()).size())
                            .sum());
        }
        data.put("counts", counts);
        data.put("changes", plan.changes().stream().map(PlanTable::data).toList());
        data.put(
                "questions",
                plan.questions().stream()
                        .map(question -> Map.of("question", question.text(), "answers", question.answers()))
                        .toList());
        data.put("files", plan.files());
        return data;
    }

    private static Map<String, Object> data(Change change) {
        var data = new LinkedHashMap<String, Object>();
        data.put("change", word(change.kind()));
        data.put("kind", change.object().kind().label());
        data.put("object", change.object().display());
        data.put("why", change.why());
        data.put("sql", change.sql());
        data.put("transactional", change.isTransactional());
        data.put("hazards", change.hazards().stream().map(PlanTable::data).toList());
        return data;
    }

    private static Map<String, Object> data(Hazard hazard) {
        var data = new LinkedHashMap<String, Object>();
        data.put("hazard", hazard.id());
        data.put("object", hazard.object().display());
        data.put("explanation", hazard.explanation());
        hazard.found().ifPresent(found -> data.put("evidence", found));
        return data;
    }

    private static String word(Change.Kind kind) {
        return switch (kind) {
            case CREATED -> "created";
            case ALTERED -> "changed";
            case DROPPED -> "dropped";
            case RENAMED -> "renamed";
            case REBUILT -> "rebuilt";
            case AUXILIARY -> "auxiliary";
        };
    }
}
