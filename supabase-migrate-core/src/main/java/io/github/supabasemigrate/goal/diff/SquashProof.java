package io.github.supabasemigrate.goal.diff;

import io.github.supabasemigrate.catalog.CatalogComparison;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.diff.proof.DatabaseRows;
import io.github.supabasemigrate.diff.proof.PlanRun;
import io.github.supabasemigrate.diff.proof.RowScript;
import io.github.supabasemigrate.diff.scope.Comparison;
import io.github.supabasemigrate.diff.scope.SchemaSide;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.Replayed;
import io.github.supabasemigrate.goal.diff.state.SchemaState;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.ShadowServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whether one file makes what many made: the same schema, the same rows, and the same once more after the seeds. What two runs of
 * the one file fill differently, on two servers, as random keys, the time of day and a port, only has to be there.
 */
final class SquashProof {

    private static final int NAMED = 8;

    private final SchemaState empty;
    private final SchemaState wanted;
    private final Comparison comparison;
    private final Rows original;
    private final Rows platform;

    /** What is in a database before and after the seeds. */
    private record Rows(DatabaseRows plain, DatabaseRows seeded) {}

    /**
     * @param empty before the files
     * @param wanted after them
     */
    SquashProof(SchemaState empty, SchemaState wanted) {
        this.empty = empty;
        this.wanted = wanted;
        this.comparison = Comparison.of(empty.side(), wanted.side(), Set.of());
        try (Shadow shadow = wanted.database(comparison)) {
            this.original = rows(wanted.server(), shadow);
        }
        try (Shadow shadow = empty.database(comparison)) {
            DatabaseRows rows = read(shadow);
            this.platform = new Rows(rows, rows);
        }
    }

    private Rows rows(ShadowServer server, Shadow shadow) {
        DatabaseRows plain = read(shadow);
        wanted.seed(server, shadow);
        return new Rows(plain, read(shadow));
    }

    private static DatabaseRows read(Shadow shadow) {
        try (Connection superuser = shadow.asSuperuser().connect()) {
            return DatabaseRows.read(superuser);
        } catch (SQLException e) {
            throw lost(e);
        }
    }

    private static MigrateException lost(SQLException e) {
        return MigrateException.because("The throw-away database is lost while a squash is proven.")
                .why(e.getMessage())
                .cause(e)
                .build();
    }

    /** Statements that write the rows that the files made. */
    List<String> rowStatements() {
        List<ObjectId> tables = original.plain().tablesBeside(platform.plain());
        try (Shadow shadow = wanted.database(comparison);
                Connection superuser = shadow.asSuperuser().connect()) {
            return RowScript.of(superuser, tables);
        } catch (SQLException e) {
            throw lost(e);
        }
    }

    /** Why the text does not make the same; empty when it does. */
    List<String> objections(String sql) {
        try (Shadow one = empty.database(comparison);
                Shadow other = wanted.server().createDatabase()) {
            new PlanRun(empty.server()).run(one, List.of(sql));
            new PlanRun(wanted.server()).run(other, List.of(sql));
            var objections = new ArrayList<String>();
            CatalogComparison.between(wanted.side().catalog(), SchemaSide.schemaOf(Replayed.read(one)))
                    .differences()
                    .forEach(difference -> objections.add(difference.id() + " differs"));
            Rows made = rows(empty.server(), one);
            Rows again = rows(wanted.server(), other);
            objections.addAll(
                    original.plain().differences(made.plain(), made.plain().columnsBeside(again.plain())));
            objections.addAll(
                    original.seeded().differences(made.seeded(), made.seeded().columnsBeside(again.seeded())));
            return objections.stream().distinct().limit(NAMED).toList();
        } catch (MigrateException e) {
            return List.of(e.why().orElse(e.what()));
        } catch (SQLException e) {
            throw lost(e);
        }
    }
}
