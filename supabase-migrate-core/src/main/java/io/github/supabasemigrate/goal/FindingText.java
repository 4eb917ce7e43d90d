package io.github.supabasemigrate.goal;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Location;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A finding in the forms that goals show. */
public record FindingText(Finding finding) {

    /** On one line of a terminal: where, what, what next. */
    public String line() {
        String where = finding.location() == null ? "" : finding.location() + ": ";
        String next = finding.hint() == null ? "" : " " + finding.hint();
        return where + finding.message() + next;
    }

    /** For {@code result.json}. */
    public Map<String, Object> data() {
        var data = new LinkedHashMap<String, Object>();
        data.put("rule", finding.rule());
        data.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        data.put("message", finding.message());
        Location location = finding.location();
        if (location != null) {
            data.put("file", location.file());
            data.put("line", location.line());
            data.put("column", location.column());
        }
        if (finding.subject() != null) {
            data.put("subject", finding.subject());
        }
        if (finding.hint() != null) {
            data.put("hint", finding.hint());
        }
        data.put("decidedBy", finding.decidedBy().name().toLowerCase(Locale.ROOT));
        return data;
    }
}
