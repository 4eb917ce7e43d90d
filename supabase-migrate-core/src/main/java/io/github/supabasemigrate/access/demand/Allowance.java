package io.github.supabasemigrate.access.demand;

import io.github.supabasemigrate.access.judge.AccessFinding;
import java.util.List;

/**
 * Something that is meant to be so.
 *
 * @param object table, view or function; without a schema in any, {@code *} for all
 * @param personas who may; empty for all
 * @param commands what; empty for all
 * @param rules which rules are answered by it, with or without {@code access-}; empty for all
 * @param reason why, for who reads the file later
 */
public record Allowance(
        String object, List<String> personas, List<String> commands, List<String> rules, String reason) {

    public Allowance {
        personas = List.copyOf(personas);
        commands = List.copyOf(commands);
        rules = List.copyOf(rules);
    }

    /** True when it answers all of a finding. */
    boolean covers(AccessFinding finding) {
        String id = finding.rule().id();
        return names(object, finding.object().display())
                && (personas.isEmpty() || (!finding.personas().isEmpty() && personas.containsAll(finding.personas())))
                && (commands.isEmpty() || commands.stream().anyMatch(finding.command()::equalsIgnoreCase))
                && (rules.isEmpty() || rules.stream().anyMatch(rule -> id.equals(rule) || id.equals("access-" + rule)));
    }

    /** {@code notes} names {@code public.notes}, and functions go by their name without arguments too. */
    static boolean names(String written, String display) {
        String bare = display.replaceAll("\\(.*", "");
        return written.equals("*")
                || written.equals(display)
                || written.equals(bare)
                || (!written.contains(".") && bare.endsWith("." + written));
    }
}
