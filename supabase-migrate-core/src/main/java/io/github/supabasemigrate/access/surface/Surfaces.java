package io.github.supabasemigrate.access.surface;

import io.github.supabasemigrate.access.judge.Court;
import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.probe.Grants;
import io.github.supabasemigrate.access.probe.ProbeEngine;
import io.github.supabasemigrate.access.probe.Rounds;
import io.github.supabasemigrate.catalog.object.ObjectId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;

/** Tries every way to rows but their tables. */
public final class Surfaces {

    private Surfaces() {}

    /** Tries them and lets the court know, after the tables themselves have been tried. */
    public static void judge(Court court, Connection connection, ProbeEngine engine, Grants grants)
            throws SQLException {
        var rounds = new Rounds(engine);
        var taints = new Taints(court);
        new ViewProbes(court, rounds, grants, taints).ask();
        var schemas = new TreeSet<String>();
        court.model().surface().functions().stream().map(ObjectId::schema).forEach(schemas::add);
        Set<String> callable = Callable.read(connection, schemas, Set.of(Persona.ANON, Persona.AUTHENTICATED));
        new FunctionProbes(court, rounds, taints, callable).ask();
        new SignUpProbe(court, rounds, grants).ask();
        new Sideways(court, rounds, taints).ask();
        rounds.run();
    }
}
