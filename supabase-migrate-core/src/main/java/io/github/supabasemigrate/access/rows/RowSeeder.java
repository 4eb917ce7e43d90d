package io.github.supabasemigrate.access.rows;

import io.github.supabasemigrate.access.model.AccessModel;
import io.github.supabasemigrate.catalog.Catalog;
import java.sql.Connection;

/** Puts rows into every table. */
public final class RowSeeder {

    private RowSeeder() {}

    /**
     * Seeds within the caller's transaction, which the caller rolls back.
     *
     * @param connection of a superuser, not in auto-commit mode
     */
    public static SeededRows seed(Connection connection, Catalog catalog, AccessModel model) {
        throw new UnsupportedOperationException("follows");
    }
}
