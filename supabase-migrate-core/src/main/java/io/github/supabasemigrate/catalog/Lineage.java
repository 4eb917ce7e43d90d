package io.github.supabasemigrate.catalog;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.read.Address;
import java.sql.Connection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which object is where in one database: what tells, of the same database or a copy of it at a later time, that an object has
 * another name now. Read beside a {@link Catalog}, which knows no OIDs.
 */
public final class Lineage {

    private final Map<Address, ObjectId> ids;

    Lineage(Map<Address, ObjectId> ids) {
        this.ids = Map.copyOf(ids);
    }

    /** Reads it; fails as {@link CatalogReader#read} does. */
    public static Lineage read(Connection connection) {
        return CatalogReader.lineage(connection);
    }

    /**
     * The objects that have another name later, by their name now; parts of an object with another name also by their own name
     * now under its name later.
     *
     * @param later of the same database, or of a copy of it: anything else has the same OIDs for other objects
     */
    public Map<ObjectId, ObjectId> renamedIn(Lineage later) {
        var renamed = new TreeMap<ObjectId, ObjectId>();
        ids.forEach((address, before) -> {
            ObjectId after = later.ids.get(address);
            if (after != null && !after.equals(before) && after.kind() == before.kind()) {
                renamed.put(before, after);
                var moved =
                        new ObjectId(before.kind(), after.schema(), after.parent(), before.name(), before.signature());
                if (!moved.equals(after)) {
                    renamed.put(moved, after);
                }
            }
        });
        return renamed;
    }
}
