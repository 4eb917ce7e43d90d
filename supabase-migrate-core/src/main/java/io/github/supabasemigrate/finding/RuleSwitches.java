package io.github.supabasemigrate.finding;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a team changed about rules: {@code off}, or another severity, by rule id.
 *
 * @param levels {@code off}, {@code info}, {@code warning} or {@code error} by rule id
 */
public record RuleSwitches(Map<String, String> levels) {

    public static final RuleSwitches NONE = new RuleSwitches(Map.of());

    private static final String OFF = "off";

    public RuleSwitches {
        levels = Map.copyOf(levels);
        levels.values().forEach(RuleSwitches::severity);
    }

    /** Reads {@code rule=level} items. */
    public static RuleSwitches parse(List<String> items) {
        var levels = new TreeMap<String, String>();
        for (String item : items) {
            int equals = item.indexOf('=');
            if (equals < 0) {
                throw MigrateException.because("`" + item + "` does not say what to do with the rule.")
                        .next("Write rule=off, rule=info, rule=warning or rule=error.")
                        .build();
            }
            levels.put(
                    item.substring(0, equals).strip(),
                    item.substring(equals + 1).strip());
        }
        return new RuleSwitches(levels);
    }

    /** Fails on an id that no rule has: a misspelt switch would switch nothing. */
    public void require(List<String> knownIds) {
        for (String id : levels.keySet()) {
            if (!knownIds.contains(id)) {
                throw MigrateException.because("No rule is called `" + id + "`.")
                        .next("Rules: " + String.join(", ", knownIds))
                        .build();
            }
        }
    }

    public boolean isOn(String id) {
        return !OFF.equals(levels.get(id));
    }

    /** The severity that the team chose, if it did. */
    public Optional<Severity> severityOf(String id) {
        return Optional.ofNullable(levels.get(id)).flatMap(RuleSwitches::severity);
    }

    private static Optional<Severity> severity(String level) {
        if (level.equals(OFF)) {
            return Optional.empty();
        }
        for (Severity severity : Severity.values()) {
            if (severity.name().toLowerCase(Locale.ROOT).equals(level)) {
                return Optional.of(severity);
            }
        }
        throw MigrateException.because("`" + level + "` is no level of a rule.")
                .next("Levels: off, info, warning, error.")
                .build();
    }
}
