package io.github.supabasemigrate.diff.alter;

import io.github.supabasemigrate.catalog.database.DatabaseProperties;
import io.github.supabasemigrate.catalog.database.DatabaseSetting;
import io.github.supabasemigrate.catalog.database.Extension;
import io.github.supabasemigrate.catalog.database.Publication;
import io.github.supabasemigrate.catalog.database.Subscription;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.diff.order.Verb;
import io.github.supabasemigrate.diff.render.DatabaseSql;
import io.github.supabasemigrate.diff.render.Names;
import io.github.supabasemigrate.sql.Literals;
import java.util.Collection;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Extensions, publications, subscriptions and settings. */
final class DatabaseAlteration {

    private final Work work;

    DatabaseAlteration(Work work) {
        this.work = work;
    }

    void alter(Extension before, Extension after) {
        ObjectId id = after.id();
        if (!before.installedIn().equals(after.installedIn())) {
            work.alter(id, "ALTER EXTENSION " + Names.of(id) + " SET SCHEMA " + Names.quote(after.installedIn()));
        }
        if (!before.version().equals(after.version())) {
            work.alter(id, "ALTER EXTENSION " + Names.of(id) + " UPDATE TO " + Literals.quote(after.version()));
        }
        work.reattach(before, after);
    }

    /** The catalog knows the database without its name. Encoding and locale are for good. */
    void alter(DatabaseProperties before, DatabaseProperties after) {
        work.renderer().reattach(named(before), named(after)).forEach(sql -> work.alter(after.id(), sql));
    }

    private DatabaseProperties named(DatabaseProperties database) {
        return new DatabaseProperties(
                ObjectId.global(ObjectKind.DATABASE, work.database()),
                database.attachments(),
                database.encoding(),
                database.collate(),
                database.ctype());
    }

    void alter(DatabaseSetting before, DatabaseSetting after) {
        if (!before.value().equals(after.value())) {
            work.renderer().create(after).forEach(sql -> work.alter(after.id(), sql));
        }
    }

    void alter(Publication before, Publication after) {
        ObjectId id = after.id();
        String alter = "ALTER PUBLICATION " + Names.of(id) + " ";
        var options = new TreeMap<>(after.options());
        options.entrySet()
                .removeIf(option -> option.getValue().equals(before.options().get(option.getKey())));
        if (!options.isEmpty()) {
            work.alter(id, alter + "SET (" + DatabaseSql.options(options) + ")");
        }
        before.tables().stream()
                .filter(member -> mustLeave(member, after))
                .forEach(member -> work.add(Verb.RELEASE, id, alter + "DROP TABLE " + Names.of(member.table())));
        schemas(alter + "DROP", Verb.RELEASE, id, before.schemas(), after.schemas());
        schemas(alter + "ADD", Verb.CHANGE, id, after.schemas(), before.schemas());
        after.tables().stream()
                .filter(member -> mustLeave(member, before) || isAway(member))
                .forEach(member -> work.add(Verb.SETTLE, id, alter + "ADD TABLE " + DatabaseSql.member(member)));
        work.reattach(before, after);
    }

    /** A member that is not the same on the other side; a table that is dropped leaves by itself. */
    private boolean mustLeave(Publication.Member member, Publication other) {
        boolean filters = member.rowFilter() != null || !member.columns().isEmpty();
        boolean blocks = filters && work.decisions().isRepublished(other.id());
        return (!other.tables().contains(member) || blocks) && !isAway(member);
    }

    private boolean isAway(Publication.Member member) {
        return work.decisions().goes(member.table());
    }

    private void schemas(String action, Verb verb, ObjectId id, Collection<String> some, Collection<String> others) {
        String names = some.stream()
                .filter(schema -> !others.contains(schema))
                .map(Names::quote)
                .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            work.add(verb, id, action + " TABLES IN SCHEMA " + names);
        }
    }

    void alter(Subscription before, Subscription after) {
        ObjectId id = after.id();
        String alter = "ALTER SUBSCRIPTION " + Names.of(id) + " ";
        if (!before.publications().equals(after.publications())) {
            work.alter(id, alter + "SET PUBLICATION " + Names.list(after.publications()) + " WITH (refresh = false)");
        }
        if (!before.connection().equals(after.connection())) {
            work.alter(id, alter + "CONNECTION " + Literals.quote(DatabaseSql.connection(after)));
        }
        var options = new TreeMap<>(after.options());
        options.entrySet()
                .removeIf(option -> option.getValue().equals(before.options().get(option.getKey())));
        options.remove("create_slot");
        options.remove("enabled");
        options.remove("connect");
        if (!options.isEmpty()) {
            work.alter(id, alter + "SET (" + DatabaseSql.subscriptionOptions(options) + ")");
        }
        if (before.isEnabled() != after.isEnabled()) {
            work.alter(id, alter + (after.isEnabled() ? "ENABLE" : "DISABLE"));
        }
        work.reattach(before, after);
    }
}
