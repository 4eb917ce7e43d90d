package io.github.supabasemigrate.access;

import io.github.supabasemigrate.access.demand.Allowance;
import io.github.supabasemigrate.access.judge.AccessFinding;
import io.github.supabasemigrate.access.matrix.AccessMatrix;
import java.util.List;

/**
 * What trying out came to.
 *
 * @param findings worst first; those that the team has not answered for
 * @param allowed those that it has
 * @param unused allowances that nothing needs any more
 * @param notes what a reader should know of how rows were made
 * @param tried how many statements were sent as somebody
 */
public record AccessReport(
        AccessMatrix matrix,
        List<AccessFinding> findings,
        List<AccessFinding> allowed,
        List<Allowance> unused,
        List<String> notes,
        long tried) {

    public AccessReport {
        findings = List.copyOf(findings);
        allowed = List.copyOf(allowed);
        unused = List.copyOf(unused);
        notes = List.copyOf(notes);
    }

    /** All of it for tools. */
    public String asJson() {
        return new AccessJson(this).text();
    }
}
