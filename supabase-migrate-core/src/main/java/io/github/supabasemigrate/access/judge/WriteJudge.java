package io.github.supabasemigrate.access.judge;

import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.access.probe.Command;
import io.github.supabasemigrate.access.rows.World;
import io.github.supabasemigrate.access.table.Attempt;
import io.github.supabasemigrate.access.table.Attempt.Kind;
import io.github.supabasemigrate.access.table.Facts;
import io.github.supabasemigrate.access.table.Reach;
import io.github.supabasemigrate.access.table.Subject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges the writes that passed. Naming somebody else in a membership is an invitation, unless its author wins by it. */
final class WriteJudge {

    private static final Pattern LOOKS_LIKE_A_RIGHT = Pattern.compile(
            "(?i)(^|_)(roles?|is_admin|admin|is_super\\w*|plan|tier|credits?|balance|quota|verified|approved|is_paid|premium"
                    + "|permissions?|is_staff|subscription\\w*|is_owner)($|_)");

    /** So many tables are named one by one. */
    private static final int NAMED = 3;

    private final Court court;
    private final Map<ObjectId, List<Attempt>> below = new TreeMap<>();

    WriteJudge(Court court) {
        this.court = court;
    }

    void judge() {
        Set<String> judged = court.judged().stream().map(Persona::name).collect(Collectors.toSet());
        for (Attempt attempt : court.facts().attempts()) {
            Subject subject = court.subjects().get(attempt.relation());
            if (subject != null && judged.contains(attempt.persona().name()) && Court.hasRowSecurity(subject)) {
                judge(subject, attempt);
            }
        }
        if (below.size() > NAMED) {
            foreignParentsOfAll();
        } else {
            below.values().forEach(this::foreignParents);
        }
    }

    /** Where many tables let it happen it is a way of writing policies, and the matrix says where. */
    private void foreignParentsOfAll() {
        String tables = below.values().stream()
                .limit(NAMED)
                .map(attempts -> "`%s` by %s".formatted(name(attempts.get(0)), parents(attempts)))
                .collect(Collectors.joining(", "));
        String matter = "hangs rows below rows of others that are hidden from it, in %d tables: %s and %d more."
                .formatted(below.size(), tables, below.size() - NAMED);
        ObjectId first = below.keySet().iterator().next();
        below.values().stream()
                .flatMap(List::stream)
                .forEach(attempt -> court.charge(
                        AccessRule.FOREIGN_PARENT, first, attempt.persona(), "INSERT", matter, Deed.of(attempt)));
    }

    private String parents(List<Attempt> attempts) {
        return named(
                attempts.get(0),
                attempts.stream()
                        .flatMap(attempt -> attempt.columns().stream())
                        .distinct()
                        .sorted());
    }

    /** One finding a table: it is the least of faults, and a table may have many parents. */
    private void foreignParents(List<Attempt> attempts) {
        String columns = parents(attempts);
        for (Attempt attempt : attempts) {
            court.charge(
                    AccessRule.FOREIGN_PARENT,
                    attempt.relation(),
                    attempt.persona(),
                    "INSERT",
                    "hangs rows of `%s` below rows of others, by %s.".formatted(name(attempt), columns),
                    Deed.of(attempt));
        }
    }

    private void judge(Subject subject, Attempt attempt) {
        boolean isNobodys = ReachJudge.isNobodys(subject);
        boolean winsMore = attempt.kind() == Kind.TAKE
                ? attempt.won().keySet().stream().anyMatch(won -> !won.equals(attempt.relation()))
                : attempt.winsAnything();
        if (winsMore && !isInWorld(attempt)) {
            escalation(attempt);
        } else if (isNobodys && attempt.kind().isInsert()) {
            globalInsert(subject, attempt);
        } else if (attempt.persona().name().equals(Persona.ANON)
                && attempt.kind().isInsert()) {
            charge(
                    AccessRule.ANON_INSERT,
                    attempt,
                    "inserts rows into `%s` without being signed in%s.".formatted(name(attempt), inNameOf(attempt)));
        } else {
            ofOwners(subject, attempt);
        }
    }

    private void ofOwners(Subject subject, Attempt attempt) {
        String columns = columns(attempt);
        switch (attempt.kind()) {
            case INSERT_FORGED ->
                charge(
                        AccessRule.FORGED_INSERT,
                        attempt,
                        "inserts rows of others into `%s`, by %s%s.".formatted(name(attempt), columns, when(attempt)));
            case INSERT_BELOW, MOVE_BELOW -> {
                if (attempt.isSeen() && !isSeenAnyway(subject, attempt)) {
                    charge(
                            AccessRule.INJECTION,
                            attempt,
                            "hangs rows of `%s` below rows of others, by %s, who see them%s."
                                    .formatted(name(attempt), columns, when(attempt)));
                } else if (isNews(subject, attempt)) {
                    below.computeIfAbsent(attempt.relation(), missing -> new ArrayList<>())
                            .add(attempt);
                }
            }
            case MOVE ->
                charge(
                        AccessRule.OWNERSHIP_MOVE,
                        attempt,
                        "hands rows of `%s` over to others, by %s%s."
                                .formatted(
                                        name(attempt),
                                        columns,
                                        attempt.isBlind() ? " in a statement without WHERE" : ""));
            case TAKE ->
                charge(
                        attempt.state().isEmpty() ? AccessRule.CROSS_WRITE : AccessRule.CONDITIONAL_WRITE,
                        attempt,
                        "takes rows of others in `%s`, by %s%s.".formatted(name(attempt), columns, when(attempt)));
            case UPSERT ->
                charge(
                        AccessRule.CROSS_WRITE,
                        attempt,
                        "takes rows of others in `%s` by an upsert with their key.".formatted(name(attempt)));
            case RAISE -> raise(attempt);
            case INSERT_OWN, INSERT_TENANT, INSERT_NOBODY, INSERT_INVITING -> {}
        }
    }

