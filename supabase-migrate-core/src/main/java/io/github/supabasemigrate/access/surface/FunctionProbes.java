package io.github.supabasemigrate.access.surface;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.supabasemigrate.access.judge.AccessRule;
import io.github.supabasemigrate.access.judge.Court;
import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.access.probe.Answer;
import io.github.supabasemigrate.access.probe.Command;
import io.github.supabasemigrate.access.probe.Probe;
import io.github.supabasemigrate.access.probe.Rounds;
import io.github.supabasemigrate.access.table.Subject;
import io.github.supabasemigrate.access.table.Whose;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.routine.Routine;
import io.github.supabasemigrate.sql.Identifiers;
import io.github.supabasemigrate.sql.Literals;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls every function that the API offers with another user's ids, and looks at what comes back and at what is changed after. */
final class FunctionProbes {

    private static final Set<String> ASKING = Set.of(Persona.ANON, User.A1.name(), User.N.name());

    /** Extensions whose effects are elsewhere. */
    private static final Set<String> SENDING = Set.of("http", "pg_net", "dblink");

    private static final Pattern WORD = Pattern.compile("\\W+");

    private final Court court;
    private final Rounds rounds;
    private final Taints taints;
    private final Set<String> callable;
    private final @Nullable String look;

    /**
     * @param callable functions with the roles that may call them, as {@link Callable} writes them
     */
    FunctionProbes(Court court, Rounds rounds, Taints taints, Set<String> callable) {
        this.court = court;
        this.rounds = rounds;
        this.taints = taints;
        this.callable = callable;
        this.look = court.subjects().isEmpty() ? null : look(court.subjects().values());
    }

    private static String look(Collection<Subject> subjects) {
        return subjects.stream()
                .map(subject -> "SELECT " + Literals.quote(subject.id().display()) + " AS name, (" + subject.look()
                        + ") AS rows")
                .collect(Collectors.joining(
                        " UNION ALL ", "SELECT pg_catalog.jsonb_object_agg(x.name, x.rows) FROM (", ") AS x"));
    }

    void ask() {
        for (ObjectId id : court.model().surface().functions()) {
            court.catalog()
                    .find(id, Routine.class)
                    .filter(routine -> !routine.isProcedure() && !routine.isTriggerFunction())
                    .ifPresent(this::ask);
        }
    }

    private void ask(Routine routine) {
        for (Persona persona : court.judged()) {
            boolean may = callable.contains(Callable.key(routine.id(), persona.role()));
            if (may && ASKING.contains(persona.name())) {
                for (List<String> values : new Arguments(court.subjects().values(), User.B).of(routine)) {
                    call(routine, persona, values);
                }
            }
        }
    }

    private void call(Routine routine, Persona persona, List<String> values) {
        String name =
                Identifiers.quoteQualified(routine.id().schema(), routine.id().name());
        String call = name + "(" + String.join(", ", values) + ")";
        Probe probe = Probe.query(persona, "SELECT pg_catalog.jsonb_agg(to_jsonb(x)) FROM " + call + " AS x");
        boolean mayChange = routine.volatility() == Routine.Volatility.VOLATILE;
        Probe watched =
                new Probe(persona, probe.statement(), true, List.of(), mayChange ? look : null, List.of(), false);
        rounds.ask(
                List.of(),
                watched,
                answer -> judge(routine, persona, Set.copyOf(values), answer, "SELECT * FROM " + call));
    }

    private void judge(Routine routine, Persona persona, Set<String> given, Answer answer, String example) {
        String name = routine.id().display();
        Optional<String> sender = routine.isSecurityDefiner() ? sender(routine, new TreeSet<>()) : Optional.empty();
        sender.ifPresent(sent -> sends(routine, persona, sent, example));
        if (!answer.worked()) {
            if (routine.isSecurityDefiner() && sender.isEmpty() && !isAnswer(answer)) {
                court.charge(
                        AccessRule.RPC_UNTESTED,
                        routine.id(),
                        persona,
                        "EXECUTE",
                        "may call `%s`, which runs with its owner's rights and could not be tried: %s (%s)."
                                .formatted(name, answer.error(), answer.sqlState()),
                        example);
            }
            return;
        }
        if (!taints.in(persona, answer.answer().toString(), given).isEmpty()) {
            court.charge(
                    AccessRule.RPC_LEAK,
                    routine.id(),
                    persona,
                    "EXECUTE",
                    "gets rows of others from the function `%s`.".formatted(name),
                    example);
        }
        court.subjects().values().forEach(subject -> changes(routine, persona, subject, answer, example));
    }

    private void sends(Routine routine, Persona persona, String by, String example) {
        court.charge(
                AccessRule.RPC_UNTESTED,
                routine.id(),
                persona,
                "EXECUTE",
                "may call `%s`, which runs with its owner's rights and sends requests out of the database by `%s`; what they do there could not be tried."
                        .formatted(routine.id().display(), by),
                example);
    }

    /** By which function of an extension a body, or one that it calls, sends requests. */
    private Optional<String> sender(Routine routine, Set<ObjectId> seen) {
        if (!seen.add(routine.id())) {
            return Optional.empty();
        }
        Set<String> words = new TreeSet<>(List.of(WORD.split(routine.source() + " " + routine.sqlBody())));
        Optional<String> sent = court.catalog().routines().stream()
                .filter(other -> other.extension().filter(SENDING::contains).isPresent())
                .map(other -> other.id().name())
                .filter(words::contains)
                .findFirst();
        return sent.or(() -> court.catalog().routines().stream()
                .filter(other ->
                        other.extension().isEmpty() && words.contains(other.id().name()))
                .flatMap(other -> sender(other, seen).stream())
                .findFirst());
    }

    /** The function's own refusal, or a value that does not suit it. */
    private static boolean isAnswer(Answer answer) {
        String state = String.valueOf(answer.sqlState());
        return answer.isDenied() || state.startsWith("P0") || state.startsWith("22") || state.startsWith("23");
    }

    private void changes(Routine routine, Persona persona, Subject subject, Answer answer, String example) {
        String table = subject.id().display();
        JsonNode before = answer.before().path(table);
        JsonNode after = answer.after().path(table);
        var changed = new TreeSet<String>();
        before.properties().forEach(row -> {
            JsonNode now = after.path(row.getKey());
            boolean isForeign = subject.whose(persona, Subject.canonical(row.getKey())) == Whose.OTHER;
            if (isForeign
                    && (!now.path(0).equals(row.getValue().path(0))
                            || !now.path(1).equals(row.getValue().path(1)))) {
                changed.add(Subject.canonical(row.getKey()));
            }
        });
        changed.removeAll(
                court.facts().reach(subject.id(), persona, Command.UPDATE).all());
        changed.removeAll(
                court.facts().reach(subject.id(), persona, Command.DELETE).all());
        if (changed.isEmpty()) {
            return;
        }
        boolean isTruncated = !routine.isSecurityDefiner() && after.isEmpty();
        court.charge(
                isTruncated ? AccessRule.TRUNCATE : AccessRule.RPC_WRITE,
                routine.id(),
                persona,
                "EXECUTE",
                "%s through the function `%s`."
                        .formatted(
                                isTruncated ? "empties `" + table + "`" : "changes rows of others in `" + table + "`",
                                routine.id().display()),
                example);
    }
}
