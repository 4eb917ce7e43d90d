package io.github.supabasemigrate.access.demand;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.supabasemigrate.finding.MigrateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code supabase/access.yaml}: requirements and allowances.
 *
 * <pre>{@code
 * require:
 *   isolation: tenant
 *   public: [meditations]
 *   own: [journal_entries]
 *   never: anon
 * allow:
 *   - table: inbox
 *     personas: [anon]
 *     commands: [INSERT]
 *     reason: the contact form of the home page
 * }</pre>
 */
public record AccessFile(Requirements requirements, List<Allowance> allowances) {

    /** Where a project keeps it. */
    public static final String NAME = "supabase/access.yaml";

    /** A team that says nothing. */
    public static final AccessFile NONE = new AccessFile(Requirements.NONE, List.of());

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Set<String> KNOWN = Set.of("require", "allow", "personas");
    private static final Set<String> OF_REQUIRE = Set.of("isolation", "public", "own", "never");
    private static final Set<String> OF_ALLOW = Set.of(
            "table",
            "view",
            "function",
            "object",
            "persona",
            "personas",
            "command",
            "commands",
            "rule",
            "rules",
            "reason");

    public AccessFile {
        allowances = List.copyOf(allowances);
    }

    /** The same with further allowances. */
    public AccessFile allowing(List<Allowance> more) {
        var all = new ArrayList<>(allowances);
        all.addAll(more);
        return new AccessFile(requirements, all);
    }

    /** Reads it, and refuses words that it does not know, for a misspelt demand would be one that nobody makes. */
    public static AccessFile parse(String text) {
        try {
            JsonNode root = YAML.readTree(text);
            if (root == null || root.isMissingNode() || root.isNull()) {
                return NONE;
            }
            require(root, KNOWN);
            JsonNode required = root.path("require");
            require(required, OF_REQUIRE);
            var allowances = new ArrayList<Allowance>();
            root.path("allow").forEach(node -> allowances.add(allowance(node)));
            return new AccessFile(requirements(required), allowances);
        } catch (JsonProcessingException e) {
            throw problem("it is no YAML: " + e.getOriginalMessage());
        }
    }

    private static Requirements requirements(JsonNode node) {
        JsonNode isolation = node.path("isolation");
        boolean isOfTenants = isolation.isTextual() && isolation.asText().equals("tenant");
        List<String> columns =
                isolation.isTextual() && !isOfTenants ? list(isolation) : list(isolation.path("columns"));
        return new Requirements(
                isOfTenants,
                columns,
                isolation.isArray() ? list(isolation) : list(isolation.path("tables")),
                node.has("public"),
                list(node.path("public")),
                list(node.path("own")),
                list(node.path("never")));
    }

    private static Allowance allowance(JsonNode node) {
        require(node, OF_ALLOW);
        String reason = node.path("reason").asText("");
        if (reason.isBlank()) {
            throw problem("an entry of `allow` has no `reason`.");
        }
        String object = node.path("table")
                .asText(node.path("view")
                        .asText(node.path("function").asText(node.path("object").asText(""))));
        if (object.isBlank()) {
            throw problem(
                    "the entry of `allow` with the reason \"" + reason + "\" names no `table`, `view` or `function`.");
        }
        return new Allowance(
                object,
                either(node, "personas", "persona"),
                either(node, "commands", "command"),
                either(node, "rules", "rule"),
                reason);
    }

    private static List<String> either(JsonNode node, String many, String one) {
        return node.has(many) ? list(node.path(many)) : list(node.path(one));
    }

    private static List<String> list(JsonNode node) {
        var texts = new ArrayList<String>();
        if (node.isArray()) {
            node.forEach(item -> texts.add(item.asText()));
        } else if (node.isValueNode() && !node.isNull()) {
            texts.add(node.asText());
        }
        return texts;
    }

    private static void require(JsonNode node, Set<String> known) {
        node.properties().forEach(field -> {
            String name = field.getKey();
            if (!known.contains(name)) {
                throw problem("`" + name + "` is no word of it. Known here: "
                        + String.join(", ", known.stream().sorted().toList()) + ".");
            }
        });
    }

    private static MigrateException problem(String why) {
        return MigrateException.because("`" + NAME + "` cannot be used: " + why)
                .state("Nothing was checked.")
                .build();
    }
}
