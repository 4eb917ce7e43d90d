package io.github.supabasemigrate.goal.diff.state;

import io.github.supabasemigrate.diff.rename.RenameHint;
import io.github.supabasemigrate.diff.scope.Comparison;
import io.github.supabasemigrate.diff.scope.SchemaSide;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.ShadowServer;
import io.github.supabasemigrate.trace.live.LiveTable;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** One state of a schema: what the migrations make, what files declare, what is in a database. */
public interface SchemaState {

    /** Its catalog; read once. */
    SchemaSide side();

    /** Where throw-away databases in this state are made. */
    ShadowServer server();

    /** A new throw-away database in this state, as far as the comparison goes. */
    Shadow database(Comparison comparison);

    /** Brings rows of the project's into such a database, wherever it is; none unless the state knows some. */
    default void seed(ShadowServer server, Shadow database) {}

    /**
     * How large tables are, by {@code schema.name}; nothing where the state is in no database that people use.
     *
     * @param tables as {@code schema.name}
     */
    default Map<String, LiveTable> sizes(Collection<String> tables) {
        return Map.of();
    }

    /** Renames that its files declare. */
    default List<RenameHint> renames() {
        return List.of();
    }
}
