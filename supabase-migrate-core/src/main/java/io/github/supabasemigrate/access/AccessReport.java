package io.github.supabasemigrate.access;

import io.github.supabasemigrate.access.demand.Allowance;
import io.github.supabasemigrate.access.judge.AccessFinding;
import io.github.supabasemigrate.access.matrix.AccessMatrix;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What trying out came to.
 *
 * @param findings worst first; those that the team has not answered for
 * @param allowed those that it has
 * @param unused allowances that nothing needs, wholly or in part, and what of them
 * @param notes what a reader should know of how rows were made
 * @param tried how many statements were sent as somebody
 */
public record AccessReport(
        AccessMatrix matrix,
        List<AccessFinding> findings,
        List<AccessFinding> allowed,
        Map<Allowance, String> unused,
        List<String> notes,
        long tried) {

    public AccessReport {
        findings = List.copyOf(findings);
        allowed = List.copyOf(allowed);
        unused = Collections.unmodifiableMap(new LinkedHashMap<>(unused));
        notes = List.copyOf(notes);
    }

    /** All of it for tools. */
    public String asJson() {
        return new AccessJson(this).text();
    }
}
