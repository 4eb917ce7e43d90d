package io.github.supabasemigrate.access.trial;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.probe.Answer;
import io.github.supabasemigrate.access.probe.Command;
import io.github.supabasemigrate.access.probe.Grants;
import io.github.supabasemigrate.access.probe.Probe;
import io.github.supabasemigrate.access.probe.Rounds;
import io.github.supabasemigrate.access.rows.SeededRow;
import io.github.supabasemigrate.access.table.Reach;
import io.github.supabasemigrate.access.table.Subject;
import io.github.supabasemigrate.access.table.SubjectSql;
import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Which rows SELECT, UPDATE and DELETE get at. One statement for all rows first; only where it fails, one a row. A change that
 * reads columns meets the SELECT policies too (PostgreSQL manual, CREATE POLICY, table 297), one that reads none does not.
 */
final class ReachProbes {

    private static final int COLUMNS_TRIED = 3;

    private final Rounds rounds;
    private final Grants grants;

    ReachProbes(Rounds rounds, Grants grants) {
        this.rounds = rounds;
        this.grants = grants;
    }

    /** Asks in a world what a command gets at. */
    void ask(List<String> world, Subject subject, Persona persona, Command command, Consumer<Reach> sink) {
        var asked = new Asked(world, subject, persona, sink);
        switch (command) {
            case SELECT -> asked.select();
            case UPDATE -> asked.update();
            case DELETE -> asked.delete();
            case INSERT -> throw new IllegalArgumentException("an INSERT gets at no row");
        }
    }

    /** Keys of the rows that are gone, elsewhere or new versions of themselves. */
    static Set<String> changed(Answer answer) {
        var changed = new TreeSet<String>();
        answer.before().properties().forEach(row -> {
            JsonNode now = answer.after().path(row.getKey());
            if (!now.path(0).equals(row.getValue().path(0))
                    || !now.path(1).equals(row.getValue().path(1))) {
                changed.add(Subject.key(row.getKey()));
            }
        });
        return changed;
    }

    /**
     * True when a policy or a trigger refused, or a privilege on the columns is missing; the statement is sound. A policy that reads
     * another table, which its caller may not, refuses nobody: it fails.
     */
    static boolean isRefusal(Answer answer, ObjectId relation) {
        String said = String.valueOf(answer.error());
        boolean isPolicys = answer.isDenied()
                && (said.contains("row-level security")
                        || said.equals("permission denied for table " + relation.name())
                        || said.equals("permission denied for view " + relation.name())
                        || said.startsWith("Direct deletion"));
        return isPolicys || "P0001".equals(answer.sqlState());
    }

    private final class Asked {
        private final List<String> world;
        private final Subject subject;
        private final SubjectSql sql;
        private final Persona persona;
        private final Consumer<Reach> sink;
        private final Set<String> readable;

        Asked(List<String> world, Subject subject, Persona persona, Consumer<Reach> sink) {
            this.world = world;
            this.subject = subject;
            this.sql = subject.sql();
            this.persona = persona;
            this.sink = sink;
            this.readable = grants.columns(persona.role(), subject.id(), "SELECT");
        }

        void select() {
            if (readable.isEmpty()) {
                sink.accept(Reach.DENIED);
                return;
            }
            rounds.ask(
                    world,
                    Probe.query(persona, sql.read(readable)),
                    answer -> sink.accept(answer.worked() ? Reach.of(subject.keys(answer.answer())) : failed(answer)));
        }

        void update() {
            List<String> columns = quietColumns();
            if (columns.isEmpty()) {
                sink.accept(Reach.DENIED);
                return;
            }
            List<String> both = columns.stream().filter(readable::contains).toList();
            if (both.isEmpty()) {
                blindUpdate(Reach.of(Set.of()), columns.iterator(), COLUMNS_TRIED);
                return;
            }
            String column = both.get(0);
            Probe whole = Probe.change(persona, sql.touch(column, SubjectSql.reading(column)), sql.look());
            perhapsByRow(
                    whole,
                    key -> Probe.change(persona, sql.touch(column, sql.at(key)), sql.look()),
                    reach -> blindUpdate(reach, columns.iterator(), COLUMNS_TRIED));
        }

