package io.github.supabasemigrate.verify.expect;

import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.verify.VerifyRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The promises of {@code <expect>}: counts ({@code <policies>27</policies>}) globally, within {@code <schema name="">} and within
 * {@code <table name="">}; objects that must exist ({@code <trigger name="" on="auth.users"/>}); and within {@code <absent>} those
 * that must not. Names without a schema are in {@code public}.
 *
 * @param rules one a promise
 */
public record Expectations(List<VerifyRule> rules) {

    public static final Expectations NONE = new Expectations(List.of());

    private static final Map<String, ObjectKind> OBJECTS = Map.ofEntries(
            Map.entry("table", ObjectKind.TABLE),
            Map.entry("view", ObjectKind.VIEW),
            Map.entry("materializedView", ObjectKind.MATERIALIZED_VIEW),
            Map.entry("trigger", ObjectKind.TRIGGER),
            Map.entry("policy", ObjectKind.POLICY),
            Map.entry("function", ObjectKind.FUNCTION),
            Map.entry("extension", ObjectKind.EXTENSION),
            Map.entry("index", ObjectKind.INDEX),
            Map.entry("enum", ObjectKind.ENUM),
            Map.entry("sequence", ObjectKind.SEQUENCE));

    public Expectations {
        rules = List.copyOf(rules);
    }

    /**
     * Reads {@code <expect>}.
     *
     * @throws MigrateException on an element or value that means nothing
     */
    public static Expectations parse(ExpectationElement expect) {
        var rules = new ArrayList<VerifyRule>();
        for (ExpectationElement element : expect.children()) {
            addElement(element, "", "", false, rules);
        }
        return new Expectations(rules);
    }

    private static void addElement(
            ExpectationElement element, String schema, String table, boolean forbidden, List<VerifyRule> rules) {
        Optional<Counted> counted = Counted.ofElement(element.name());
        if (counted.isPresent()) {
            rules.add(new ExpectedCount(counted.get(), number(element), schema, table));
        } else if (element.name().equals("schema")) {
            String inner = required(element, "name");
            element.children().forEach(child -> addElement(child, inner, "", forbidden, rules));
        } else if (element.name().equals("absent")) {
            element.children().forEach(child -> addElement(child, schema, table, true, rules));
        } else if (element.name().equals("column")) {
            rules.add(column(element, schema, table));
        } else {
            addObject(element, schema, table, forbidden, rules);
        }
    }

    private static void addObject(
            ExpectationElement element, String schema, String table, boolean forbidden, List<VerifyRule> rules) {
        ObjectKind kind = OBJECTS.get(element.name());
        if (kind == null) {
            var known = new TreeSet<>(OBJECTS.keySet());
            known.addAll(List.of("absent", "column", "schema"));
            for (Counted counted : Counted.values()) {
                known.add(counted.element());
            }
            throw MigrateException.because("<" + element.name() + "> in <expect> means nothing.")
                    .next("Elements: " + String.join(", ", known))
                    .build();
        }
        String name = element.attribute("name").orElse(element.text());
        if (name.isEmpty()) {
            required(element, "name");
        }
        boolean isPart = kind == ObjectKind.POLICY || kind == ObjectKind.TRIGGER;
        Name on = isPart ? Name.of(element.attribute("on").orElse(table), schema) : Name.of(name, schema);
        if (isPart && on.name.isEmpty()) {
            required(element, "on");
        }
        boolean isGlobal = kind == ObjectKind.EXTENSION;
        rules.add(new ExpectedObject(
                kind, isGlobal ? "" : on.schema, isPart ? on.name : "", isPart ? name : on.name, forbidden));
        if (kind == ObjectKind.TABLE) {
            element.children().forEach(child -> addElement(child, on.schema, on.name, forbidden, rules));
        }
    }

    private static ExpectedColumn column(ExpectationElement element, String schema, String table) {
        Name owner = table.isEmpty() ? Name.of(required(element, "table"), schema) : new Name(schema, table);
        return new ExpectedColumn(
                owner.schema,
                owner.name,
                required(element, "name"),
                element.attribute("type").orElse(null),
                element.attribute("nullable").map(Boolean::valueOf).orElse(null),
                element.attribute("default").orElse(null));
    }

    private static String required(ExpectationElement element, String attribute) {
        return element.attribute(attribute)
                .orElseThrow(() -> MigrateException.because(
                                "<%s> in <expect> has no %s=\"\".".formatted(element.name(), attribute))
                        .build());
    }

    private static int number(ExpectationElement element) {
        try {
            return Integer.parseInt(element.text());
        } catch (NumberFormatException e) {
            throw MigrateException.because(
                            "<%s>%s</%1$s> in <expect> is no number.".formatted(element.name(), element.text()))
                    .cause(e)
                    .build();
        }
    }

    /** A name as a POM writes it, {@code auth.users} or {@code users}. */
    private record Name(String schema, String name) {

        static Name of(String text, String schema) {
            int dot = text.indexOf('.');
            if (dot >= 0) {
                return new Name(text.substring(0, dot), text.substring(dot + 1));
            }
            return new Name(schema.isEmpty() ? "public" : schema, text);
        }
    }
}
