package io.github.supabasemigrate.verify.state;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.CatalogComparison.Difference;
import io.github.supabasemigrate.catalog.database.DefaultPrivileges;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.Grant;
import io.github.supabasemigrate.catalog.object.Privileges;
import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Finding.DecidedBy;
import io.github.supabasemigrate.finding.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether new tables are given to the API's roles: a switch of the dashboard, which shows as a difference in the grants of every
 * table there is. Told once, with the line of config.toml that makes replays do the same.
 *
 * @param made what the migrations make on a shadow
 * @param target what is there
 */
record DefaultExposure(Catalog made, Catalog target) {

    private static final Set<String> API_ROLES = Set.of("anon", "authenticated", "service_role");

    /** True for a difference in nothing but grants to the API's roles, where the two databases give them differently. */
    boolean explains(Difference difference) {
        return isSetDifferently()
                && !difference.isAdded()
                && !difference.isRemoved()
                && difference.attributes().stream()
                        .allMatch(attribute -> attribute.name().startsWith("privileges"))
                && isOfApiRoles(difference);
    }

    private boolean isOfApiRoles(Difference difference) {
        Optional<Privileges> here = made.find(difference.id()).map(CatalogObject::privileges);
        Optional<Privileges> there = target.find(difference.id()).map(CatalogObject::privileges);
        return here.isPresent()
                && there.isPresent()
                && Stream.concat(here.get().minus(there.get()).stream(), there.get().minus(here.get()).stream())
                        .allMatch(grant -> API_ROLES.contains(grant.grantee()));
    }

    private boolean isSetDifferently() {
        return isExposing(made) != isExposing(target);
    }

    private static boolean isExposing(Catalog catalog) {
        return catalog.all(DefaultPrivileges.class).stream()
                .filter(defaults -> defaults.schema().equals("public")
                        && defaults.creator().equals("postgres")
                        && defaults.objects().equals("tables"))
                .flatMap(defaults -> defaults.privileges().grants().stream())
                .map(Grant::grantee)
                .anyMatch(API_ROLES::contains);
    }

    /** One for all that is explained, if anything is. */
    Stream<Finding> finding(List<Difference> differences) {
        long explained = differences.stream().filter(this::explains).count();
        if (explained == 0) {
            return Stream.empty();
        }
        String message = isExposing(target)
                ? "The target gives new tables to the API's roles, and replays do not: the grants of %d objects differ for it."
                : "The target does not give new tables to the API's roles, and replays do: the grants of %d objects differ for it.";
        return Stream.of(Finding.of(KnownPlatformState.RULE, Severity.INFO, message.formatted(explained))
                .withHint("In config.toml: [api] auto_expose_new_tables = " + isExposing(target))
                .decidedBy(DecidedBy.LIVE));
    }
}
