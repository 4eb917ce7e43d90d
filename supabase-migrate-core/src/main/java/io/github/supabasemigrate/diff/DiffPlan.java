package io.github.supabasemigrate.diff;

import io.github.supabasemigrate.diff.change.Change;
import io.github.supabasemigrate.diff.change.Hazard;
import io.github.supabasemigrate.diff.change.Question;
import java.util.ArrayList;
import java.util.List;

/**
 * The statements that turn one catalog into another, in order. Immutable; the same catalogs and options give the same plan,
 * to the byte.
 *
 * @param changes one statement each
 * @param questions renames that only a person can tell from a drop; while there are some, the plan drops
 * @param lockTimeout for the head of each file; empty for none
 */
public record DiffPlan(List<Change> changes, List<Question> questions, String lockTimeout) {

    public DiffPlan {
        changes = List.copyOf(changes);
        questions = List.copyOf(questions);
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** What the changes put at risk, in their order. */
    public List<Hazard> hazards() {
        return changes.stream().flatMap(change -> change.hazards().stream()).toList();
    }

    /**
     * One script a file: each can run in one transaction, or holds a single statement that cannot. More than one where a
     * statement must be committed before the next, or stand alone.
     */
    public List<String> files() {
        return groups().stream().map(this::script).toList();
    }

    /** The changes of each file: its statements, but for the lock timeout at its head. */
    public List<List<Change>> groups() {
        var groups = new ArrayList<List<Change>>();
        var group = new ArrayList<Change>();
        for (Change change : changes) {
            if (!change.isTransactional() && !group.isEmpty()) {
                groups.add(List.copyOf(group));
                group.clear();
            }
            group.add(change);
            if (!change.isTransactional() || change.endsTransaction()) {
                groups.add(List.copyOf(group));
                group.clear();
            }
        }
        if (!group.isEmpty()) {
            groups.add(List.copyOf(group));
        }
        return List.copyOf(groups);
    }

    /** All statements as one text, in order. */
    public String sql() {
        return String.join("\n", files());
    }

    private String script(List<Change> group) {
        var text = new StringBuilder();
        if (!lockTimeout.isEmpty()) {
            text.append("SET lock_timeout = '").append(lockTimeout).append("';\n\n");
        }
        String reason = "";
        for (Change change : group) {
            if (!change.why().isEmpty() && !change.why().equals(reason)) {
                text.append(text.isEmpty() ? "" : "\n")
                        .append("-- ")
                        .append(change.why())
                        .append('\n');
            } else if (change.why().isEmpty() && !reason.isEmpty()) {
                text.append('\n');
            }
            reason = change.why();
            text.append(change.sql()).append(";\n");
        }
        return text.toString();
    }
}
