package io.github.supabasemigrate.goal.check;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.report.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What verify found. */
record Verified(ReplayedSchema schema, List<Finding> findings, String failOn, Optional<String> script)
        implements Outcome {

    @Override
    public Status status() {
        boolean fails = !failOn.equals("never")
                && findings.stream()
                        .anyMatch(finding ->
                                finding.severity().isAtLeast(Severity.valueOf(failOn.toUpperCase(Locale.ROOT))));
        return fails ? Status.VIOLATIONS : Status.PASSED;
    }

    @Override
    public List<String> details() {
        var lines = new ArrayList<String>();
        for (Finding finding : findings) {
            String where = finding.location() == null ? "" : finding.location() + ": ";
            String severity = finding.severity().name().toLowerCase(Locale.ROOT);
            String text = "%s%s: %s [%s]".formatted(where, severity, finding.message(), finding.rule());
            text.lines().forEach(lines::add);
            if (finding.hint() != null) {
                lines.add("    " + finding.hint());
            }
        }
        script.ifPresent(file -> lines.add("Wrote " + file + "."));
        return lines;
    }

    @Override
    public String summary() {
        long tables = schema.users().tables().size();
        long policies = schema.users().policies().size();
        if (findings.isEmpty()) {
            return "The schema is as promised: %d tables, %d policies.".formatted(tables, policies);
        }
        return "%d findings on %d tables and %d policies, worst: %s."
                .formatted(
                        findings.size(),
                        tables,
                        policies,
                        findings.get(0).severity().name().toLowerCase(Locale.ROOT));
    }

    @Override
    public Map<String, Object> data() {
        var data = new LinkedHashMap<String, Object>();
        data.put("tables", schema.users().tables().size());
        data.put("policies", schema.users().policies().size());
        data.put("findings", findings.stream().map(Verified::data).toList());
        return data;
    }

    private static Map<String, Object> data(Finding finding) {
        var data = new LinkedHashMap<String, Object>();
        data.put("rule", finding.rule());
        data.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        data.put("message", finding.message());
        data.put("location", Objects.toString(finding.location(), ""));
        data.put("subject", Objects.requireNonNullElse(finding.subject(), ""));
        return data;
    }
}
