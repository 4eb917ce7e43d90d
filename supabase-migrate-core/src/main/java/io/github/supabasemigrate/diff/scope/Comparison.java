package io.github.supabasemigrate.diff.scope;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.database.Extension;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Two sides as two catalogs that differ in nothing but what is compared. What is not compared stands in both as the first side
 * has it, because statements depend on it: the default privileges of the platform say which grants a new table needs no
 * statement for.
 *
 * @param compared the objects that may differ
 */
public record Comparison(SchemaSide from, SchemaSide to, Set<ObjectId> compared) {

    /** Tables on each side from which on two schemas without a table in common look like a mistake. */
    private static final int WORTH_ASKING = 3;

    public Comparison {
        compared = Collections.unmodifiableSet(new TreeSet<>(compared));
    }

    /**
     * Compares what is the user's on either side.
     *
     * @param schemas only what is in these; all when empty
     */
    public static Comparison of(SchemaSide from, SchemaSide to, Collection<String> schemas) {
        var compared = new TreeSet<>(from.own());
        compared.addAll(to.own());
        compared.removeIf(id -> !schemas.isEmpty() && !isIn(id, schemas));
        if (from.isLive() != to.isLive()) {
            compared.removeIf(id -> isVersionOfExtensionOnly(id, from.catalog(), to.catalog()));
        }
        return new Comparison(from, to, compared);
    }

    private static boolean isIn(ObjectId id, Collection<String> schemas) {
        return schemas.contains(id.kind() == ObjectKind.SCHEMA ? id.name() : id.schema());
    }

    /** The platform decides on an extension's version, owner and comment; a throw-away database has its own. */
    private static boolean isVersionOfExtensionOnly(ObjectId id, Catalog from, Catalog to) {
        return id.kind() == ObjectKind.EXTENSION
                && from.find(id, Extension.class)
                        .flatMap(before -> to.find(id, Extension.class)
                                .filter(after -> before.installedIn().equals(after.installedIn())))
                        .isPresent();
    }

    /** The state to start from. */
    public Catalog first() {
        return from.catalog();
    }

    /** The state to arrive at. */
    public Catalog second() {
        return expectedFrom(first());
    }

    /**
     * What a database must be when all compared objects have become those of the second side.
     *
     * @param start the database before, with those of the first side
     */
    public Catalog expectedFrom(Catalog start) {
        return overlaid(start, to.catalog(), to.catalog());
    }

    /**
     * A database with those of the first side.
     *
     * @param platform the database without them
     */
    public Catalog firstOn(Catalog platform) {
        return overlaid(platform, from.catalog(), from.catalog());
    }

    private Catalog overlaid(Catalog under, Catalog over, Catalog dependencies) {
        List<CatalogObject> objects = new ArrayList<>();
        under.stream().filter(object -> !isCompared(object)).forEach(objects::add);
        over.stream().filter(this::isCompared).forEach(objects::add);
        return new Catalog(under.major(), objects, dependencies.dependencies().all());
    }

    /** What came with an extension goes where the extension goes. */
    private boolean isCompared(CatalogObject object) {
        return compared.contains(object.id())
                || object.extension()
                        .filter(name -> compared.contains(ObjectId.global(ObjectKind.EXTENSION, name)))
                        .isPresent();
    }

    /** True when both sides have tables and none in common, so that going from one to the other would drop everything. */
    public boolean isUnrelated() {
        List<ObjectId> before = tables(from);
        List<ObjectId> after = tables(to);
        return before.size() >= WORTH_ASKING && after.size() >= WORTH_ASKING && Collections.disjoint(before, after);
    }

    private List<ObjectId> tables(SchemaSide side) {
        return side.catalog().tables().stream()
                .map(Table::id)
                .filter(compared::contains)
                .toList();
    }
}
