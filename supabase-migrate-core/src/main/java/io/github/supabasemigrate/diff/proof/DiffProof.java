package io.github.supabasemigrate.diff.proof;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.CatalogComparison;
import io.github.supabasemigrate.catalog.CatalogComparison.Difference;
import io.github.supabasemigrate.catalog.CatalogReader;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.diff.DiffOptions;
import io.github.supabasemigrate.diff.DiffPlan;
import io.github.supabasemigrate.diff.SchemaDiff;
import io.github.supabasemigrate.diff.change.Hazard;
import io.github.supabasemigrate.diff.scope.Comparison;
import io.github.supabasemigrate.diff.scope.SchemaSide;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.replay.ReplayListener;
import io.github.supabasemigrate.replay.Tracing;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.ShadowServer;
import io.github.supabasemigrate.trace.StatementTrace;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs a plan on a throw-away database at the first state and compares what comes out with the second. Rows are there when it
 * runs: those that somebody brings, and made-up ones where a table has none. Rows that a new constraint or type refuses prove
 * nothing against a plan; it is then run once more without them, and the {@link Proof} tells.
 */
public final class DiffProof {

    private static final int NAMED = 5;

    private final ShadowServer server;
    private final Comparison comparison;
    private final DiffOptions options;
    private final Path cases;
    private List<StatementTrace> traces = List.of();

    /**
     * @param server has the throw-away databases
     * @param cases the folder for files that show a failed plan again
     */
    public DiffProof(ShadowServer server, Comparison comparison, DiffOptions options, Path cases) {
        this.server = server;
        this.comparison = comparison;
        this.options = options;
        this.cases = cases;
    }

    /**
     * Makes the plan and proves it.
     *
     * @param first a new database at the first state, each time it is asked
     * @param rows brings rows of somebody's into such a database
     * @throws MigrateException when the plan does not arrive, or loses what it does not say it loses; it names the objects
     */
    public Proof prove(Supplier<Shadow> first, Consumer<Shadow> rows) {
        DiffPlan plan = SchemaDiff.between(comparison.first(), comparison.second(), options);
        if (plan.isEmpty()) {
            return new Proof(plan, 0, null);
        }
        try {
            long counted = run(first, rows, plan, true);
            return new Proof(withLocks(plan), counted, null);
        } catch (MigrateException e) {
            if (!isAboutRows(e)) {
                throw e;
            }
            run(first, rows, plan, false);
            return new Proof(withLocks(plan), 0, e.why().orElse(e.what()));
        }
    }

    private DiffPlan withLocks(DiffPlan plan) {
        return HazardEvidence.locks(plan, comparison.first(), traces);
    }

