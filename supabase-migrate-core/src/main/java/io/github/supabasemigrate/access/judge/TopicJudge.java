package io.github.supabasemigrate.access.judge;

import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.probe.Command;
import io.github.supabasemigrate.access.rows.SeededRow;
import io.github.supabasemigrate.access.table.Reach;
import io.github.supabasemigrate.access.table.Subject;
import io.github.supabasemigrate.access.table.Whose;
import io.github.supabasemigrate.access.trial.Topic;
import io.github.supabasemigrate.sql.Literals;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Judges who hears which topic of the Realtime service, and who sends to it. */
public final class TopicJudge {

    private final Court court;
    private final Subject topics;

    /** @param topics those that mean something, as rows */
    public TopicJudge(Court court, Subject topics) {
        this.court = court;
        this.topics = topics;
    }

    /** A form of topic that is open to anything is one matter; a topic that is looked up and not kept is another. */
    public void judge() {
        for (Persona persona : court.judged()) {
            for (Command command : List.of(Command.SELECT, Command.INSERT)) {
                Reach reach = court.facts().reach(Topic.MESSAGES, persona, command);
                if (reach.isError()) {
                    error(persona, command, reach);
                    continue;
                }
                Set<String> open = reach.rows().stream()
                        .filter(key -> row(key).filter(Topic::isAny).isPresent())
                        .map(this::form)
                        .collect(Collectors.toCollection(TreeSet::new));
                open.forEach(form -> open(persona, command, form));
                reach.rows().stream()
                        .filter(key -> topics.whose(persona, key) == Whose.OTHER && !open.contains(form(key)))
                        .collect(Collectors.toMap(this::form, key -> key, (one, other) -> one))
                        .forEach((form, key) -> foreign(persona, command, form, key));
            }
        }
    }

    private String form(String key) {
        return row(key).map(Topic::form).orElse("");
    }

    private Optional<SeededRow> row(String key) {
        return Optional.ofNullable(topics.rows().get(key));
    }

    private void error(Persona persona, Command command, Reach reach) {
        court.charge(
                AccessRule.POLICY_ERROR,
                Topic.MESSAGES,
                persona,
                command.name(),
                "cannot %s any Realtime topic: every statement fails with %s (%s)."
                        .formatted(command == Command.SELECT ? "hear" : "send to", reach.sqlState(), reach.text()),
                "");
    }

    private void open(Persona persona, Command command, String form) {
        court.charge(
                persona.name().equals(Persona.ANON) ? AccessRule.TOPIC_ANON : AccessRule.TOPIC_OPEN,
                Topic.MESSAGES,
                persona,
                command.name(),
                "%s every Realtime topic `%s`.".formatted(verb(command), form),
                deed(command, form.replace("…", "any")));
    }

    private void foreign(Persona persona, Command command, String form, String key) {
        court.charge(
                command == Command.SELECT ? AccessRule.TOPIC_READ : AccessRule.TOPIC_WRITE,
                Topic.MESSAGES,
                persona,
                command.name(),
                "%s Realtime topics of others, `%s`.".formatted(verb(command), form),
                deed(command, Subject.parse(key).path("topic").asText()));
    }

    private static String verb(Command command) {
        return command == Command.SELECT ? "hears" : "sends to";
    }

    /** A message is there to be heard, or is sent. */
    private static Deed deed(Command command, String topic) {
        String name = Literals.quote(topic);
        String joining = "SELECT set_config('realtime.topic', " + name + ", true)";
        String message = "INSERT INTO realtime.messages (topic, extension) VALUES (" + name + ", 'broadcast')";
        return command == Command.SELECT
                ? Deed.of("SELECT * FROM realtime.messages WHERE topic = " + name)
                        .following(List.of(joining, message))
                : Deed.of(message).following(List.of(joining));
    }
}
