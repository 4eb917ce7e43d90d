package io.github.supabasemigrate.verify.state;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.CatalogComparison;
import io.github.supabasemigrate.catalog.CatalogComparison.Difference;
import io.github.supabasemigrate.catalog.PlatformBoundary;
import io.github.supabasemigrate.catalog.database.Extension;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Relation;
import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Finding.DecidedBy;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.verify.VerifyRule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The target has what the migrations make, and nothing else that is the project's. */
public final class Drift implements VerifyRule {

    private static final String HISTORY = "supabase_migrations";

    public static final String ID = "drift";

    /** What it says of what the platform does by itself. */
    public static final String EXPLAINED = KnownPlatformState.RULE;

    public static final String EXPLAINED_DOCUMENTATION =
            "The target has what hosted projects have without a migration: an event trigger of the project's own settings, a"
                    + " publication of Realtime, other grants to the API's roles. It is told once, and is no drift.";

    private static final String HAS = "the target has the column `%s` of type `%s`, which no migration makes";

    private static final String LACKS = "the target lacks the column `%s` of type `%s`, which the migrations make";

    /** Attributes that are true or not there. */
    private static final Pattern CLAIM = Pattern.compile(
            "(^|\\.)((is|has|forces|can|returns)[A-Z]\\w*|notNull|noInherit|cycles|descending|nullsFirst|nullsNotDistinct)$");

    private final Catalog target;
    private final @Nullable ReplayedSchema made;

    /** Compares a target with what all migrations make. */
    public Drift(Catalog target) {
        this(target, null);
    }

    private Drift(Catalog target, @Nullable ReplayedSchema made) {
        this.target = target;
        this.made = made;
    }

    /** Compares it with what those migrations make that ran there. */
    public Drift from(ReplayedSchema schema) {
        return new Drift(target, schema);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String documentation() {
        return "The target's schema equals what the migrations make. A difference was made by hand, in the dashboard or by another"
                + " tool, or a migration was edited after it ran. What the platform does by itself is not counted.";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public List<Finding> check(ReplayedSchema all) {
        ReplayedSchema schema = made == null ? all : made;
        Set<ObjectId> compared = compared(schema, target);
        List<Difference> differences = CatalogComparison.between(
                        only(schema.catalog(), compared), only(target, compared))
                .differences();
        var exposure = new DefaultExposure(schema.catalog(), target);
        return Stream.of(
                        differences.stream()
                                .filter(difference -> !exposure.explains(difference))
                                .map(difference -> finding(difference, schema)),
                        exposure.finding(differences),
                        KnownPlatformState.explain(target))
                .flatMap(each -> each)
                .toList();
    }

    /** What is the project's on either side, but for the versions of extensions. */
    static Set<ObjectId> compared(ReplayedSchema schema, Catalog target) {
        var compared = new HashSet<ObjectId>();
        schema.users().objects().forEach(object -> compared.add(object.id()));
        PlatformBoundary.supabase().usersPartOf(target).objects().forEach(object -> compared.add(object.id()));
        compared.removeIf(id -> id.schema().equals(HISTORY) || id.equals(ObjectId.global(ObjectKind.SCHEMA, HISTORY)));
        compared.removeIf(id -> id.kind() == ObjectKind.ROLE || isVersionOnly(id, schema.catalog(), target));
        return compared;
    }

    /** The platform decides which version of an extension is there. */
    private static boolean isVersionOnly(ObjectId id, Catalog one, Catalog other) {
        return id.kind() == ObjectKind.EXTENSION
                && one.find(id, Extension.class)
                        .flatMap(here -> other.find(id, Extension.class)
                                .filter(there -> there.installedIn().equals(here.installedIn())))
                        .isPresent();
    }

    private static Catalog only(Catalog catalog, Set<ObjectId> ids) {
        return catalog.only((CatalogObject object) -> ids.contains(object.id()));
    }

    private Finding finding(Difference difference, ReplayedSchema schema) {
        return finding(words(difference))
                .about(difference.id().display())
                .at(schema.origins().creationOf(difference.id()).orElse(null))
                .decidedBy(DecidedBy.LIVE);
    }

    private static String words(Difference difference) {
        if (difference.isAdded()) {
            return "The target has `%s`, which no migration makes.".formatted(difference.id());
        }
        if (difference.isRemoved()) {
            return "The target lacks `%s`, which the migrations make.".formatted(difference.id());
        }
        return Stream.concat(columns(difference), attributes(difference))
                .collect(Collectors.joining("\n  ", "`%s` differs on the target:\n  ".formatted(difference.id()), ""));
    }

    /** A column that one side lacks is one line, not one of each of its attributes. */
    private static Stream<String> columns(Difference difference) {
        return Stream.concat(
                columnsOf(difference.after(), difference.before()).map(column -> column(HAS, column)),
                columnsOf(difference.before(), difference.after()).map(column -> column(LACKS, column)));
    }

    private static Stream<Column> columnsOf(@Nullable CatalogObject one, @Nullable CatalogObject other) {
        return one instanceof Relation here && other instanceof Relation there
                ? here.columns().stream()
                        .filter(column -> there.column(column.name()).isEmpty())
                : Stream.empty();
    }

    private static String column(String words, Column column) {
        return words.formatted(column.name(), column.type().sql());
    }

    private static Stream<String> attributes(Difference difference) {
        Set<String> onOneSide = Stream.concat(
                        columnsOf(difference.after(), difference.before()),
                        columnsOf(difference.before(), difference.after()))
                .map(column -> "columns[" + column.name() + "].")
                .collect(Collectors.toSet());
        return difference.attributes().stream()
                .filter(attribute -> onOneSide.isEmpty() || !attribute.name().equals("columns"))
                .filter(attribute -> onOneSide.stream().noneMatch(attribute.name()::startsWith))
                .map(attribute -> "%s: the migrations make %s, the target has %s"
                        .formatted(
                                attribute.name(),
                                quoted(attribute.name(), attribute.before()),
                                quoted(attribute.name(), attribute.after())));
    }

    private static String quoted(String name, String value) {
        if (value.isEmpty()) {
            return CLAIM.matcher(name).find() ? "`false`" : "nothing";
        }
        return "`" + value + "`";
    }
}
