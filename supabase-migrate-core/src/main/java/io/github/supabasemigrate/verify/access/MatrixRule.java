package io.github.supabasemigrate.verify.access;

import io.github.supabasemigrate.access.AccessReport;
import io.github.supabasemigrate.access.matrix.CommittedMatrix;
import io.github.supabasemigrate.access.matrix.CommittedMatrix.Change;
import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Finding.DecidedBy;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.verify.VerifyRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The committed access matrix against what is so now, a finding for each change.
 *
 * @param file where it is committed, from the project's directory
 * @param text what is committed
 */
public record MatrixRule(String file, String text, Supplier<AccessReport> report) implements VerifyRule {

    public static final String ID = "access-changed";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String documentation() {
        return "Who gets at which rows is what the team has committed. Where it changes, the change is meant and reviewed, and"
                + " `mvn supabase-migrate:snapshot` writes it down; or it is a mistake in a policy.";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public List<Finding> check(ReplayedSchema schema) {
        Map<Change, List<String>> byChange = CommittedMatrix.parse(text)
                .changesTo(report.get().matrix())
                .stream()
                .collect(Collectors.groupingBy(
                        MatrixRule::withoutPersona,
                        LinkedHashMap::new,
                        Collectors.mapping(Change::persona, Collectors.toList())));
        return byChange.entrySet().stream()
                .map(change -> finding(change.getKey(), change.getValue()))
                .toList();
    }

    private static Change withoutPersona(Change change) {
        return new Change(change.table(), "", change.command(), change.was(), change.is());
    }

    private Finding finding(Change change, List<String> personas) {
        String who = personas.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
        String message = "%s on `%s` as %s: %s, and committed is %s."
                .formatted(change.command(), change.table(), who, words(change.is()), words(change.was()));
        return finding(message)
                .about(change.table())
                .at(Location.ofFile(file))
                .decidedBy(DecidedBy.OBSERVED)
                .withHint("If this is meant: mvn supabase-migrate:snapshot");
    }

    private static String words(String cell) {
        return cell.isEmpty() ? "nothing" : "`" + cell + "`";
    }
}
