/**
 * Findings, printed for a terminal and in the formats that other tools read. {@link
 * io.github.supabasemigrate.report.findings.ReportFormat} names them all. Depends on {@code finding}.
 */
@NullMarked
package io.github.supabasemigrate.report.findings;

import org.jspecify.annotations.NullMarked;
