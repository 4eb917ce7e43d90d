package io.github.supabasemigrate.access.demand;

import io.github.supabasemigrate.access.judge.AccessFinding;
import io.github.supabasemigrate.access.judge.AccessRule;
import io.github.supabasemigrate.access.persona.Persona;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Something that is meant to be so.
 *
 * @param object table, view or function; without a schema in any, {@code *} for all
 * @param personas who may; {@code authenticated} stands for whoever is signed in; empty for all
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

    /** Those of a finding's personas that it answers for; a finding about nobody in particular has one without a name. */
    Set<String> answered(AccessFinding finding) {
        String id = finding.rule().id();
        boolean isMeant = names(object, finding.object().display())
                && (commands.isEmpty() || commands.stream().anyMatch(finding.command()::equalsIgnoreCase))
                && (rules.isEmpty() || rules.stream().anyMatch(rule -> id.equals(rule) || id.equals("access-" + rule)));
        if (!isMeant) {
            return Set.of();
        }
        return who(finding).stream().filter(this::isAllowed).collect(Collectors.toSet());
    }

    /** Everybody whom a finding concerns. */
    static List<String> who(AccessFinding finding) {
        return finding.personas().isEmpty() ? List.of("") : finding.personas();
    }

    private boolean isAllowed(String persona) {
        return personas.isEmpty() || personas.stream().anyMatch(name -> standsFor(name, persona));
    }

    /** Whether a name in an allowance stands for a persona. */
    private static boolean standsFor(String written, String persona) {
        boolean isSignedIn = !persona.isEmpty() && !persona.equals(Persona.ANON);
        return written.equals(persona) || (written.equals(Persona.AUTHENTICATED) && isSignedIn);
    }

    /**
     * What of it nothing needs, in words; empty when all of it is needed.
     *
     * @param findings all that were found
     */
    Optional<String> unneeded(List<AccessFinding> findings) {
        List<AccessFinding> answered = findings.stream()
                .filter(finding -> !answered(finding).isEmpty())
                .toList();
        if (answered.isEmpty()) {
            return Optional.of("nothing is found that it answers for");
        }
        var idle = new ArrayList<String>();
        personas.stream()
                .filter(name -> answered.stream()
                        .flatMap(finding -> finding.personas().stream())
                        .noneMatch(persona -> standsFor(name, persona)))
                .forEach(name -> idle.add("persona `" + name + "`"));
        commands.stream()
                .filter(command -> answered.stream().map(AccessFinding::command).noneMatch(command::equalsIgnoreCase))
                .forEach(command -> idle.add("command `" + command + "`"));
        rules.stream()
                .filter(rule -> answered.stream()
                        .map(finding -> finding.rule().id())
                        .noneMatch(id -> id.equals(rule) || id.equals("access-" + rule)))
                .forEach(rule -> idle.add("rule `" + rule + "`"));
        return idle.isEmpty() ? Optional.empty() : Optional.of("nothing is found for its " + String.join(", ", idle));
    }

    /** True when it speaks of nothing but what changing policies shows. */
    boolean isOfMutation() {
        return !rules.isEmpty()
                && rules.stream()
                        .allMatch(rule -> AccessRule.ofMutation().stream()
                                .map(AccessRule::id)
                                .anyMatch(id -> id.equals(rule) || id.equals("access-" + rule)));
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
