package io.github.supabasemigrate.access.trial;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.probe.Answer;
import io.github.supabasemigrate.access.probe.Command;
import io.github.supabasemigrate.access.probe.Grants;
import io.github.supabasemigrate.access.probe.Probe;
import io.github.supabasemigrate.access.table.Facts;
import io.github.supabasemigrate.access.table.Subject;
import io.github.supabasemigrate.access.table.Whose;
import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads once more after a write: what its author sees now that it did not see before, and whether its victim sees the row. */
final class Winnings {

    private final Subject written;
    private final Persona author;
    private final @Nullable Persona victim;
    private final Map<ObjectId, Subject> subjects;
    private final Facts facts;
    private final List<ObjectId> read = new ArrayList<>();
    private final List<Probe.Then> queries = new ArrayList<>();

    /** What was found out. */
    record Result(Map<ObjectId, Set<String>> won, boolean isSeen) {}

    Winnings(Subject written, Persona author, @Nullable Persona victim, Trial trial) {
        this.written = written;
        this.author = author;
        this.victim = victim;
        this.subjects = trial.subjects();
        this.facts = trial.facts();
        Grants grants = trial.grants();
        var relations = new TreeSet<>(trial.model().readersOf(written.id()));
        relations.add(written.id());
        for (ObjectId relation : relations) {
            Set<String> readable = grants.columns(author.role(), relation, "SELECT");
            if (subjects.containsKey(relation) && !readable.isEmpty()) {
                read.add(relation);
                queries.add(new Probe.Then(author, subjects.get(relation).sql().read(readable)));
            }
        }
        if (victim != null) {
            Set<String> readable = grants.columns(victim.role(), written.id(), "SELECT");
            if (!readable.isEmpty()) {
                queries.add(new Probe.Then(victim, written.sql().read(readable)));
            }
        }
    }

    List<Probe.Then> queries() {
        return queries;
    }

    /**
     * What the queries showed.
     *
     * @param replaced keys of rows that had to make room, and that the new row may have
     */
    Result result(Answer answer, Collection<String> replaced) {
        Set<String> made = replaced.stream().map(Subject::key).collect(Collectors.toSet());
        var won = new TreeMap<ObjectId, Set<String>>();
        List<JsonNode> answers = answer.then();
        for (int i = 0; i < read.size() && i < answers.size(); i++) {
            Subject subject = Objects.requireNonNull(subjects.get(read.get(i)));
            Set<String> more = new TreeSet<>(subject.keys(answers.get(i)));
            more.removeAll(facts.reach(subject.id(), author, Command.SELECT).rows());
            if (subject.id().equals(written.id())) {
                more.removeAll(made);
            }
            more.removeIf(key ->
                    subject.whose(author, key) == Whose.OWN || subject.rows().get(key) == null);
            if (!more.isEmpty()) {
                won.put(subject.id(), more);
            }
        }
        boolean isSeen = victim != null
                && answers.size() > read.size()
                && answers.get(read.size()).size()
                        > facts.reach(written.id(), victim, Command.SELECT)
                                .rows()
                                .size();
        return new Result(won, isSeen);
    }
}
