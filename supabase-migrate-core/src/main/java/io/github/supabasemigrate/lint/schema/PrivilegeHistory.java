package io.github.supabasemigrate.lint.schema;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.Privileges;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What files grant and revoke on tables, in the order in which they run. Filled by one thread. */
public final class PrivilegeHistory {

    private static final String ALL_TABLES = "ALL TABLES IN SCHEMA";

    /**
     * A grant or revocation.
     *
     * @param owners of what is made later, in {@code ALTER DEFAULT PRIVILEGES FOR ROLE}; empty for whoever runs it
     * @param schemas that default privileges are for; empty for all
     */
    public record Change(Moment moment, Privileges what, List<String> owners, List<String> schemas) {}

    private final List<Change> defaults = new ArrayList<>();
    private final Map<String, List<Change>> bySchema = new HashMap<>();
    private final Map<String, List<Change>> byTable = new HashMap<>();

    void add(Moment moment, Privileges what, String defaultSchema) {
        if (what.isDefault()) {
            if (what.kind().equals("TABLES")) {
                defaults.add(new Change(moment, what, options(what.node(), "FOR"), options(what.node(), "IN_P")));
            }
            return;
        }
        Change change = new Change(moment, what, List.of(), List.of());
        for (QualifiedName name : what.objects()) {
            if (what.kind().equals("TABLE")) {
                put(byTable, name.schemaOr(defaultSchema) + "." + name.name(), change);
            } else if (what.kind().equals(ALL_TABLES)) {
                put(bySchema, name.name(), change);
            }
        }
    }

    private static void put(Map<String, List<Change>> changes, String name, Change change) {
        changes.computeIfAbsent(name, missing -> new ArrayList<>(1)).add(change);
    }

    /** The names behind {@code IN SCHEMA} or {@code FOR ROLE}. */
    private static List<String> options(SyntaxNode node, String word) {
        return node.descendants("DefACLOption")
                .map(SyntaxNode::tokens)
                .filter(tokens -> tokens.get(0).is(word))
                .flatMap(tokens -> tokens.stream().skip(2))
                .filter(token -> !token.is("','"))
                .map(SyntaxNode::identifier)
                .toList();
    }

    /** What is granted on tables that are still to be made. */
    public List<Change> defaults() {
        return defaults;
    }

    /** What is granted on all tables that a schema has at that moment. */
    public List<Change> ofSchema(String schema) {
        return bySchema.getOrDefault(schema, List.of());
    }

    /** What is granted on a table by its name, {@code schema.name}. */
    public List<Change> ofTable(String name) {
        return byTable.getOrDefault(name, List.of());
    }
}
