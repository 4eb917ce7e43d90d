package io.github.supabasemigrate.diff.decide;

import io.github.supabasemigrate.catalog.CatalogComparison.Attribute;
import io.github.supabasemigrate.catalog.CatalogComparison.Difference;
import io.github.supabasemigrate.catalog.database.Extension;
import io.github.supabasemigrate.catalog.database.Publication;
import io.github.supabasemigrate.catalog.foreign.ForeignServer;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Constraint;
import io.github.supabasemigrate.catalog.relation.ForeignTable;
import io.github.supabasemigrate.catalog.relation.Policy;
import io.github.supabasemigrate.catalog.relation.Relation;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.catalog.relation.View;
import io.github.supabasemigrate.catalog.routine.Aggregate;
import io.github.supabasemigrate.catalog.routine.Argument;
import io.github.supabasemigrate.catalog.routine.Routine;
import io.github.supabasemigrate.catalog.search.TextSearchConfiguration;
import io.github.supabasemigrate.catalog.search.TextSearchDictionary;
import io.github.supabasemigrate.catalog.type.BaseType;
import io.github.supabasemigrate.catalog.type.CompositeType;
import io.github.supabasemigrate.catalog.type.DomainType;
import io.github.supabasemigrate.catalog.type.EnumType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Which differences PostgreSQL can alter away while the object stays. What is not named here can only change its attachments
 * (owner, comment, privileges, labels).
 */
final class InPlace {

    private static final List<String> ATTACHED =
            List.of("owner", "comment", "privileges", "securityLabels", "extension");

    /** Attributes that {@code ALTER} can change, by kind, whatever their values. */
    private static final Map<String, Set<String>> ALTERABLE = Map.ofEntries(
            Map.entry(
                    "Index",
                    Set.of(
                            "options",
                            "tablespace",
                            "keys.statisticsTarget",
                            "isReplicaIdentity",
                            "isClustered",
                            "isValid",
                            "parent")),
            Map.entry(
                    "Sequence",
                    Set.of(
                            "type",
                            "start",
                            "increment",
                            "minimum",
                            "maximum",
                            "cache",
                            "cycles",
                            "ownedBy",
                            "isUnlogged")),
            Map.entry(
                    "MaterializedView",
                    Set.of(
                            "options",
                            "toastOptions",
                            "tablespace",
                            "isPopulated",
                            "clusteredOn",
                            "accessMethod",
                            "columns.statisticsTarget",
                            "columns.options",
                            "columns.storage",
                            "columns.compression")),
            Map.entry("ExtendedStatistics", Set.of("target")),
            Map.entry("Trigger", Set.of("state")),
            Map.entry("Rule", Set.of("state")),
            Map.entry("EventTrigger", Set.of("state")),
            Map.entry("DatabaseSetting", Set.of("value")),
            Map.entry("DatabaseProperties", Set.of("encoding", "collate", "ctype")),
            Map.entry("ExtensionMember", Set.of("member", "initialPrivileges")),
            Map.entry("Subscription", Set.of("isEnabled", "publications", "connection", "options")),
            Map.entry("ForeignDataWrapper", Set.of("handler", "validator", "options")),
            Map.entry("UserMapping", Set.of("options")),
            Map.entry("OperatorFamily", Set.of("members")),
            Map.entry("Operator", Set.of("restriction", "join")));

    private final int major;
    private final Map<Class<?>, BiPredicate<CatalogObject, CatalogObject>> rules = new HashMap<>();

    InPlace(int major) {
        this.major = major;
        rule(Table.class, this::table);
        rule(ForeignTable.class, (before, after) -> before.server().equals(after.server()));
        rule(View.class, (before, after) -> isPrefix(before, after));
        rule(Policy.class, InPlace::policy);
        rule(Constraint.class, this::constraint);
        rule(Routine.class, InPlace::routine);
        rule(
                Aggregate.class,
                (before, after) -> before.result().equals(after.result())
                        && before.form() == after.form()
                        && before.directArguments() == after.directArguments()
                        && inputs(before.arguments()).equals(inputs(after.arguments())));
        rule(EnumType.class, (before, after) -> isSubsequence(before.labels(), after.labels()));
        rule(
                DomainType.class,
                (before, after) ->
                        before.base().equals(after.base()) && Objects.equals(before.collation(), after.collation()));
        rule(CompositeType.class, InPlace::composite);
        rule(BaseType.class, InPlace::base);
        rule(Publication.class, (before, after) -> before.isForAllTables() == after.isForAllTables());
        rule(
                ForeignServer.class,
                (before, after) ->
                        before.wrapper().equals(after.wrapper()) && Objects.equals(before.type(), after.type()));
        rule(TextSearchConfiguration.class, (before, after) -> before.parser().equals(after.parser()));
        rule(TextSearchDictionary.class, (before, after) -> before.template().equals(after.template()));
        rule(
                Extension.class,
                (before, after) -> !Versions.isOlder(after.version(), before.version())
                        && (before.isRelocatable() || before.installedIn().equals(after.installedIn())));
    }

    private <T extends CatalogObject> void rule(Class<T> type, BiPredicate<T, T> canAlter) {
        rules.put(type, (before, after) -> canAlter.test(type.cast(before), type.cast(after)));
    }

    /** True when the object can stay. */
    boolean canAlter(Difference difference) {
        CatalogObject before = Objects.requireNonNull(difference.before());
        CatalogObject after = Objects.requireNonNull(difference.after());
        if (!before.getClass().equals(after.getClass())) {
            return false;
        }
        BiPredicate<CatalogObject, CatalogObject> rule = rules.get(before.getClass());
        if (rule != null && rule.test(before, after)) {
            return true;
        }
        Set<String> alterable = ALTERABLE.getOrDefault(before.getClass().getSimpleName(), Set.of());
        return difference.attributes().stream()
                .allMatch(attribute -> isAttached(attribute) || alterable.contains(bare(attribute)));
    }

