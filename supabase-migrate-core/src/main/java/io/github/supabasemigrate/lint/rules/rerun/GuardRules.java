package io.github.supabasemigrate.lint.rules.rerun;

import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.sql.statement.EnumType;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.AddColumn;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.AddConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Guards in DO blocks that look at the wrong thing. */
public final class GuardRules {

    /** Catalogs whose rows of several schemas look alike, and the words that tell the schema. */
    private static final Pattern CATALOG = Pattern.compile(
            "(?i)\\b(information_schema\\.(columns|tables|table_constraints|triggers|views|routines|key_column_usage)"
                    + "|pg_policies|pg_tables|pg_indexes|pg_views|pg_matviews|pg_trigger|pg_attribute)\\b");

    private static final Pattern SCHEMA = Pattern.compile(
            "(?i)\\b(\\w*schema|schemaname|nspname|\\w*namespace|tgrelid|conrelid|attrelid|polrelid|indrelid)\\b\\s*(=|in\\b|::|~|like\\b)"
                    + "|::\\s*reg(class|namespace|type)|\\bto_reg\\w+\\s*\\(|current_schema|pg_table_is_visible");

    /** The columns of a guard that hold the name of what is made, by what is made. */
    private static final Map<String, String> NAME_COLUMNS = Map.of(
            "policy", "policyname|polname",
            "column", "column_name|attname",
            "constraint", "conname|constraint_name",
            "trigger", "tgname|trigger_name",
            "index", "indexname|relname",
            "type", "typname");

    private record Made(String kind, String name) {}

    private GuardRules() {}

    public static List<LintRule> all() {
        return List.of(
                LintRule.of("guard-schema-missing", Family.RERUN, Severity.WARNING)
                        .statement(GuardRules::schemaMissing)
                        .build(),
                LintRule.of("guard-mismatch", Family.RERUN, Severity.WARNING)
                        .statement(GuardRules::mismatch)
                        .build());
    }

    private static void schemaMissing(LintStatement statement, Findings found) {
        if (made(statement).isEmpty() && statement.create().isEmpty()) {
            return;
        }
        for (Guard guard : Guard.around(statement)) {
            Matcher catalog = CATALOG.matcher(guard.condition());
            if (catalog.find() && !SCHEMA.matcher(guard.condition()).find()) {
                found.at(
                                guard.tree(),
                                "This guard looks at `%s` without a schema: an object of that name elsewhere makes it skip what follows."
                                        .formatted(catalog.group(1).toLowerCase(Locale.ROOT)))
                        .hint("Add the schema: AND %s = 'public'.".formatted(schemaColumn(catalog.group(1))));
            }
        }
    }

    private static String schemaColumn(String catalog) {
        String name = catalog.toLowerCase(Locale.ROOT);
        if (name.startsWith("pg_trigger")) {
            return "tgrelid::regclass::text";
        }
        return name.startsWith("information_schema.")
                ? name.endsWith("triggers") ? "event_object_schema" : "table_schema"
                : "schemaname";
    }

    private static void mismatch(LintStatement statement, Findings found) {
        List<Guard> guards = Guard.around(statement);
        Optional<Made> made = made(statement);
        if (guards.isEmpty() || made.isEmpty() || statement.isTemplate()) {
            return;
        }
        Guard inner = guards.get(guards.size() - 1);
        List<String> asked = askedNames(made.get().kind(), guards);
        if (!asked.isEmpty() && !asked.contains(made.get().name())) {
            found.at(
                    statement.node(),
                    "The guard asks for the %s `%s`, and what is made is `%s`: a second run makes it again, and fails."
                            .formatted(
                                    made.get().kind(), asked.get(0), made.get().name()));
        } else if (asked.isEmpty() && !Guard.protects(statement) && isAboutCatalog(inner) && mayFail(statement)) {
            found.at(
                    statement.node(),
                    "The guard only asks whether something else is there: where the %s `%s` is there already, this fails."
                            .formatted(made.get().kind(), made.get().name()));
        }
    }

    private static boolean isAboutCatalog(Guard guard) {
        return guard.condition().matches("(?is).*\\b(information_schema\\.|pg_|to_reg).*");
    }

    /** Whether a second run fails by itself, without a guard. */
    private static boolean mayFail(LintStatement statement) {
        boolean isSafe = statement
                        .alterTable()
                        .filter(alter ->
                                alter.commands(AddColumn.class).stream().allMatch(AddColumn::ifNotExists)
                                        && alter.commands(AddConstraint.class).isEmpty())
                        .isPresent()
                || statement
                        .create()
                        .filter(create -> create.ifNotExists() || create.orReplace())
                        .isPresent();
        return !isSafe;
    }

    private static List<String> askedNames(String kind, List<Guard> guards) {
        Pattern column = Pattern.compile("(?i)\\b(?:" + NAME_COLUMNS.get(kind)
                + ")\\s*(?:=|in\\s*\\(|ilike|like)\\s*((?:'(?:[^']|'')*'\\s*,?\\s*)+)");
        List<String> names = new ArrayList<>();
        for (Guard guard : guards) {
            Matcher match = column.matcher(guard.condition());
            while (match.find()) {
                Matcher literal = Pattern.compile("'((?:[^']|'')*)'").matcher(match.group(1));
                while (literal.find()) {
                    names.add(literal.group(1).replace("''", "'"));
                }
            }
        }
        return names;
    }

    private static Optional<Made> made(LintStatement statement) {
        return statement
                .createPolicy()
                .filter(policy -> !policy.isAlter())
                .map(policy -> new Made("policy", policy.name()))
                .or(() -> statement.createTrigger().map(trigger -> new Made("trigger", trigger.name())))
                .or(() -> EnumType.of(statement.node())
                        .filter(EnumType::isNew)
                        .map(type -> new Made("type", type.name().name())))
                .or(() -> statement.createIndex().flatMap(index -> index.name().map(name -> new Made("index", name))))
                .or(() -> onlyCommand(statement));
    }

    /** What an ALTER TABLE with one command makes; with several a guard cannot be about one of them. */
    private static Optional<Made> onlyCommand(LintStatement statement) {
        return statement
                .alterTable()
                .filter(alter -> alter.commands().size() == 1)
                .flatMap(alter -> {
                    Optional<Made> column = alter.commands(AddColumn.class).stream()
                            .map(add -> new Made("column", add.column().name()))
                            .findFirst();
                    return column.or(() -> alter.commands(AddConstraint.class).stream()
                            .flatMap(add -> add.constraint().name().stream())
                            .map(name -> new Made("constraint", name))
                            .findFirst());
                });
    }
}
