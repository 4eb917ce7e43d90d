package io.github.supabasemigrate.lint.suppress;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What other linters call our rules, for their comments: read when the first such comment is. Immutable. */
public final class PeerRules {

    private static final String TABLE = "/io/github/supabasemigrate/lint/rules/peers.tsv";

    /** Atlas also knows its rules by what they are about. */
    private static final Map<String, String> GROUPS = Map.of(
            "destructive", "DS",
            "data_depend", "MF",
            "incompatible", "BC",
            "concurrent_index", "PG1",
            "blocking", "PG3",
            "naming", "NM");

    private final Map<String, Map<String, Set<String>>> byTool;

    private PeerRules(Map<String, Map<String, Set<String>>> byTool) {
        this.byTool = byTool;
    }

    private static final class Once {
        private static final PeerRules READ = read();
    }

    public static PeerRules get() {
        return Once.READ;
    }

    private static PeerRules read() {
        Map<String, Map<String, Set<String>>> byTool = new HashMap<>();
        try (InputStream in = PeerRules.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException(TABLE + " is missing");
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                String[] fields = line.split("\t");
                byTool.computeIfAbsent(fields[0], tool -> new HashMap<>())
                        .put(fields[1], Set.copyOf(Arrays.asList(fields[2].split(" "))));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PeerRules(byTool);
    }

    /** Whether a tool's rule, or its group of rules, is one that we have under this id. */
    public boolean means(String tool, String rule, String ours) {
        Map<String, Set<String>> rules = byTool.getOrDefault(tool, Map.of());
        String group = GROUPS.get(rule);
        if (tool.equals("atlas") && group != null) {
            return rules.entrySet().stream()
                    .anyMatch(entry ->
                            entry.getKey().startsWith(group) && entry.getValue().contains(ours));
        }
        return rules.getOrDefault(lastPart(rule), Set.of()).contains(ours);
    }

    /** Whether any rule of the tool is one that we have under this id. */
    public boolean knows(String tool, String ours) {
        return byTool.getOrDefault(tool, Map.of()).values().stream().anyMatch(ids -> ids.contains(ours));
    }

    /** {@code lint/safety/banDropTable} without its groups. */
    private static String lastPart(String rule) {
        return rule.substring(rule.lastIndexOf('/') + 1);
    }

    /** Every id of ours that the table names. */
    List<String> ours() {
        return byTool.values().stream()
                .flatMap(rules -> rules.values().stream())
                .flatMap(Set::stream)
                .distinct()
                .toList();
    }
}