        void delete() {
            if (!grants.allows(persona.role(), subject.id(), "DELETE")) {
                sink.accept(Reach.DENIED);
                return;
            }
            if (readable.isEmpty()) {
                blindDelete(Reach.of(Set.of()));
                return;
            }
            String column = subject.table().columns().stream()
                    .map(each -> each.name())
                    .filter(readable::contains)
                    .findFirst()
                    .orElseThrow();
            Probe whole = Probe.change(persona, sql.delete(SubjectSql.reading(column)), sql.look());
            perhapsByRow(
                    subject.id().schema().equals("storage") ? whole.withTriggersOff() : whole,
                    key -> Probe.change(persona, sql.delete(sql.at(key)), sql.look()),
                    this::blindDelete);
        }

        /** All rows at once; where a constraint or a trigger fails, without them; where somebody refuses, row by row. */
        private void perhapsByRow(Probe whole, Function<String, Probe> ofRow, Consumer<Reach> next) {
            rounds.ask(world, whole, answer -> {
                if (answer.worked()) {
                    next.accept(Reach.of(changed(answer)));
                } else if (!isRefusal(answer, subject.id()) && !whole.withoutTriggers()) {
                    perhapsByRow(whole.withTriggersOff(), ofRow, next);
                } else if (isRefusal(answer, subject.id()) || answer.isConstraint()) {
                    byRow(ofRow, next);
                } else {
                    sink.accept(failed(answer));
                }
            });
        }

        private void byRow(Function<String, Probe> ofRow, Consumer<Reach> next) {
            var reached = new TreeSet<String>();
            var open = new TreeSet<>(subject.rows().keySet());
            if (open.isEmpty()) {
                next.accept(Reach.of(reached));
            }
            for (String key : List.copyOf(open)) {
                Consumer<Boolean> done = isReached -> {
                    open.remove(key);
                    if (isReached) {
                        reached.add(key);
                    }
                    if (open.isEmpty()) {
                        next.accept(Reach.of(reached));
                    }
                };
                Probe probe = ofRow.apply(key);
                rounds.ask(world, probe, answer -> {
                    if (answer.isConstraint()) {
                        rounds.ask(
                                world,
                                probe.withTriggersOff(),
                                again -> done.accept(
                                        again.isConstraint() || !changed(again).isEmpty()));
                    } else {
                        done.accept(!changed(answer).isEmpty());
                    }
                });
            }
        }

        private void blindUpdate(Reach filtered, Iterator<String> columns, int tries) {
            if (isWhole(filtered) || tries == 0 || !columns.hasNext()) {
                sink.accept(filtered);
                return;
            }
            String column = columns.next();
            Probe probe = Probe.change(persona, sql.update(Map.of(column, value(column)), ""), sql.look())
                    .withTriggersOff();
            rounds.ask(world, probe, answer -> {
                if (answer.worked()) {
                    sink.accept(filtered.withBlind(changed(answer)));
                } else if (answer.isConstraint()) {
                    blindUpdate(filtered, columns, tries - 1);
                } else {
                    sink.accept(filtered);
                }
            });
        }

        private void blindDelete(Reach filtered) {
            if (isWhole(filtered)) {
                sink.accept(filtered);
                return;
            }
            Probe probe = Probe.change(persona, sql.delete(""), sql.look()).withTriggersOff();
            rounds.ask(
                    world,
                    probe,
                    answer -> sink.accept(answer.worked() ? filtered.withBlind(changed(answer)) : filtered));
        }

        private boolean isWhole(Reach filtered) {
            return filtered.rows().size() >= subject.rows().size();
        }

        /** A value that the column has already. */
        private JsonNode value(String column) {
            JsonNode found = Subject.parse("null");
            for (SeededRow row : subject.rows().values()) {
                JsonNode value = Subject.parse(row.json()).path(column);
                if (!value.isMissingNode() && !value.isNull()) {
                    return value;
                }
            }
            return found;
        }

        /** The columns that may be set, those first whose values mean least. */
        private List<String> quietColumns() {
            var loud = new HashSet<>(sql.watched());
            loud.addAll(sql.keyColumns());
            loud.addAll(subject.model().consulted());
            loud.addAll(subject.unique());
            Set<String> settable = subject.settable();
            var columns = new ArrayList<String>(grants.columns(persona.role(), subject.id(), "UPDATE"));
            columns.removeIf(column -> !settable.contains(column));
            columns.sort(Comparator.comparing((String column) -> loud.contains(column))
                    .thenComparing(column -> subject.unique().contains(column))
                    .thenComparing(column -> column));
            return columns;
        }

        private Reach failed(Answer answer) {
            return isRefusal(answer, subject.id())
                    ? Reach.of(Set.of())
                    : Reach.error(String.valueOf(answer.sqlState()), String.valueOf(answer.error()));
        }
    }
}
