package io.github.supabasemigrate.goal.check;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Wording;
import io.github.supabasemigrate.goal.FindingText;
import io.github.supabasemigrate.report.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What verify found.
 *
 * @param isUnchanged nothing was looked at, because nothing changed since all was well
 * @param tables of the project
 * @param policies of the project
 * @param lines the findings for people
 * @param reports files by format
 * @param repair files with SQL that would end a drift, by what they repair
 * @param script the verification script, if it was asked for
 */
record Verified(
        boolean isUnchanged,
        int tables,
        int policies,
        List<Finding> findings,
        Status status,
        List<String> lines,
        Map<String, String> reports,
        Map<String, String> repair,
        Optional<String> script)
        implements Outcome {

    @Override
    public List<String> details() {
        var all = new ArrayList<>(lines);
        repair.forEach(
                (side, file) -> all.add("SQL that would end the drift by a change of the " + side + ": " + file));
        script.ifPresent(file -> all.add("Wrote " + file + "."));
        return all;
    }

    @Override
    public String summary() {
        String size = Wording.count(tables, "table", "tables") + ", " + Wording.count(policies, "policy", "policies");
        if (findings.isEmpty()) {
            return isUnchanged
                    ? "Nothing changed since the schema was as promised: " + size + "."
                    : "The schema is as promised: " + size + ".";
        }
        String worst = findings.get(0).severity().name().toLowerCase(Locale.ROOT);
        return "%s%s in a schema of %s; the worst is %s."
                .formatted(
                        isUnchanged ? "Nothing changed: still " : "",
                        Wording.count(findings.size(), "finding", "findings"),
                        size,
                        worst.equals("warning") ? "a warning" : worst.equals("info") ? "a note" : "an error");
    }

    @Override
    public Map<String, Object> data() {
        var data = new LinkedHashMap<String, Object>();
        data.put("tables", tables);
        data.put("policies", policies);
        data.put("unchanged", isUnchanged);
        data.put("reports", reports);
        if (!repair.isEmpty()) {
            data.put("repair", repair);
        }
        data.put(
                "findings",
                findings.stream()
                        .map(finding -> new FindingText(finding).data())
                        .toList());
        return data;
    }
}
