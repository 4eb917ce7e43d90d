package io.github.supabasemigrate.diff.alter;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Sequence;
import io.github.supabasemigrate.diff.change.Change;
import io.github.supabasemigrate.diff.order.Verb;
import io.github.supabasemigrate.diff.render.InitialPrivileges;
import io.github.supabasemigrate.diff.render.Names;
import io.github.supabasemigrate.diff.render.SequenceSql;
import io.github.supabasemigrate.sql.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Sequences, those of identity columns too. */
final class SequenceAlteration {

    private static final List<String> TYPES = List.of("smallint", "integer", "bigint");

    private final Work work;

    SequenceAlteration(Work work) {
        this.work = work;
    }

    void alter(Sequence before, Sequence after) {
        ObjectId id = after.id();
        String alter = "ALTER SEQUENCE " + Names.of(id);
        var options = new ArrayList<String>();
        if (!before.type().equals(after.type())) {
            options.add("AS " + after.type());
        }
        add(options, "INCREMENT BY", before.increment(), after.increment());
        boolean retyped = !before.type().equals(after.type());
        if (retyped || before.minimum() != after.minimum()) {
            options.add("MINVALUE " + after.minimum());
        }
        if (retyped || before.maximum() != after.maximum()) {
            options.add("MAXVALUE " + after.maximum());
        }
        add(options, "START WITH", before.start(), after.start());
        add(options, "CACHE", before.cache(), after.cache());
        if (before.cycles() != after.cycles()) {
            options.add(after.cycles() ? "CYCLE" : "NO CYCLE");
        }
        boolean freshIsOutside = before.start() < after.minimum() || before.start() > after.maximum();
        if (freshIsOutside) {
            moveIntoBounds(before, after);
        }
        if (!options.isEmpty()) {
            work.alter(id, alter + " " + String.join(" ", options));
        }
        if (before.isUnlogged() != after.isUnlogged()) {
            work.alter(id, alter + (after.isUnlogged() ? " SET UNLOGGED" : " SET LOGGED"));
        }
        owner(before, after);
        work.reattach(followingTable(before, after), after);
    }

    /** One that never got as far as the new bounds begins where a new one would; PostgreSQL refuses bounds that it is outside of. */
    private void moveIntoBounds(Sequence before, Sequence after) {
        ObjectId id = after.id();
        long minimum = Math.min(before.minimum(), after.minimum());
        long maximum = Math.max(before.maximum(), after.maximum());
        boolean wider = minimum != before.minimum() || maximum != before.maximum();
        if (wider) {
            boolean isWiderType = TYPES.indexOf(after.type()) > TYPES.indexOf(before.type());
            String type = isWiderType ? " AS " + after.type() : "";
            work.alter(id, "ALTER SEQUENCE " + Names.of(id) + type + " MINVALUE " + minimum + " MAXVALUE " + maximum);
        }
        String outside = before.start() < after.minimum() ? " < " + after.minimum() : " > " + after.maximum();
        work.add(
                Verb.CHANGE,
                Change.of(
                        Change.Kind.AUXILIARY,
                        id,
                        "go on within the new bounds",
                        "SELECT pg_catalog.setval(" + Literals.quote(Names.of(id)) + ", " + after.start()
                                + ", false) FROM " + Names.of(id) + " WHERE last_value" + outside));
    }

    /** A sequence that belongs to a column has the owner of the table, and changes it with the table. */
    private static Sequence followingTable(Sequence before, Sequence after) {
        String owner = after.attachments().owner();
        if (before.ownedBy() == null || owner == null || before.owner().isEmpty()) {
            return before;
        }
        var attachments = before.attachments()
                .withOwner(
                        owner,
                        InitialPrivileges.handedOver(
                                before.privileges(), before.owner().get(), owner));
        return new Sequence(
                before.id(),
                attachments,
                before.type(),
                before.start(),
                before.increment(),
                before.minimum(),
                before.maximum(),
                before.cache(),
                before.cycles(),
                before.isUnlogged(),
                before.ownedBy(),
                before.isIdentity());
    }

    private static void add(List<String> options, String word, long before, long after) {
        if (before != after) {
            options.add(word + " " + after);
        }
    }

    private void owner(Sequence before, Sequence after) {
        boolean released = work.decisions().isReleased(after.id());
        boolean same = Objects.equals(before.ownedBy(), after.ownedBy());
        if (before.isIdentity() || (same && !released)) {
            return;
        }
        if (before.ownedBy() != null && (released || after.ownedBy() == null)) {
            work.add(Verb.RELEASE, after.id(), "ALTER SEQUENCE " + Names.of(after.id()) + " OWNED BY NONE");
        }
        if (after.ownedBy() != null) {
            work.add(Verb.SETTLE, after.id(), SequenceSql.ownedBy(after));
        }
    }
}
