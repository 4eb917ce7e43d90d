package io.github.supabasemigrate.project.config;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The table {@code [db.vault]}. A secret whose value is not to be had, an unset {@code env()} or a text that somebody else's key encrypted, is
 * left out rather than written to the database as it stands.
 *
 * @param secrets by name
 * @param notices what is left out
 */
record Vault(Map<String, String> secrets, List<Finding> notices) {

    private static final String ENCRYPTED = "encrypted:";

    static Vault of(Map<List<String>, ConfigValue> entries, UnaryOperator<Object> resolve) {
        Map<String, String> secrets = new TreeMap<>();
        List<Finding> notices = new ArrayList<>();
        for (Map.Entry<List<String>, ConfigValue> each : entries.entrySet()) {
            List<String> path = each.getKey();
            ConfigValue entry = each.getValue();
            if (path.size() == 3 && path.get(0).equals("db") && path.get(1).equals("vault")) {
                String name = path.get(2);
                String value = resolve.apply(entry.value()).toString();
                if (value.startsWith(ENCRYPTED)) {
                    notices.add(leftOut(
                            name,
                            entry,
                            "its value is encrypted: put env(NAME) there, and the value into the variable"));
                } else if (value.startsWith("env(") && value.endsWith(")")) {
                    notices.add(leftOut(name, entry, "the variable of `" + value + "` is not set"));
                } else {
                    secrets.put(name, value);
                }
            }
        }
        return new Vault(Map.copyOf(secrets), List.copyOf(notices));
    }

    private static Finding leftOut(String name, ConfigValue entry, String why) {
        Finding finding = Finding.of(
                        "vault-secret-unresolved",
                        Severity.WARNING,
                        "The secret `" + name + "` of [db.vault] is not written: " + why + ".")
                .about(name);
        return entry.location() == null ? finding : finding.at(entry.location());
    }
}
