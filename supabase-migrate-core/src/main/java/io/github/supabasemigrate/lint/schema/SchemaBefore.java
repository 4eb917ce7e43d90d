package io.github.supabasemigrate.lint.schema;

import io.github.supabasemigrate.lint.schema.SchemaEvent.Act;
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
        List<SchemaEvent> all = history.of(object);
        return all.subList(0, count(all));
    }

    /** How many of an object's events, which are in order, come before. */
    private int count(List<SchemaEvent> all) {
        int count = all.size();
        while (count > 0 && all.get(count - 1).moment().compareTo(moment) >= 0) {
            count--;
        }
        return count;
    }

    /** The same within the statement's own file. */
    public List<SchemaEvent> eventsInFile(ObjectName object) {
        List<SchemaEvent> events = events(object);
        int first = events.size();
        while (first > 0 && events.get(first - 1).moment().file() == moment.file()) {
            first--;
        }
        return events.subList(first, events.size());
    }

    /** What happens to an object later in the same file. */
    public List<SchemaEvent> laterInFile(ObjectName object) {
        List<SchemaEvent> later = later(object);
        int end = 0;
        while (end < later.size() && later.get(end).moment().file() == moment.file()) {
            end++;
        }
        return later.subList(0, end);
    }

    /** The table of an index that some statement made. */
    public Optional<ObjectName> tableOf(ObjectName index) {
        return history.tableOf(index);
    }

    /** What happens to an object later, in this file or another. */
    public List<SchemaEvent> later(ObjectName object) {
        List<SchemaEvent> all = history.of(object);
        int first = count(all);
        while (first < all.size() && all.get(first).moment().compareTo(moment) == 0) {
            first++;
        }
        return all.subList(first, all.size());
    }

    /** Whether a later statement drops or renames it. */
    public boolean isDroppedLater(ObjectName object) {
        for (SchemaEvent event : later(object)) {
            if (event.act() == Act.DROPPED) {
                return true;
            }
        }
        return false;
    }

    /** Whether an earlier statement made it and none dropped it since. */
    public boolean isKnown(ObjectName object) {
        List<SchemaEvent> events = events(object);
        for (int i = events.size() - 1; i >= 0; i--) {
            if (events.get(i).act() != Act.ALTERED) {
                return events.get(i).act() == Act.CREATED;
            }
        }
        return false;
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
        List<SchemaEvent> events = events(object);
        return events.isEmpty() ? Optional.empty() : history.table(object, events.size(), () -> read(events));
    }

    private Optional<KnownTable> read(List<SchemaEvent> events) {
        @Nullable KnownTable table = null;
        for (SchemaEvent event : events) {
            if (event.act() == Act.DROPPED) {
                table = null;
            } else if (event.act() == Act.CREATED) {
                table = table != null && event.isConditional() ? table : made(event);
            } else if (table != null) {
                table.change(event.statement());
            }
        }
        return Optional.ofNullable(table);
    }

    private @Nullable KnownTable made(SchemaEvent event) {
        SchemaBefore then = history.before(event.moment());
        return event.from()
                .flatMap(old -> then.read(then.events(old)))
                .or(() -> event.statement().createTable().map(create -> new KnownTable(create, event.moment())))
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
