package io.github.supabasemigrate.access.trial;

import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.probe.Answer;
import io.github.supabasemigrate.access.probe.Command;
import io.github.supabasemigrate.access.probe.Probe;
import io.github.supabasemigrate.access.probe.State;
import io.github.supabasemigrate.access.table.Reach;
import io.github.supabasemigrate.sql.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who hears which topic and who sends to it, asked as the Realtime service does when somebody joins a private channel: the topic is
 * a setting, a message of it is there to be read, and one is inserted.
 */
final class TopicProbes {

    private final Trial trial;
    private final List<Topic> topics;

    TopicProbes(Trial trial, List<Topic> topics) {
        this.trial = trial;
        this.topics = topics;
    }

    /** Asks what a persona gets at in a state; UPDATE and DELETE nobody is offered. */
    void ask(State world, Persona persona, Command command) {
        boolean reads = command == Command.SELECT;
        if (!reads && command != Command.INSERT) {
            trial.facts().reach(world.name(), Topic.MESSAGES, persona, command, Reach.DENIED);
            return;
        }
        if (!trial.grants().allows(persona.role(), Topic.MESSAGES, command.name())) {
            trial.facts().reach(world.name(), Topic.MESSAGES, persona, command, Reach.DENIED);
            return;
        }
        var asked = new Asked(world, persona, command);
        for (Topic topic : topics) {
            for (Topic.Extension extension : Topic.Extension.values()) {
                trial.rounds()
                        .ask(
                                world.setup(),
                                reads ? reading(persona, topic, extension) : sending(persona, topic, extension),
                                answer -> asked.answered(topic, extension, answer));
            }
        }
    }

    private static String joining(Topic topic) {
        return "SELECT pg_catalog.set_config('realtime.topic', " + Literals.quote(topic.name()) + ", true)";
    }

    static String insertion(String topic, String extension) {
        return "INSERT INTO realtime.messages (topic, extension) VALUES (%s, %s)"
                .formatted(Literals.quote(topic), Literals.quote(extension));
    }

    private static Probe reading(Persona persona, Topic topic, Topic.Extension extension) {
        String query =
                "SELECT pg_catalog.to_jsonb(pg_catalog.count(*)) FROM realtime.messages WHERE topic = %s AND extension = %s"
                        .formatted(Literals.quote(topic.name()), Literals.quote(extension.text()));
        return Probe.query(persona, query).after(List.of(joining(topic), insertion(topic.name(), extension.text())));
    }

    private static Probe sending(Persona persona, Topic topic, Topic.Extension extension) {
        String look = "SELECT pg_catalog.to_jsonb(pg_catalog.count(*)) FROM realtime.messages";
        return Probe.change(persona, insertion(topic.name(), extension.text()), look)
                .after(List.of(joining(topic)));
    }

    /** The answers for one persona and command, until all are there. */
    private final class Asked {
        private final State world;
        private final Persona persona;
        private final Command command;
        private final Set<String> reached = new TreeSet<>();
        private final List<Answer> problems = new ArrayList<>();
        private int answers;

        Asked(State world, Persona persona, Command command) {
            this.world = world;
            this.persona = persona;
            this.command = command;
        }

        void answered(Topic topic, Topic.Extension extension, Answer answer) {
            boolean passes = answer.worked()
                    && (command == Command.INSERT || answer.answer().asLong() > 0);
            if (passes) {
                reached.add(topic.key(extension));
            } else if (!answer.worked() && !ReachProbes.isRefusal(answer, Topic.MESSAGES)) {
                problems.add(answer);
            }
            if (++answers == topics.size() * Topic.Extension.values().length) {
                trial.facts().reach(world.name(), Topic.MESSAGES, persona, command, reach(problem()));
            }
        }

        /** A policy that casts a part of the topic fails for a topic of another form, which is as good as a refusal. */
        private @Nullable Answer problem() {
            return problems.size() < answers
                    ? null
                    : problems.stream()
                            .filter(answer -> !String.valueOf(answer.sqlState()).startsWith("22"))
                            .findFirst()
                            .orElse(null);
        }

        private Reach reach(@Nullable Answer problem) {
            return problem == null
                    ? Reach.of(reached)
                    : Reach.error(String.valueOf(problem.sqlState()), String.valueOf(problem.error()));
        }
    }
}
