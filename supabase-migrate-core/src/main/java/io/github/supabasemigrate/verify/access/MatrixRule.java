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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        Map<String, List<Change>> byTable = CommittedMatrix.parse(text)
                .changesTo(report.get().matrix())
                .stream()
                .collect(Collectors.groupingBy(Change::table, LinkedHashMap::new, Collectors.toList()));
        return byTable.entrySet().stream()
                .flatMap(table -> ofTable(table.getKey(), table.getValue()))
                .toList();
    }

    /** A table that is wholly new, or wholly gone, is one change and not one of each cell. */
    private Stream<Finding> ofTable(String table, List<Change> changes) {
        if (changes.stream().allMatch(change -> change.is().isEmpty())) {
            return Stream.of(
                    finding(table, "The committed matrix has `%s`, which is not there any more.".formatted(table)));
        }
        if (changes.stream().allMatch(change -> change.was().isEmpty())) {
            String cells = byChange(changes).entrySet().stream()
                    .sorted(Comparator.comparing(change -> change.getKey().command()))
                    .map(change -> "\n  %s as %s: `%s`"
                            .formatted(
                                    change.getKey().command(),
                                    names(change.getValue()),
                                    change.getKey().is()))
                    .collect(Collectors.joining());
            return Stream.of(finding(table, "`%s` is not in the committed matrix:%s".formatted(table, cells)));
        }
        return byChange(changes).entrySet().stream().map(change -> finding(change.getKey(), change.getValue()));
    }

    private static Map<Change, List<String>> byChange(List<Change> changes) {
        return changes.stream()
                .collect(Collectors.groupingBy(
                        MatrixRule::withoutPersona,
                        LinkedHashMap::new,
                        Collectors.mapping(Change::persona, Collectors.toList())));
    }

    private static Change withoutPersona(Change change) {
        return new Change(change.table(), "", change.command(), change.was(), change.is());
    }

    private Finding finding(Change change, List<String> personas) {
        return finding(
                change.table(),
                "%s on `%s` as %s: %s, and committed is %s."
                        .formatted(
                                change.command(),
                                change.table(),
                                names(personas),
                                words(change.is()),
                                words(change.was())));
    }

    private Finding finding(String table, String message) {
        return finding(message)
                .about(table)
                .at(Location.ofFile(file))
                .decidedBy(DecidedBy.OBSERVED)
                .withHint("If this is meant: mvn supabase-migrate:snapshot");
    }

    private static String names(List<String> personas) {
        return personas.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static String words(String cell) {
        return cell.isEmpty() ? "nothing" : "`" + cell + "`";
    }
}
