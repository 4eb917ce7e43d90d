package io.github.supabasemigrate.access;

import io.github.supabasemigrate.access.demand.AccessFile;
import io.github.supabasemigrate.access.demand.Allowed;
import io.github.supabasemigrate.access.demand.RequirementJudge;
import io.github.supabasemigrate.access.inference.AccessInference;
import io.github.supabasemigrate.access.judge.Court;
import io.github.supabasemigrate.access.judge.GrantJudge;
import io.github.supabasemigrate.access.judge.Judges;
import io.github.supabasemigrate.access.judge.TopicJudge;
import io.github.supabasemigrate.access.matrix.AccessMatrix;
import io.github.supabasemigrate.access.model.AccessModel;
import io.github.supabasemigrate.access.mutate.Mutation;
import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.probe.Grants;
import io.github.supabasemigrate.access.probe.ProbeEngine;
import io.github.supabasemigrate.access.rows.RowSeeder;
import io.github.supabasemigrate.access.rows.SeededRows;
import io.github.supabasemigrate.access.rows.TeamSeed;
import io.github.supabasemigrate.access.surface.Surfaces;
import io.github.supabasemigrate.access.table.Facts;
import io.github.supabasemigrate.access.table.Subject;
import io.github.supabasemigrate.access.trial.TableProbes;
import io.github.supabasemigrate.access.trial.Topic;
import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.database.ServerError;
import io.github.supabasemigrate.finding.MigrateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes rows, tries everything as everybody, judges what happened, and leaves the database as it was. */
public final class AccessCheck {

    private final Catalog catalog;
    private final AccessModel model;
    private final AccessFile said;
    private final TeamSeed team;
    private final boolean mutates;

    /**
     * @param catalog all of the database, the platform's part included
     * @param exposedSchemas those that the API serves
     * @param said what the team demands and allows
     * @param team rows that the team supplies
     * @param mutates whether policies are changed too, to learn what depends on them
     */
    public AccessCheck(Catalog catalog, List<String> exposedSchemas, AccessFile said, TeamSeed team, boolean mutates) {
        this.catalog = catalog;
        this.model = AccessInference.of(catalog, exposedSchemas, said.personas());
        this.said = said;
        this.team = team;
        this.mutates = mutates;
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
        SeededRows seeded = RowSeeder.seed(superuser, catalog, model, team, said.personas());
        var engine = new ProbeEngine(superuser);
        Grants grants = Grants.read(superuser, schemas(), roles());
        var probes = new TableProbes(engine, grants, catalog, model, seeded);
        Facts facts = probes.tryAll();
        Optional<Subject> topics = probes.topics();
        var court = new Court(facts, model, seeded, probes.subjects(), catalog, grants);
        Judges.judge(court);
        new GrantJudge(court, grants).judge();
        topics.ifPresent(found -> new TopicJudge(court, found).judge());
        Surfaces.judge(court, superuser, engine, grants);
        new RequirementJudge(court, said.requirements()).judge();
        var notes = new ArrayList<>(seeded.notes());
        if (mutates) {
            notes.add(new Mutation(court, probes, engine).run());
        }
        Allowed parted = Allowed.of(court.findings(), said.allowances());
        AccessMatrix matrix =
                AccessMatrix.of(facts, model, seeded, probes.subjects().values(), topics);
        var open = new ArrayList<>(parted.open());
        open.addAll(parted.idle(mutates));
        return new AccessReport(matrix, open, parted.answered(), parted.unused(), notes, engine.tried());
    }

    private Set<String> schemas() {
        var schemas = new TreeSet<String>();
        model.surface().tables().stream().map(ObjectId::schema).forEach(schemas::add);
        schemas.add(Topic.MESSAGES.schema());
        model.surface().views().stream().map(ObjectId::schema).forEach(schemas::add);
        return schemas;
    }

    private Set<String> roles() {
        return model.personas().stream().map(Persona::role).collect(Collectors.toCollection(TreeSet::new));
    }
}
