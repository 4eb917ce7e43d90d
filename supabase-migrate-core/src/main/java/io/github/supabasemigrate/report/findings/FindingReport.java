package io.github.supabasemigrate.report.findings;

import io.github.supabasemigrate.finding.Finding;
import java.util.List;

/** Turns findings into one text; pure, and the same text for the same findings. */
public interface FindingReport {

    /** All findings, in the order given. */
    String render(List<Finding> findings);
}
