package io.github.supabasemigrate.goal.lint;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.finding.Wording;
import io.github.supabasemigrate.goal.FindingText;
import io.github.supabasemigrate.goal.memory.KeptOutcomes;
import io.github.supabasemigrate.report.Outcome;
import io.github.supabasemigrate.trace.StatementTrace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What lint found.
 *
 * @param reports files by format
 * @param files how many were read
 * @param old how many findings the baseline excused
 * @param traces what statements did on the shadow; empty if nothing ran
 * @param hasFailed whether a server refused a statement, which it may not do another time
 */
record Linted(
        List<Finding> findings,
        Status status,
        List<String> details,
        Map<String, String> reports,
        int files,
        int old,
        List<StatementTrace> traces,
        boolean hasFailed)
        implements Outcome {

    @Override
    public String summary() {
        String excused = old == 0 ? "" : " The baseline excuses %d older ones.".formatted(old);
        String read = files == 1 ? "1 file" : files + " files";
        if (findings.isEmpty()) {
            return "No findings in %s.%s".formatted(read, excused);
        }
        return "%s in %s: %s.%s"
                .formatted(findings.size() == 1 ? "1 finding" : findings.size() + " findings", read, counts(), excused);
    }

    private String counts() {
        Set<String> rules = new TreeSet<>();
        findings.forEach(finding -> rules.add(finding.rule()));
        return "%s, %s, %s by %s"
                .formatted(
                        Wording.count(count(Severity.ERROR), "error"),
                        Wording.count(count(Severity.WARNING), "warning"),
                        Wording.count(count(Severity.INFO), "note"),
                        Wording.count(rules.size(), "rule"));
    }

    private long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    @Override
    public Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("files", files);
        data.put("errors", count(Severity.ERROR));
        data.put("warnings", count(Severity.WARNING));
        data.put("notes", count(Severity.INFO));
        data.put("old", old);
        data.put(KeptOutcomes.UNCHANGED, false);
        data.put("reports", reports);
        data.put(
                "findings",
                findings.stream()
                        .map(finding -> new FindingText(finding).data())
                        .toList());
        data.put(
                "trace",
                traces.stream().filter(Linted::isFelt).map(Linted::trace).toList());
        return data;
    }

    /** Whether anybody but the migration notices; the rest is in the trace's own file. */
    private static boolean isFelt(StatementTrace trace) {
        return !trace.blocking().isEmpty()
                || !trace.rewritten().isEmpty()
                || !trace.activity().isEmpty();
    }

    private static Map<String, Object> trace(StatementTrace trace) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("file", trace.place().file());
        data.put("statement", trace.place().index());
        data.put("locks", trace.locks().stream().map(Object::toString).toList());
        data.put("blocks", blocks(trace));
        data.put("rewritten", trace.rewritten().stream().map(Object::toString).toList());
        data.put(
                "scanned",
                trace.activity().stream()
                        .filter(activity -> activity.fullScans() > 0)
                        .map(activity -> activity.table().qualifiedName())
                        .toList());
        data.put(
                "rowsWritten",
                trace.activity().stream()
                        .mapToLong(activity -> activity.inserted() + activity.updated() + activity.deleted())
                        .sum());
        return data;
    }

    private static Map<String, List<String>> blocks(StatementTrace trace) {
        Map<String, List<String>> blocks = new LinkedHashMap<>();
        trace.blocking().forEach((table, blocking) -> {
            List<String> waiting = new ArrayList<>();
            if (blocking.reads()) {
                waiting.add("reads");
            }
            if (blocking.writes()) {
                waiting.add("writes");
            }
            if (blocking.definition()) {
                waiting.add("definition");
            }
            blocks.put(table, waiting);
        });
        return blocks;
    }
}
