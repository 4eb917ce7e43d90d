package io.github.supabasemigrate.lint;

import io.github.supabasemigrate.finding.Finding;
import java.util.List;

/**
 * What came out.
 *
 * @param files all that were read
 * @param details in the order of files and lines
 * @param rules how many there are
 */
public record LintResult(List<LintFile> files, List<LintFinding> details, int rules) {

    public LintResult {
        files = List.copyOf(files);
        details = List.copyOf(details);
    }

    public List<Finding> findings() {
        return details.stream().map(LintFinding::finding).toList();
    }
}
