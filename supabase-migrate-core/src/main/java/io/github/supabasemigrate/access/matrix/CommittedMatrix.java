package io.github.supabasemigrate.access.matrix;

import io.github.supabasemigrate.access.probe.Command;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A matrix as it was committed, read back from its Markdown, to be compared cell by cell. */
public final class CommittedMatrix {

    private record Place(String table, String persona, Command command) {}

    /**
     * One cell that is not as committed.
     *
     * @param was the committed words; empty for a table or persona that was not there
     * @param is the words of now; empty for one that is not there any more
     */
    public record Change(String table, String persona, Command command, String was, String is) {}

    private final Map<Place, String> cells;

    private CommittedMatrix(Map<Place, String> cells) {
        this.cells = cells;
    }

    /** Reads what {@link AccessMatrix#asMarkdown()} wrote; other lines are passed over. */
    public static CommittedMatrix parse(String markdown) {
        var cells = new LinkedHashMap<Place, String>();
        String table = "";
        for (String line : markdown.lines().toList()) {
            if (line.startsWith("## ")) {
                table = line.substring(3).strip();
            }
            String[] parts = line.split("(?<!\\\\)\\|", -1);
            boolean isRow = parts.length == 7
                    && !parts[1].contains("---")
                    && !parts[1].strip().equals("persona");
            if (isRow) {
                for (String persona : parts[1].split(",")) {
                    for (Command command : Command.values()) {
                        String cell = parts[2 + List.of(Command.values()).indexOf(command)]
                                .strip()
                                .replace("\\|", "|");
                        cells.put(new Place(table, persona.strip(), command), cell);
                    }
                }
            }
        }
        return new CommittedMatrix(cells);
    }

    /** What differs, in the order of the new matrix; what is gone comes last. */
    public List<Change> changesTo(AccessMatrix now) {
        var changes = new ArrayList<Change>();
        var left = new LinkedHashMap<>(cells);
        for (AccessMatrix.OfTable table : now.tables()) {
            for (String persona : table.cells().keySet()) {
                Arrays.stream(Command.values()).forEach(command -> {
                    String was = left.remove(new Place(table.name(), persona, command));
                    String is = table.cell(persona, command);
                    if (!is.equals(was)) {
                        changes.add(new Change(table.name(), persona, command, was == null ? "" : was, is));
                    }
                });
            }
        }
        left.forEach((place, was) -> changes.add(new Change(place.table(), place.persona(), place.command(), was, "")));
        return changes;
    }
}
