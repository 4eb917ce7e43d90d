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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What other linters call our rules, and the groups that some know their rules by, for their comments: read when the first such comment is.
 * Immutable.
 */
public final class PeerRules {

    private static final String TABLE = "/io/github/supabasemigrate/lint/rules/peers.tsv";

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
                Map<String, Set<String>> rules = byTool.computeIfAbsent(fields[0], tool -> new HashMap<>());
                Set<String> ours = Set.copyOf(Arrays.asList(fields[2].split(" ")));
                rules.put(fields[1], ours);
                if (fields.length > 3) {
                    rules.merge(fields[3], ours, PeerRules::union);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PeerRules(byTool);
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a tool's rule, or its group of rules, is one that we have under this id. */
    public boolean means(String tool, String rule, String ours) {
        return byTool.getOrDefault(tool, Map.of()).getOrDefault(rule, Set.of()).contains(ours);
    }

    /** Whether any rule of the tool is one that we have under this id. */
    public boolean knows(String tool, String ours) {
        return byTool.getOrDefault(tool, Map.of()).values().stream().anyMatch(ids -> ids.contains(ours));
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
