package io.github.supabasemigrate.access.demand;

import io.github.supabasemigrate.access.persona.TeamPersona;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code supabase/access.yaml}: requirements, allowances, and personas of the team's own.
 *
 * <pre>{@code
 * require:
 *   isolation: tenant
 *   public: [meditations]
 *   own: [journal_entries]
 *   never: anon
 * personas:
 *   clinician:
 *     tenant: T1
 *     claims: {app_metadata: {role: clinician}}
 *     rows: {staff: {role: clinician}}
 * allow:
 *   - table: inbox
 *     personas: [anon]
 *     commands: [INSERT]
 *     reason: the contact form of the home page
 * }</pre>
 */
public record AccessFile(Requirements requirements, List<Allowance> allowances, List<TeamPersona> personas) {

    /** Where a project keeps it. */
    public static final String NAME = "supabase/access.yaml";

    /** A team that says nothing. */
    public static final AccessFile NONE = new AccessFile(Requirements.NONE, List.of(), List.of());

    private static final Set<String> KNOWN = Set.of("require", "allow", "personas");
    private static final Set<String> OF_REQUIRE = Set.of("isolation", "public", "own", "never");
    private static final Set<String> OF_ISOLATION = Set.of("columns", "tables");
    private static final Set<String> OF_PERSONA = Set.of("role", "tenant", "claims", "settings", "rows");
    private static final Set<String> TENANTS = Set.of("T1", "T2", "none");
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
        personas = List.copyOf(personas);
    }

    /** The same with further allowances. */
    public AccessFile allowing(List<Allowance> more) {
        var all = new ArrayList<>(allowances);
        all.addAll(more);
        return new AccessFile(requirements, all, personas);
    }

    /** Reads it, and refuses words that it does not know, for a misspelt demand would be one that nobody makes. */
    public static AccessFile parse(String text) {
        Yaml root = Yaml.parse(NAME, text);
        root.mapping(KNOWN);
        Yaml required = root.at("require");
        required.mapping(OF_REQUIRE);
        var allowances = new ArrayList<Allowance>();
        for (Yaml node : root.at("allow").items()) {
            allowances.add(allowance(node));
        }
        var personas = new ArrayList<TeamPersona>();
        root.at("personas").mapping();
        root.at("personas").fields().forEach((name, node) -> personas.add(persona(name, node)));
        return new AccessFile(requirements(required), allowances, personas);
    }

    private static Requirements requirements(Yaml node) {
        Yaml isolation = node.at("isolation");
        boolean isOfTenants = isolation.isText() && isolation.text().equals("tenant");
        if (isolation.isMapping()) {
            isolation.mapping(OF_ISOLATION);
        }
        List<String> columns = isolation.isText() && !isOfTenants
                ? isolation.texts()
                : isolation.at("columns").texts();
        return new Requirements(
                isOfTenants,
                columns,
                isolation.isList() ? isolation.texts() : isolation.at("tables").texts(),
                node.has("public"),
                node.at("public").texts(),
                node.at("own").texts(),
                node.at("never").texts());
    }

    private static Allowance allowance(Yaml node) {
        node.mapping(OF_ALLOW);
        String reason = node.at("reason").text();
        if (reason.isBlank()) {
            throw Yaml.problem(node.where(), "an entry of `allow` has no `reason`.");
        }
        String object = Stream.of("table", "view", "function", "object")
                .filter(node::has)
                .map(name -> node.at(name).text())
                .findFirst()
                .orElse("");
        if (object.isBlank()) {
            throw Yaml.problem(
                    node.where(),
                    "the entry of `allow` with the reason \"" + reason + "\" names no `table`, `view` or `function`.");
        }
        return new Allowance(
                object,
                either(node, "personas", "persona"),
                either(node, "commands", "command"),
                either(node, "rules", "rule"),
                reason);
    }

    private static List<String> either(Yaml node, String many, String one) {
        return node.has(many) ? node.at(many).texts() : node.at(one).texts();
    }

    @SuppressWarnings("unchecked") // a mapping gives a map with text keys
    private static TeamPersona persona(String name, Yaml node) {
        node.mapping(OF_PERSONA);
        node.at("claims").mapping();
        Yaml tenant = node.at("tenant");
        boolean isKnown = tenant.isNothing() || TENANTS.contains(tenant.text());
        if (!isKnown) {
            throw Yaml.problem(tenant.where(), "`tenant` is T1, T2 or none.");
        }
        var rows = new LinkedHashMap<String, Map<String, String>>();
        node.at("rows").mapping();
        node.at("rows").fields().forEach((table, values) -> rows.put(table, values.textsByKey()));
        boolean isStranger = tenant.text().equals("none");
        return new TeamPersona(
                name,
                node.has("role") ? node.at("role").text() : "authenticated",
                isStranger ? null : tenant.isNothing() ? "T1" : tenant.text(),
                node.has("claims") ? (Map<String, Object>) node.at("claims").json() : Map.of(),
                node.at("settings").textsByKey(),
                rows);
    }
}