    /**
     * Whether it says more than is known of the table anyway: nobody who may write in others' names there needs a parent of theirs,
     * and to a parent that everybody reads anybody may be meant to answer.
     */
    private boolean isNews(Subject subject, Attempt attempt) {
        Persona persona = attempt.persona();
        boolean forges = court.facts().attempts(subject.id(), persona).stream()
                .map(Attempt::kind)
                .anyMatch(kind -> kind == Kind.INSERT_FORGED || kind == Kind.TAKE || kind == Kind.UPSERT);
        Reach changed = court.facts().reach(subject.id(), persona, Command.UPDATE);
        boolean changesOthers =
                !ReachJudge.foreign(subject, persona, changed.rows()).isEmpty();
        return !forges
                && !changesOthers
                && subject.model().parents().stream()
                        .filter(parent -> parent.columns().equals(attempt.columns()))
                        .allMatch(parent -> isHidden(parent.relation(), persona, world(attempt)));
    }

    /** Whether somebody reads no row of others in a table. */
    private boolean isHidden(ObjectId table, Persona persona, String world) {
        Subject subject = court.subjects().get(table);
        Reach always = court.facts().reach(table, persona, Command.SELECT);
        Reach there = court.facts().reach(world, table, persona, Command.SELECT).orElse(always);
        return subject == null
                || ReachJudge.foreign(subject, persona, there.rows()).isEmpty();
    }

    /** The state in which an attempt passed. */
    private String world(Attempt attempt) {
        return isInWorld(attempt) ? attempt.state() : Facts.BASE;
    }

    /** Whether the other user reads whatever is in the table, wherever it hangs: then nothing is put before anybody's eyes. */
    private boolean isSeenAnyway(Subject subject, Attempt attempt) {
        String victim = attempt.persona().name().equals(User.B.name()) ? User.A1.name() : User.B.name();
        String world = world(attempt);
        return court.model()
                .persona(victim)
                .filter(persona -> court.facts()
                        .reach(world, subject.id(), persona, Command.SELECT)
                        .filter(reach -> !ReachJudge.foreign(subject, persona, reach.rows())
                                .isEmpty())
                        .isPresent())
                .isPresent();
    }

    private void escalation(Attempt attempt) {
        String read = attempt.won().keySet().stream()
                .map(ObjectId::display)
                .sorted()
                .map(table -> "`" + table + "`")
                .collect(Collectors.joining(", "));
        String how = attempt.kind().isInsert() ? "inserts into" : "sets in";
        charge(
                AccessRule.ESCALATION,
                attempt,
                "%s `%s` %s%s, and then reads rows of %s that it did not read before."
                        .formatted(
                                how,
                                name(attempt),
                                columns(attempt).isEmpty() ? "a row" : columns(attempt),
                                attempt.isBlind() ? " in a statement without WHERE" : "",
                                read));
    }

    private void raise(Attempt attempt) {
        boolean looksSo = attempt.columns().stream()
                .anyMatch(column -> LOOKS_LIKE_A_RIGHT.matcher(column).find());
        if (looksSo) {
            charge(
                    AccessRule.SELF_ESCALATION,
                    attempt,
                    "sets %s in its own row of `%s`.".formatted(columns(attempt), name(attempt)));
        }
    }

    private void globalInsert(Subject subject, Attempt attempt) {
        boolean isRead = court.judged().stream().anyMatch(persona -> {
            Reach reach = court.facts().reach(subject.id(), persona, Command.SELECT);
            return !ReachJudge.foreign(subject, persona, reach.rows()).isEmpty();
        });
        charge(
                isRead ? AccessRule.GLOBAL_INSERT : AccessRule.GLOBAL_INBOX,
                attempt,
                "inserts rows into `%s`, which belong to nobody.".formatted(name(attempt)));
    }

    /** What a state opens, it opened before the write. */
    private boolean isInWorld(Attempt attempt) {
        return court.seeded().worlds().stream().map(World::name).anyMatch(attempt.state()::equals);
    }

    private void charge(AccessRule rule, Attempt attempt, String matter) {
        String command = attempt.kind().isInsert() ? "INSERT" : "UPDATE";
        court.charge(rule, attempt.relation(), attempt.persona(), command, matter, Deed.of(attempt));
    }

    private static String name(Attempt attempt) {
        return attempt.relation().display();
    }

    private String columns(Attempt attempt) {
        return named(attempt, attempt.columns().stream());
    }

    private String named(Attempt attempt, Stream<String> columns) {
        Subject subject = Objects.requireNonNull(court.subjects().get(attempt.relation()));
        return columns.map(column -> "`" + subject.model().display(column) + "`")
                .collect(Collectors.joining(", "));
    }

    private static String inNameOf(Attempt attempt) {
        return attempt.kind() == Kind.INSERT_FORGED ? ", in anybody's name" : "";
    }

    private static String when(Attempt attempt) {
        return attempt.state().isEmpty() ? "" : " when " + attempt.state();
    }
}
