package io.github.supabasemigrate.diff.render;

import io.github.supabasemigrate.catalog.object.FiringState;
import io.github.supabasemigrate.catalog.relation.Policy;
import io.github.supabasemigrate.catalog.relation.Rule;
import io.github.supabasemigrate.catalog.relation.Trigger;
import io.github.supabasemigrate.catalog.routine.Aggregate;
import io.github.supabasemigrate.catalog.routine.Argument;
import io.github.supabasemigrate.catalog.routine.EventTrigger;
import io.github.supabasemigrate.catalog.routine.Language;
import io.github.supabasemigrate.catalog.routine.Routine;
import io.github.supabasemigrate.catalog.routine.Transform;
import io.github.supabasemigrate.sql.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Routines, aggregates, languages, and what calls them: triggers, rules and policies. */
public final class RoutineSql {

    private static final Set<String> TEXT_PROPERTIES = Set.of("INITCOND", "MINITCOND");
    private static final Map<String, String> MODIFY = Map.of("r", "READ_ONLY", "s", "SHAREABLE", "w", "READ_WRITE");
    private static final Map<String, String> PARALLEL = Map.of("s", "SAFE", "r", "RESTRICTED", "u", "UNSAFE");

    private RoutineSql() {}

    static String create(Routine routine) {
        return routine.definition().strip();
    }

    static String create(Aggregate aggregate) {
        var parameters = new ArrayList<String>();
        aggregate.properties().forEach((name, value) -> parameters.add(property(name, value)));
        parameters.removeIf(String::isEmpty);
        if (aggregate.form() == Aggregate.Form.HYPOTHETICAL) {
            parameters.add("HYPOTHETICAL");
        }
        return "CREATE AGGREGATE " + Names.unsigned(aggregate.id()) + "(" + arguments(aggregate) + ") (\n    "
                + String.join(",\n    ", parameters) + "\n)";
    }

    /** Functions are written without the argument types that the catalog prints. */
    private static String property(String name, String value) {
        return switch (name) {
            case "FINALFUNC_EXTRA", "MFINALFUNC_EXTRA" -> name;
            case "FINALFUNC_MODIFY", "MFINALFUNC_MODIFY" -> name + " = " + MODIFY.getOrDefault(value, value);
            case "PARALLEL" -> name + " = " + PARALLEL.getOrDefault(value, value);
            case "SORTOP" -> name + " = " + OperatorSql.operatorName(value);
            default -> {
                if (TEXT_PROPERTIES.contains(name)) {
                    yield name + " = " + Literals.quote(value);
                }
                yield name + " = " + (name.endsWith("FUNC") ? OperatorSql.functionName(value) : value);
            }
        };
    }

    private static String arguments(Aggregate aggregate) {
        List<String> all = aggregate.arguments().stream()
                .map(argument -> (argument.mode() == Argument.Mode.VARIADIC ? "VARIADIC " : "")
                        + (argument.name().isEmpty() ? "" : Names.quote(argument.name()) + " ")
                        + argument.type())
                .toList();
        if (aggregate.form() == Aggregate.Form.NORMAL) {
            return all.isEmpty() ? "*" : String.join(", ", all);
        }
        int direct = aggregate.directArguments();
        // A VARIADIC direct argument is the ordered one too (manual, CREATE AGGREGATE).
        List<String> ordered = direct < all.size() ? all.subList(direct, all.size()) : all.subList(direct - 1, direct);
        return String.join(", ", all.subList(0, direct)) + " ORDER BY " + String.join(", ", ordered);
    }

    static String create(Language language) {
        if (language.handler() == null) {
            return "CREATE LANGUAGE " + Names.of(language.id());
        }
        return "CREATE " + (language.isTrusted() ? "TRUSTED " : "") + "LANGUAGE " + Names.of(language.id())
                + " HANDLER "
                + OperatorSql.functionName(language.handler())
                + (language.inline() == null ? "" : " INLINE " + OperatorSql.functionName(language.inline()))
                + (language.validator() == null ? "" : " VALIDATOR " + OperatorSql.functionName(language.validator()));
    }

    static String create(Transform transform) {
        var parts = new ArrayList<String>();
        if (transform.fromSql() != null) {
            parts.add("FROM SQL WITH FUNCTION " + transform.fromSql());
        }
        if (transform.toSql() != null) {
            parts.add("TO SQL WITH FUNCTION " + transform.toSql());
        }
        return "CREATE TRANSFORM FOR " + transform.type() + " LANGUAGE " + Names.quote(transform.language()) + " ("
                + String.join(", ", parts) + ")";
    }

    static List<String> create(Trigger trigger) {
        var statements = new ArrayList<String>();
        if (trigger.copyOf() == null) {
            statements.add(trigger.definition());
        }
        if (trigger.state() != FiringState.ORIGIN || trigger.copyOf() != null) {
            statements.add(state(trigger));
        }
        return statements;
    }

    public static String state(Trigger trigger) {
        return "ALTER TABLE " + Names.parent(trigger.id()) + " " + firing(trigger.state()) + " TRIGGER "
                + Names.quote(trigger.name());
    }

    static List<String> create(Rule rule) {
        var statements = new ArrayList<String>();
        String definition = rule.definition().strip();
        statements.add(definition.endsWith(";") ? definition.substring(0, definition.length() - 1) : definition);
        if (rule.state() != FiringState.ORIGIN) {
            statements.add(state(rule));
        }
        return statements;
    }

    public static String state(Rule rule) {
        return "ALTER TABLE " + Names.parent(rule.id()) + " " + firing(rule.state()) + " RULE "
                + Names.quote(rule.name());
    }

    static List<String> create(EventTrigger trigger) {
        var statements = new ArrayList<String>();
        String tags = trigger.tags().stream().map(Literals::quote).collect(Collectors.joining(", "));
        statements.add("CREATE EVENT TRIGGER " + Names.of(trigger.id()) + " ON " + trigger.event()
                + (tags.isEmpty() ? "" : " WHEN TAG IN (" + tags + ")") + " EXECUTE FUNCTION "
                + Names.of(trigger.function()));
        if (trigger.state() != FiringState.ORIGIN) {
            statements.add(state(trigger));
        }
        return statements;
    }

    public static String state(EventTrigger trigger) {
        return "ALTER EVENT TRIGGER " + Names.of(trigger.id()) + " " + firing(trigger.state());
    }

    private static String firing(FiringState state) {
        return switch (state) {
            case ORIGIN -> "ENABLE";
            case DISABLED -> "DISABLE";
            case REPLICA -> "ENABLE REPLICA";
            case ALWAYS -> "ENABLE ALWAYS";
        };
    }

    static String create(Policy policy) {
        var text = new StringBuilder("CREATE POLICY ")
                .append(Names.quote(policy.name()))
                .append(" ON ")
                .append(Names.parent(policy.id()));
        if (!policy.isPermissive()) {
            text.append("\n    AS RESTRICTIVE");
        }
        if (policy.command() != Policy.Command.ALL) {
            text.append("\n    FOR ").append(policy.command());
        }
        text.append("\n    TO ").append(roles(policy));
        if (policy.using() != null) {
            text.append("\n    USING (").append(policy.using()).append(')');
        }
        if (policy.check() != null) {
            text.append("\n    WITH CHECK (").append(policy.check()).append(')');
        }
        return text.toString();
    }

    public static String roles(Policy policy) {
        return policy.roles().stream().map(Names::role).collect(Collectors.joining(", "));
    }
}
