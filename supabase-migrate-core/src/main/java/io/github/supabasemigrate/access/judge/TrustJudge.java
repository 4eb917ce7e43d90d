package io.github.supabasemigrate.access.judge;

import io.github.supabasemigrate.access.model.ContextPath;
import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.access.probe.Command;
import io.github.supabasemigrate.access.table.Attempt;
import io.github.supabasemigrate.access.table.Subject;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Judges rights that hang on what the client says of itself: who claims something must not get at more than who does not. */
final class TrustJudge {

    private final Court court;

    TrustJudge(Court court) {
        this.court = court;
    }

    void judge() {
        Optional<Persona> plain = court.model().persona(User.N.name());
        if (plain.isPresent()) {
            court.model().persona("F").ifPresent(liar -> compare(AccessRule.USER_METADATA_TRUST, plain.get(), liar));
            court.model().persona("H").ifPresent(liar -> compare(AccessRule.CLIENT_CONTEXT_TRUST, plain.get(), liar));
        }
    }

    private void compare(AccessRule rule, Persona plain, Persona liar) {
        String said = court.model().context().keySet().stream()
                .filter(ContextPath::isClientWritable)
                .map(path -> "`" + path + "`")
                .collect(Collectors.joining(", "));
        for (Subject subject : court.subjects().values()) {
            for (Command command : new Command[] {Command.SELECT, Command.UPDATE, Command.DELETE}) {
                Set<String> more = new TreeSet<>(ReachJudge.foreign(
                        subject,
                        liar,
                        court.facts().reach(subject.id(), liar, command).all()));
                more.addAll(nobodys(subject, liar, command));
                more.removeAll(court.facts().reach(subject.id(), plain, command).all());
                if (!more.isEmpty()) {
                    court.charge(
                            rule,
                            subject.id(),
                            liar,
                            command.name(),
                            "%s more rows of `%s` for what it says of itself: %s."
                                    .formatted(
                                            ReachJudge.verb(command),
                                            subject.id().display(),
                                            said),
                            court.example(
                                    subject, liar, command, more.iterator().next()));
                }
            }
            inserts(rule, plain, liar, subject, said);
        }
    }

    private Set<String> nobodys(Subject subject, Persona liar, Command command) {
        return ReachJudge.isNobodys(subject)
                ? court.facts().reach(subject.id(), liar, command).all()
                : Set.of();
    }

    private void inserts(AccessRule rule, Persona plain, Persona liar, Subject subject, String said) {
        Set<Attempt.Kind> may = kinds(subject, plain);
        court.facts().attempts(subject.id(), liar).stream()
                .filter(attempt -> attempt.kind().isInsert() && !may.contains(attempt.kind()))
                .findFirst()
                .ifPresent(attempt -> court.charge(
                        rule,
                        subject.id(),
                        liar,
                        "INSERT",
                        "inserts into `%s` for what it says of itself: %s."
                                .formatted(subject.id().display(), said),
                        Deed.of(attempt)));
    }

    private Set<Attempt.Kind> kinds(Subject subject, Persona persona) {
        return court.facts().attempts(subject.id(), persona).stream()
                .map(Attempt::kind)
                .collect(Collectors.toSet());
    }
}