    /** True for owner, comment, privileges and labels, of the object or of a column. */
    static boolean isAttached(Attribute attribute) {
        String last = bare(attribute);
        return ATTACHED.contains(last.substring(last.lastIndexOf('.') + 1));
    }

    /** The name without what stands in brackets: {@code columns.type} for {@code columns[email].type}. */
    private static String bare(Attribute attribute) {
        return attribute.name().replaceAll("\\[[^\\]]*(\\]|$)", "");
    }

    private boolean table(Table before, Table after) {
        if (!Objects.equals(before.partitionKey(), after.partitionKey())) {
            return false;
        }
        if (!Objects.equals(before.accessMethod(), after.accessMethod()) && major < 15) {
            return false;
        }
        return before.isPartition() || after.isPartition() || inheritsAlike(before, after);
    }

    /** A column that is there of itself, or left behind by a parent, stays so when its table gets a parent: only a new table can have it from the parent alone. */
    private static boolean inheritsAlike(Table before, Table after) {
        if (after.parents().isEmpty()) {
            return true;
        }
        var old = new HashMap<String, Column>();
        before.columns().forEach(column -> old.put(column.name(), column));
        boolean keepsAParent = before.parents().stream().anyMatch(after.parents()::contains);
        return after.columns().stream().allMatch(column -> {
            Column was = old.get(column.name());
            return was == null || column.isLocal() || (!was.isLocal() && keepsAParent);
        });
    }

    /** Values that are there can be of any storage but the plain one. */
    private static boolean base(BaseType before, BaseType after) {
        var names = new HashSet<>(before.properties().keySet());
        names.addAll(after.properties().keySet());
        names.removeIf(name ->
                Objects.equals(before.properties().get(name), after.properties().get(name)));
        return before.isDefined()
                && after.isDefined()
                && BaseType.ALTERABLE.containsAll(names)
                && (!"p".equals(after.properties().get("STORAGE"))
                        || "p".equals(before.properties().get("STORAGE")));
    }

    private static boolean isPrefix(Relation before, Relation after) {
        if (before.columns().size() > after.columns().size()) {
            return false;
        }
        for (int i = 0; i < before.columns().size(); i++) {
            Column was = before.columns().get(i);
            Column is = after.columns().get(i);
            if (!was.name().equals(is.name())
                    || !was.type().equals(is.type())
                    || !Objects.equals(was.collation(), is.collation())) {
                return false;
            }
        }
        return true;
    }

    private static boolean policy(Policy before, Policy after) {
        return before.command() == after.command()
                && before.isPermissive() == after.isPermissive()
                && (before.using() == null || after.using() != null)
                && (before.check() == null || after.check() != null);
    }

    private boolean constraint(Constraint before, Constraint after) {
        if (!before.columns().equals(after.columns())
                || before.type() != after.type()
                || !Objects.equals(before.reference(), after.reference())) {
            return false;
        }
        boolean deferrable = before.isDeferrable() != after.isDeferrable()
                || before.isInitiallyDeferred() != after.isInitiallyDeferred();
        boolean enforced = before.isEnforced() != after.isEnforced();
        if (deferrable && after.type() != Constraint.Type.FOREIGN_KEY) {
            return false;
        }
        if (enforced && (after.type() != Constraint.Type.FOREIGN_KEY || major < 18)) {
            return false;
        }
        boolean invalidated = before.isValidated() && !after.isValidated();
        return !invalidated && core(before).equals(core(after)) && before.noInherit() == after.noInherit();
    }

    /** What it demands, without when and whether that is checked. */
    private static String core(Constraint constraint) {
        return constraint.definition().replaceAll("( NOT VALID| NOT ENFORCED| DEFERRABLE| INITIALLY DEFERRED)+$", "");
    }

    /** {@code CREATE OR REPLACE FUNCTION} keeps arguments and result (manual, CREATE FUNCTION). */
    private static boolean routine(Routine before, Routine after) {
        if (!Objects.equals(before.result(), after.result())
                || before.returnsSet() != after.returnsSet()
                || before.isWindow() != after.isWindow()
                || before.arguments().size() != after.arguments().size()) {
            return false;
        }
        for (int i = 0; i < before.arguments().size(); i++) {
            Argument was = before.arguments().get(i);
            Argument is = after.arguments().get(i);
            boolean renamed = !was.name().isEmpty() && !was.name().equals(is.name());
            boolean lostDefault = was.defaultExpression() != null && is.defaultExpression() == null;
            boolean namesResult = !was.isInput() && !was.name().equals(is.name());
            if (renamed
                    || lostDefault
                    || namesResult
                    || was.mode() != is.mode()
                    || !was.type().equals(is.type())) {
                return false;
            }
        }
        return true;
    }

    private static List<String> inputs(List<Argument> arguments) {
        return arguments.stream()
                .map(argument -> argument.mode() + " " + argument.type())
                .toList();
    }

    static boolean isSubsequence(List<String> some, List<String> all) {
        int found = 0;
        for (String label : all) {
            if (found < some.size() && some.get(found).equals(label)) {
                found++;
            }
        }
        return found == some.size();
    }

    /** Attributes can be dropped, altered, and added behind the others. */
    private static boolean composite(CompositeType before, CompositeType after) {
        List<String> old = before.attributes().stream().map(CatalogObject::name).toList();
        List<String> wanted =
                after.attributes().stream().map(CatalogObject::name).toList();
        List<String> kept = old.stream().filter(wanted::contains).toList();
        return wanted.size() >= kept.size() && wanted.subList(0, kept.size()).equals(kept);
    }
}
