package io.github.supabasemigrate.lint.schema;

import io.github.supabasemigrate.lint.schema.SchemaEvent.Act;
import io.github.supabasemigrate.sql.statement.table.CreateTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of the schema when a statement begins to run. What no file made may still be there: the platform's own tables are. */
public final class SchemaBefore {

    private final SchemaHistory history;
    private final Moment moment;

    SchemaBefore(SchemaHistory history, Moment moment) {
        this.history = history;
        this.moment = moment;
    }

    /** What happened to an object so far. */
    public List<SchemaEvent> events(ObjectName object) {
        return history.of(object).stream()
                .filter(event -> event.moment().compareTo(moment) < 0)
                .toList();
    }

    /** The same within the statement's own file. */
    public List<SchemaEvent> eventsInFile(ObjectName object) {
        return events(object).stream()
                .filter(event -> event.moment().file() == moment.file())
                .toList();
    }

    /** What happens to an object later in the same file. */
    public List<SchemaEvent> laterInFile(ObjectName object) {
        return history.of(object).stream()
                .filter(event ->
                        event.moment().file() == moment.file() && event.moment().compareTo(moment) > 0)
                .toList();
    }

    /** What happens to an object later, in this file or another. */
    public List<SchemaEvent> later(ObjectName object) {
        return history.of(object).stream()
                .filter(event -> event.moment().compareTo(moment) > 0)
                .toList();
    }

    /** Whether a later statement drops or renames it. */
    public boolean isDroppedLater(ObjectName object) {
        return later(object).stream().anyMatch(event -> event.act() == Act.DROPPED);
    }

    /** Whether an earlier statement made it and none dropped it since. */
    public boolean isKnown(ObjectName object) {
        List<SchemaEvent> events = events(object);
        return events.stream()
                .filter(event -> event.act() != Act.ALTERED)
                .reduce((first, second) -> second)
                .filter(event -> event.act() == Act.CREATED)
                .isPresent();
    }

    /**
     * Whether the same file made it, so that no running program can know it yet. A {@code CREATE … IF NOT EXISTS} counts only if no
     * earlier file made it.
     */
    public boolean isNew(ObjectName object) {
        @Nullable SchemaEvent last = null;
        boolean existed = false;
        for (SchemaEvent event : events(object)) {
            if (event.act() == Act.CREATED) {
                boolean kept = existed && event.isConditional();
                last = kept ? last : event;
                existed = true;
            } else if (event.act() == Act.DROPPED) {
                existed = false;
                last = null;
            }
        }
        return last != null && last.moment().file() == moment.file();
    }

    /** A table as it is now, if a statement that was read made it. */
    public Optional<KnownTable> table(ObjectName object) {
        @Nullable KnownTable table = null;
        for (SchemaEvent event : events(object)) {
            if (event.act() == Act.DROPPED) {
                table = null;
            } else if (event.act() == Act.CREATED) {
                table = table != null && event.isConditional() ? table : made(event);
            } else if (table != null) {
                table.change(event.node());
            }
        }
        return Optional.ofNullable(table);
    }

    private @Nullable KnownTable made(SchemaEvent event) {
        return event.from()
                .flatMap(old -> history.before(event.moment()).table(old))
                .or(() -> CreateTable.of(event.node()).map(create -> new KnownTable(create, event.moment())))
                .orElse(null);
    }

    /**
     * The statements that made a policy or trigger what it is now, the first of them its CREATE; none if it is not there or no
     * statement that was read made it.
     */
    public List<SchemaEvent> making(ObjectName part) {
        List<SchemaEvent> making = new ArrayList<>();
        for (SchemaEvent event : events(part)) {
            if (event.act() == Act.DROPPED) {
                making.clear();
            } else if (event.from().isPresent()) {
                making.clear();
                making.addAll(history.before(event.moment()).making(event.from().orElseThrow()));
            } else if (event.act() == Act.CREATED && !(event.isConditional() && !making.isEmpty())) {
                making.clear();
                making.add(event);
            } else if (event.act() == Act.ALTERED && !making.isEmpty()) {
                making.add(event);
            }
        }
        return making;
    }
}
