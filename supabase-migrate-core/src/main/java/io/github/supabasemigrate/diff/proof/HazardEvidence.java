package io.github.supabasemigrate.diff.proof;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Index;
import io.github.supabasemigrate.diff.DiffPlan;
import io.github.supabasemigrate.diff.change.Change;
import io.github.supabasemigrate.diff.change.Hazard;
import io.github.supabasemigrate.trace.LockMode;
import io.github.supabasemigrate.trace.ObservedRelation;
import io.github.supabasemigrate.trace.StatementTrace;
import io.github.supabasemigrate.trace.live.LiveTable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * What is known about the size of each hazard of a plan: how large the tables are that it happens to, which locks its statement
 * was seen to take while the plan was proven, what it was seen to write anew.
 */
public final class HazardEvidence {

    /** Whose size does not depend on how many rows there are. */
    private static final Set<Hazard.Kind> WITHOUT_ROWS =
            EnumSet.of(Hazard.Kind.SIGNATURE_BREAK, Hazard.Kind.PRIVILEGE_WIDENED);

    private HazardEvidence() {}

    /**
     * The plan with the locks and rewrites that were observed.
     *
     * @param from the first state
     */
    static DiffPlan locks(DiffPlan plan, Catalog from, List<StatementTrace> traces) {
        Map<String, StatementTrace> byPlace = new HashMap<>();
        for (StatementTrace trace : traces) {
            String file = trace.place().file();
            byPlace.put(
                    file.substring(file.lastIndexOf('/') + 1) + ":"
                            + trace.place().index(),
                    trace);
        }
        int head = plan.lockTimeout().isEmpty() ? 0 : 1;
        Map<Change, StatementTrace> traceOf = new HashMap<>();
        List<List<Change>> files = plan.groups();
        for (int file = 0; file < files.size(); file++) {
            for (int i = 0; i < files.get(file).size(); i++) {
                StatementTrace trace = byPlace.get(PlanRun.fileName(file) + ":" + (i + head));
                if (trace != null) {
                    traceOf.put(files.get(file).get(i), trace);
                }
            }
        }
        return with(
                plan,
                (change, hazard) -> Optional.ofNullable(traceOf.get(change))
                        .flatMap(trace -> words(trace, table(hazard.object(), from))));
    }

    /**
     * The plan with the sizes of tables.
     *
     * @param from the first state
     * @param sizes by {@code schema.name}
     */
    public static DiffPlan sizes(DiffPlan plan, Catalog from, Map<String, LiveTable> sizes) {
        return with(
                plan,
                (change, hazard) -> WITHOUT_ROWS.contains(hazard.kind())
                        ? Optional.empty()
                        : Optional.ofNullable(sizes.get(table(hazard.object(), from)))
                                .map(HazardEvidence::words));
    }

    /** The tables that the hazards of a plan happen to, as {@code schema.name}. */
    public static Set<String> tables(DiffPlan plan, Catalog from) {
        return plan.hazards().stream()
                .map(hazard -> table(hazard.object(), from))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static DiffPlan with(DiffPlan plan, BiFunction<Change, Hazard, Optional<String>> evidence) {
        var changes = new ArrayList<Change>();
        for (Change change : plan.changes()) {
            changes.add(change.withHazards(change.hazards().stream()
                    .map(hazard -> evidence.apply(change, hazard)
                            .map(hazard::withEvidence)
                            .orElse(hazard))
                    .toList()));
        }
        return new DiffPlan(changes, plan.questions(), plan.lockTimeout());
    }

    private static String table(ObjectId object, Catalog from) {
        return switch (object.kind()) {
            case TABLE, MATERIALIZED_VIEW -> object.display();
            case INDEX ->
                from.find(object, Index.class)
                        .map(index -> index.table().display())
                        .orElse("");
            case COLUMN, CONSTRAINT, POLICY, TRIGGER -> object.schema() + "." + object.parent();
            default -> "";
        };
    }

    private static String words(LiveTable table) {
        return String.format(
                Locale.ROOT,
                "about %,d row%s of `%s` in %s with %d index%s",
                table.rows(),
                table.rows() == 1 ? "" : "s",
                table.name(),
                FileUtils.byteCountToDisplaySize(table.bytes()),
                table.indexes(),
                table.indexes() == 1 ? "" : "es");
    }

    /** Locks that somebody waits for: those that it took, and on its own table those that its transaction had already. */
    private static Optional<String> words(StatementTrace trace, String own) {
        Map<String, LockMode> strongest = new TreeMap<>();
        Stream.concat(
                        trace.locks().stream(),
                        trace.held().stream()
                                .filter(lock -> lock.relation().qualifiedName().equals(own)))
                .filter(lock -> isTable(lock.relation()) && lock.mode().blocksWrites())
                .forEach(lock ->
                        strongest.merge(lock.relation().qualifiedName(), lock.mode(), HazardEvidence::stronger));
        var parts = new ArrayList<String>();
        strongest.forEach((table, mode) -> parts.add("was seen to lock `%s` %s: %s wait"
                .formatted(table, mode, mode.blocksReads() ? "reads and writes" : "writes")));
        trace.rewritten().forEach(table -> parts.add("was seen to write `" + table + "` anew"));
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts));
    }

    private static boolean isTable(ObservedRelation relation) {
        return relation.kind() == ObservedRelation.Kind.TABLE
                || relation.kind() == ObservedRelation.Kind.PARTITIONED_TABLE;
    }

    private static LockMode stronger(LockMode one, LockMode other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
