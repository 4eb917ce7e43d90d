package io.github.supabasemigrate.access;

import io.github.supabasemigrate.access.inference.AccessInference;
import io.github.supabasemigrate.access.judge.Court;
import io.github.supabasemigrate.access.judge.Judges;
import io.github.supabasemigrate.access.matrix.AccessMatrix;
import io.github.supabasemigrate.access.model.AccessModel;
import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.probe.Grants;
import io.github.supabasemigrate.access.probe.ProbeEngine;
import io.github.supabasemigrate.access.rows.RowSeeder;
import io.github.supabasemigrate.access.rows.SeededRows;
import io.github.supabasemigrate.access.surface.Surfaces;
import io.github.supabasemigrate.access.table.Facts;
import io.github.supabasemigrate.access.table.TableProbes;
import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.database.ServerError;
import io.github.supabasemigrate.finding.MigrateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes rows, tries everything as everybody, judges what happened, and leaves the database as it was. */
public final class AccessCheck {

    private final Catalog catalog;
    private final AccessModel model;

    /**
     * @param catalog all of the database, the platform's part included
     * @param exposedSchemas those that the API serves
     */
    public AccessCheck(Catalog catalog, List<String> exposedSchemas) {
        this(catalog, AccessInference.of(catalog, exposedSchemas));
    }

    public AccessCheck(Catalog catalog, AccessModel model) {
        this.catalog = catalog;
        this.model = model;
    }

    /**
     * Does it all in one transaction that ends in a rollback.
     *
     * @param superuser a connection to a database with that catalog, which nobody else uses meanwhile
     */
    public AccessReport run(Connection superuser) {
        try {
            superuser.setAutoCommit(false);
            try {
                return tried(superuser);
            } finally {
                superuser.rollback();
            }
        } catch (SQLException e) {
            throw MigrateException.because("Access cannot be tried out.")
                    .why(ServerError.from(e).describe())
                    .cause(e)
                    .build();
        }
    }

    private AccessReport tried(Connection superuser) throws SQLException {
        SeededRows seeded = RowSeeder.seed(superuser, catalog, model);
        var engine = new ProbeEngine(superuser);
        Grants grants = Grants.read(superuser, schemas(), roles());
        var probes = new TableProbes(engine, grants, catalog, model, seeded);
        Facts facts = probes.tryAll();
        var court = new Court(facts, model, seeded, probes.subjects(), catalog);
        Judges.judge(court);
        Surfaces.judge(court, superuser, engine, grants);
        AccessMatrix matrix =
                AccessMatrix.of(facts, model, seeded, probes.subjects().values());
        return new AccessReport(matrix, court.findings(), facts, seeded.notes(), engine.tried());
    }

    private Set<String> schemas() {
        var schemas = new TreeSet<String>();
        model.surface().tables().stream().map(ObjectId::schema).forEach(schemas::add);
        model.surface().views().stream().map(ObjectId::schema).forEach(schemas::add);
        return schemas;
    }

    private Set<String> roles() {
        return model.personas().stream().map(Persona::role).collect(Collectors.toCollection(TreeSet::new));
    }
}
