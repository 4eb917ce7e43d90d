package io.github.supabasemigrate.goal.diff.state;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.CatalogReader;
import io.github.supabasemigrate.catalog.database.Role;
import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.database.ServerError;
import io.github.supabasemigrate.diff.DiffOptions;
import io.github.supabasemigrate.diff.SchemaDiff;
import io.github.supabasemigrate.diff.proof.PlanRun;
import io.github.supabasemigrate.diff.scope.Comparison;
import io.github.supabasemigrate.diff.scope.SchemaSide;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.Replayed;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.goal.Shadows;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.ShadowServer;
import io.github.supabasemigrate.sql.Identifiers;
import io.github.supabasemigrate.trace.live.LiveTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is in a database that exists. It is read, and nothing else; proofs run on a throw-away database made like it. */
final class LiveState implements SchemaState {

    private final Run run;
    private final SchemaSide side;
    private final Catalog catalog;
    private final Database database;

    private LiveState(Run run, Database database) {
        this.run = run;
        this.database = database;
        this.catalog = read(database);
        this.side = SchemaSide.ofLive(database.describe(), catalog);
    }

    static LiveState of(Run run, Database database) {
        return new LiveState(run, database);
    }

    private static Catalog read(Database database) {
        try (Connection connection = database.connect()) {
            return CatalogReader.read(connection, database::connect);
        } catch (SQLException e) {
            throw unreadable(database, e);
        }
    }

    private static MigrateException unreadable(Database database, SQLException e) {
        return MigrateException.because("The schema of " + database.describe() + " cannot be read.")
                .why(ServerError.from(e).describe())
                .state("Nothing was written.")
                .cause(e)
                .build();
    }

    @Override
    public Map<String, LiveTable> sizes(Collection<String> tables) {
        if (tables.isEmpty()) {
            return Map.of();
        }
        try (Connection connection = database.connect()) {
            return LiveTable.read(connection, tables);
        } catch (SQLException e) {
            throw unreadable(database, e);
        }
    }

    @Override
    public SchemaSide side() {
        return side;
    }

    @Override
    public ShadowServer server() {
        var shadows = new Shadows(run);
        return SchemaSide.isSupabase(catalog) ? shadows.server() : shadows.plainServer();
    }

    @Override
    public Shadow database(Comparison comparison) {
        Shadow shadow = server().createDatabase();
        boolean isWhole = false;
        try {
            makeRoles(shadow, comparison.to().roles());
            Catalog platform = SchemaSide.schemaOf(Replayed.read(shadow));
            List<String> files = SchemaDiff.between(
                            platform,
                            comparison.firstOn(platform),
                            DiffOptions.standard().onDatabase(shadow.name()))
                    .files();
            new PlanRun(server()).run(shadow, files);
            isWhole = true;
            return shadow;
        } catch (MigrateException | SQLException e) {
            throw MigrateException.because(
                            "A throw-away database cannot be made like " + side.name() + ", so nothing can be proven.")
                    .why(e.getMessage())
                    .state("Nothing was written.")
                    .next("Compare less: -Dsupabase-migrate.schema=public")
                    .cause(e)
                    .build();
        } finally {
            if (!isWhole) {
                shadow.close();
            }
        }
    }

    /** Owners and grantees of both states; what else a role may do has no part in a schema. */
    private void makeRoles(Shadow shadow, List<Role> ofSecond) throws SQLException {
        Set<String> known = Replayed.read(shadow).all(Role.class).stream()
                .map(Role::name)
                .collect(Collectors.toCollection(HashSet::new));
        try (Connection superuser = shadow.asSuperuser().connect();
                Statement statement = superuser.createStatement()) {
            List<Role> all = new ArrayList<>(catalog.all(Role.class));
            all.addAll(ofSecond);
            for (Role role : all) {
                if (!role.name().startsWith("pg_") && known.add(role.name())) {
                    statement.execute("CREATE ROLE " + Identifiers.quote(role.name()));
                }
            }
        }
    }
}
