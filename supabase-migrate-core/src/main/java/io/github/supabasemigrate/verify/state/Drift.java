package io.github.supabasemigrate.verify.state;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.CatalogComparison;
import io.github.supabasemigrate.catalog.CatalogComparison.Attribute;
import io.github.supabasemigrate.catalog.CatalogComparison.Difference;
import io.github.supabasemigrate.catalog.PlatformBoundary;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Finding.DecidedBy;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.verify.VerifyRule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The target has what the migrations make, and nothing else that is the project's. */
public final class Drift implements VerifyRule {

    /** What the platform decides on for extensions, version by version. */
    private static final Set<String> OF_PLATFORM = Set.of("owner", "version", "comment");

    private final Catalog target;

    public Drift(Catalog target) {
        this.target = target;
    }

    @Override
    public String id() {
        return "drift";
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
    public List<Finding> check(ReplayedSchema schema) {
        var compared = new HashSet<ObjectId>();
        schema.users().objects().forEach(object -> compared.add(object.id()));
        PlatformBoundary.supabase().usersPartOf(target).objects().forEach(object -> compared.add(object.id()));
        Stream<Finding> differences =
                CatalogComparison.between(only(schema.catalog(), compared), only(target, compared))
                        .differences()
                        .stream()
                        .flatMap(difference -> finding(difference, schema).stream());
        return Stream.concat(differences, KnownPlatformState.explain(target)).toList();
    }

    private static Catalog only(Catalog catalog, Set<ObjectId> ids) {
        return catalog.only((CatalogObject object) -> ids.contains(object.id()));
    }

    private List<Finding> finding(Difference difference, ReplayedSchema schema) {
        List<Attribute> attributes = difference.attributes().stream()
                .filter(attribute ->
                        difference.id().kind() != ObjectKind.EXTENSION || !OF_PLATFORM.contains(attribute.name()))
                .toList();
        if (!difference.isAdded() && !difference.isRemoved() && attributes.isEmpty()) {
            return List.of();
        }
        return List.of(finding(words(difference, attributes))
                .about(difference.id().display())
                .at(schema.origins().creationOf(difference.id()).orElse(null))
                .decidedBy(DecidedBy.LIVE));
    }

    private static String words(Difference difference, List<Attribute> attributes) {
        if (difference.isAdded()) {
            return "The target has `%s`, which no migration makes.".formatted(difference.id());
        }
        if (difference.isRemoved()) {
            return "The target lacks `%s`, which the migrations make.".formatted(difference.id());
        }
        var text = new StringBuilder("`%s` differs on the target:".formatted(difference.id()));
        for (Attribute attribute : attributes) {
            text.append("\n  %s: the migrations make %s, the target has %s"
                    .formatted(attribute.name(), quoted(attribute.before()), quoted(attribute.after())));
        }
        return text.toString();
    }

    private static String quoted(String value) {
        return value.isEmpty() ? "nothing" : "`" + value + "`";
    }
}
