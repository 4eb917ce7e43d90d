package io.github.supabasemigrate.access;

import io.github.supabasemigrate.access.judge.AccessFinding;
import io.github.supabasemigrate.access.matrix.AccessMatrix;
import io.github.supabasemigrate.access.table.Facts;
import java.util.List;

/**
 * What trying out came to.
 *
 * @param findings worst first
 * @param facts what they rest on
 * @param notes what a reader should know of how rows were made
 * @param tried how many statements were sent as somebody
 */
public record AccessReport(AccessMatrix matrix, List<AccessFinding> findings, Facts facts, List<String> notes, long tried) {

    public AccessReport {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }
}
