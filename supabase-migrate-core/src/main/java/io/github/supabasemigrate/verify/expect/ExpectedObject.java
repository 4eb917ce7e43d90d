package io.github.supabasemigrate.verify.expect;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.replay.Origin;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.verify.VerifyRule;
import java.util.List;
import java.util.Optional;

/**
 * An object that must exist, or must not.
 *
 * @param schema empty for kinds outside schemas
 * @param on the table of a policy or trigger, empty for others
 */
record ExpectedObject(ObjectKind kind, String schema, String on, String name, boolean isForbidden)
        implements VerifyRule {

    static final String REQUIRED = "required-object";
    static final String FORBIDDEN = "forbidden-object";

    @Override
    public String id() {
        return isForbidden ? FORBIDDEN : REQUIRED;
    }

    @Override
    public String documentation() {
        return isForbidden
                ? "Objects that <expect><absent> names do not exist."
                : "Objects that <expect> names exist: tables, triggers, functions, extensions, indexes …";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public List<Finding> check(ReplayedSchema replayed) {
        Optional<CatalogObject> found = find(replayed.catalog());
        if (found.isPresent() != isForbidden) {
            return List.of();
        }
        if (found.isPresent()) {
            return List.of(finding("The %s `%s` must not exist.".formatted(kind.label(), subject()))
                    .about(subject())
                    .at(replayed.origins().creationOf(found.get().id()).orElse(null)));
        }
        Finding missing = finding("The %s %s is missing.%s".formatted(kind.label(), quoted(), whatHappened(replayed)))
                .about(subject());
        return List.of(missing);
    }

    private Optional<CatalogObject> find(Catalog catalog) {
        return catalog.stream()
                .filter(object -> object.id().kind() == kind
                        && object.name().equals(name)
                        && object.id().parent().equals(on)
                        && object.schema().equals(schema))
                .findFirst();
    }

    private String subject() {
        return on.isEmpty() ? (schema.isEmpty() ? "" : schema + ".") + name : schema + "." + on + "." + name;
    }

    private String quoted() {
        return on.isEmpty() ? "`" + subject() + "`" : "`" + name + "` on `" + schema + "." + on + "`";
    }

    /** The last statement that touched it, if one did. */
    private String whatHappened(ReplayedSchema replayed) {
        return replayed.origins().all().stream()
                .filter(origin -> origin.kind() == kind
                        && origin.name().equals(name)
                        && origin.table().equals(on)
                        && origin.schema().equals(schema))
                .reduce((first, second) -> second)
                .map(last -> last.act() == Origin.Act.DROPPED
                        ? " It was dropped at " + last.where() + "."
                        : " It was " + last.act().word() + " at " + last.where() + ", and is gone since.")
                .orElse(" No migration makes it.");
    }
}
