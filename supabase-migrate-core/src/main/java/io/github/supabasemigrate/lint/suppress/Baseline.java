package io.github.supabasemigrate.lint.suppress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.MigrateException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The findings that were there when a team began to lint. A finding is known by its rule, its file and the words of its statement, so that
 * moving lines changes nothing and changing the statement brings it back. Each entry excuses as many findings as it counts.
 */
public final class Baseline {

    private final Map<String, Integer> left;

    private Baseline(Map<String, Integer> counts) {
        left = new HashMap<>(counts);
    }

    /** Excuses nothing. */
    public static Baseline empty() {
        return new Baseline(Map.of());
    }

    /**
     * Reads a file that {@link Writer#json} wrote.
     *
     * @param file for messages
     */
    public static Baseline parse(String json, String file) {
        Map<String, Integer> counts = new HashMap<>();
        try {
            for (JsonNode entry : new ObjectMapper().readTree(json).path("findings")) {
                counts.merge(
                        key(
                                entry.path("rule").asText(),
                                entry.path("file").asText(),
                                entry.path("statement").asText()),
                        entry.path("count").asInt(1),
                        Integer::sum);
            }
        } catch (JsonProcessingException e) {
            throw MigrateException.because("The baseline `" + file + "` is no JSON.")
                    .why(e.getOriginalMessage())
                    .next("Write it anew: mvn supabase-migrate:lint -Dsupabase-migrate.writeBaseline")
                    .cause(e)
                    .build();
        }
        return new Baseline(counts);
    }

    /** Whether a finding is an old one; each call uses up one of its count. */
    public boolean excuses(Finding finding, String statement) {
        if (left.isEmpty()) {
            return false;
        }
        String key = key(finding.rule(), file(finding), hash(finding, statement));
        Integer count = left.get(key);
        if (count == null || count == 0) {
            return false;
        }
        left.put(key, count - 1);
        return true;
    }

    /** How many entries excused nothing, because what they were for was put right. */
    public long unused() {
        return left.values().stream().filter(count -> count > 0).count();
    }

    private static String file(Finding finding) {
        return finding.location() == null ? "" : finding.location().file();
    }

    private static String key(String rule, String file, String statement) {
        return rule + "\n" + file + "\n" + statement;
    }

    private static String hash(Finding finding, String statement) {
        String words = statement.isEmpty() ? finding.message() : statement.replaceAll("\\s+", " ");
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Collects the findings for a new baseline. */
    public static final class Writer {

        private final Map<String, Integer> counts = new TreeMap<>();

        public void add(Finding finding, String statement) {
            counts.merge(key(finding.rule(), file(finding), hash(finding, statement)), 1, Integer::sum);
        }

        /** Sorted, so that a change is a readable difference. */
        public String json() {
            ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
            ObjectNode root = mapper.createObjectNode().put("schemaVersion", 1);
            ArrayNode findings = root.putArray("findings");
            counts.forEach((key, count) -> {
                String[] parts = key.split("\n", -1);
                ObjectNode entry = findings.addObject()
                        .put("rule", parts[0])
                        .put("file", parts[1])
                        .put("statement", parts[2]);
                if (count > 1) {
                    entry.put("count", count);
                }
            });
            try {
                return mapper.writeValueAsString(root).replace("\r\n", "\n") + "\n";
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
