package io.github.supabasemigrate.report.findings;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Finding.DecidedBy;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.Severity;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Findings for people: where, what, the line with a caret under the place, why it matters, how to put it right. Why a rule
 * exists is told once a report. Of a rule's notes the first three are shown, of its warnings ten, of its errors all: one screen is
 * read, a hundred are not, and the report files have every one.
 */
public record ConsoleReport(Style style, SourceLines sources, RuleTexts rules) implements FindingReport {

    private static final int TAB = 4;
    private static final int NOTES = 3;
    private static final int WARNINGS = 10;

    @Override
    public String render(List<Finding> findings) {
        StringBuilder out = new StringBuilder();
        Map<String, Integer> told = new HashMap<>();
        Map<String, Integer> folded = new LinkedHashMap<>();
        for (Finding finding : findings) {
            int count = told.merge(finding.rule(), 1, Integer::sum);
            if (count <= limit(finding.severity())) {
                append(out, finding, count == 1);
                out.append('\n');
            } else {
                folded.merge(finding.rule(), 1, Integer::sum);
            }
        }
        folded.forEach((rule, count) -> out.append("… and ")
                .append(count)
                .append(" more like these ")
                .append(style.faint("[" + rule + "]"))
                .append('\n'));
        return out.append(summary(findings)).append('\n').toString();
    }

    private static int limit(Severity severity) {
        return switch (severity) {
            case ERROR -> Integer.MAX_VALUE;
            case WARNING -> WARNINGS;
            default -> NOTES;
        };
    }

    private void append(StringBuilder out, Finding finding, boolean isFirstOfRule) {
        Location location = finding.location();
        if (location != null) {
            out.append(style.strong(location.toString())).append(": ");
        }
        out.append(style.severity(finding.severity(), word(finding.severity())))
                .append(": ")
                .append(finding.message())
                .append(' ')
                .append(style.faint("[" + finding.rule() + "]"))
                .append('\n');
        if (location != null) {
            sources.line(location).ifPresent(line -> excerpt(out, location, line));
        }
        if (isFirstOfRule) {
            rules.why(finding.rule()).ifPresent(why -> labelled(out, "why", why));
        }
        if (finding.hint() != null) {
            labelled(out, "how", finding.hint());
        }
        if (finding.decidedBy() == DecidedBy.OBSERVED) {
            labelled(out, "seen", "the statement did so on a shadow database");
        }
    }

    private void excerpt(StringBuilder out, Location location, String line) {
        String number = String.format(Locale.ROOT, "%5d", location.line());
        out.append(style.faint(number + " | ")).append(expand(line)).append('\n');
        if (location.column() > 0 && location.column() <= line.length() + 1) {
            int indent = expand(line.substring(0, location.column() - 1)).length();
            out.append(style.faint(" ".repeat(number.length()) + " | "))
                    .append(" ".repeat(indent))
                    .append(style.strong("^"))
                    .append('\n');
        }
    }

    private void labelled(StringBuilder out, String label, String text) {
        String indent = "    ";
        String body = text.strip().replace("\n", "\n" + indent + " ".repeat(label.length() + 2));
        out.append(indent).append(style.faint(label + ": ")).append(body).append('\n');
    }

    private static String expand(String line) {
        return line.replace("\t", " ".repeat(TAB));
    }

    private static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    private static String summary(List<Finding> findings) {
        if (findings.isEmpty()) {
            return "No findings.";
        }
        return Stream.of(Severity.ERROR, Severity.WARNING, Severity.INFO)
                .map(severity -> count(findings, severity))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", ", "", "."));
    }

    private static String count(List<Finding> findings, Severity severity) {
        long count = findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
        String word = severity == Severity.INFO ? "note" : word(severity);
        return count == 0 ? "" : count + " " + word + (count == 1 ? "" : "s");
    }
}