    /** Classes 22 and 23: data exception, integrity constraint violation. */
    private static boolean isAboutRows(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState().startsWith("22") || sql.getSQLState().startsWith("23");
            }
        }
        return false;
    }

    private long run(Supplier<Shadow> first, Consumer<Shadow> rows, DiffPlan plan, boolean withRows) {
        try (Shadow shadow = first.get()) {
            try (Connection superuser = shadow.asSuperuser().connect()) {
                forgetHistory(superuser);
            }
            Catalog start = read(shadow);
            requireFirst(start);
            if (withRows) {
                rows.accept(shadow);
            }
            return watch(shadow, start, plan, withRows);
        } catch (SQLException e) {
            throw MigrateException.because("The throw-away database is lost while a plan is proven.")
                    .why(e.getMessage())
                    .cause(e)
                    .build();
        }
    }

    private long watch(Shadow shadow, Catalog start, DiffPlan plan, boolean withRows) throws SQLException {
        var watched = new RowProof(own(start), own(comparison.second()));
        if (withRows) {
            try (Connection superuser = shadow.asSuperuser().connect()) {
                new SampleRows(start).fill(superuser, own(start).tables());
                watched.before(superuser);
            }
        }
        send(shadow, plan);
        requireSecond(start, read(shadow), plan);
        if (withRows) {
            try (Connection superuser = shadow.asSuperuser().connect()) {
                requireRows(watched.losses(superuser, declaredLosses(plan)), plan);
            }
        }
        return watched.rows();
    }

    private Catalog own(Catalog catalog) {
        return catalog.only(object -> comparison.compared().contains(object.id()));
    }

    private static Set<ObjectId> declaredLosses(DiffPlan plan) {
        return plan.hazards().stream()
                .filter(hazard -> hazard.kind() == Hazard.Kind.DATA_LOSS)
                .map(Hazard::object)
                .collect(Collectors.toSet());
    }

    private void send(Shadow shadow, DiffPlan plan) throws SQLException {
        List<String> files = SchemaDiff.between(
                        comparison.first(), comparison.second(), options.onDatabase(shadow.name()))
                .files();
        try {
            var tracing = new Tracing(ReplayListener.NONE);
            new PlanRun(server).run(shadow, files, plan.hazards().isEmpty() ? ReplayListener.NONE : tracing);
            traces = tracing.traces();
        } catch (MigrateException e) {
            if (isAboutRows(e)) {
                throw e;
            }
            throw failed("A statement of the plan fails.", e.getMessage(), plan, e);
        }
    }

    /** The history is no part of either state, and a plan that runs like a migration must not meet one. */
    private static void forgetHistory(Connection superuser) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS supabase_migrations CASCADE");
        }
    }

    private static Catalog read(Shadow shadow) throws SQLException {
        try (Connection connection = shadow.connect()) {
            return SchemaSide.schemaOf(CatalogReader.read(connection, shadow::connect));
        }
    }

    private void requireFirst(Catalog start) {
        List<Difference> differences = differences(comparison.firstOn(start), start);
        if (!differences.isEmpty()) {
            throw MigrateException.because("A throw-away database cannot be brought to the state of "
                            + comparison.from().name() + ", so no plan from there can be proven.")
                    .why(named(differences))
                    .state("Nothing was written.")
                    .next("Leave out what the throw-away database lacks: -Dsupabase-migrate.schema=public")
                    .build();
        }
    }

    private void requireSecond(Catalog start, Catalog end, DiffPlan plan) {
        List<Difference> differences = differences(comparison.expectedFrom(start), end);
        if (!differences.isEmpty()) {
            throw failed("The plan does not arrive.", named(differences), plan, null);
        }
    }

    /** An extension of a database that exists may have a version, and an owner, that no throw-away database has. */
    private List<Difference> differences(Catalog expected, Catalog found) {
        return CatalogComparison.between(expected, found).differences().stream()
                .filter(difference -> !comparison.from().isLive()
                        || difference.id().kind() != ObjectKind.EXTENSION
                        || difference.isAdded()
                        || difference.isRemoved()
                        || difference.attributes().stream()
                                .anyMatch(attribute -> attribute.name().equals("installedIn")))
                .toList();
    }

    private void requireRows(List<String> losses, DiffPlan plan) {
        if (!losses.isEmpty()) {
            throw failed("The plan loses data without saying so.", String.join("\n", losses), plan, null);
        }
    }

    private MigrateException failed(String what, String why, DiffPlan plan, @Nullable Throwable cause) {
        Path file = new CaseFile(comparison, plan, options).write(cases, what + " " + why);
        return MigrateException.because(what)
                .why(why)
                .state("It is not shown, and nothing else was written. Both states and the plan: " + file)
                .next("Please report it with that file; it holds the schema, and no rows.")
                .cause(cause)
                .build();
    }

    private static String named(List<Difference> differences) {
        String names = differences.stream().limit(NAMED).map(DiffProof::words).collect(Collectors.joining("\n"));
        int more = differences.size() - NAMED;
        return more > 0 ? names + "\nand %d more".formatted(more) : names;
    }

    private static String words(Difference difference) {
        if (difference.isAdded()) {
            return difference.id() + " should not be there";
        }
        if (difference.isRemoved()) {
            return difference.id() + " is missing";
        }
        return difference.attributes().stream()
                .map(attribute -> "%s: %s should be `%s` and is `%s`"
                        .formatted(difference.id(), attribute.name(), attribute.before(), attribute.after()))
                .collect(Collectors.joining("\n"));
    }
}
