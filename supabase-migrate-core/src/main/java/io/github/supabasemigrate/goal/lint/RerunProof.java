package io.github.supabasemigrate.goal.lint;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.CatalogComparison;
import io.github.supabasemigrate.diff.proof.DatabaseRows;
import io.github.supabasemigrate.execute.RunScripts;
import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Finding.DecidedBy;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.finding.RuleSwitches;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.goal.Progress;
import io.github.supabasemigrate.goal.Replayed;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.goal.Shadows;
import io.github.supabasemigrate.goal.Workplace;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.ShadowServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs each migration a second time, in a copy of the database that its first run left, and compares what is there before and after:
 * the only proof that a file may run twice. For teams that promise it; off unless a rule of it is switched on.
 */
final class RerunProof {

    static final String FAILS = "rerun-fails";
    static final String SCHEMA = "rerun-changes-schema";
    static final String DATA = "rerun-changes-data";

    private static final int SHOWN = 5;

    private final RuleSwitches switches;
    private final Shadows shadows;
    private final List<MigrationFile> files;

    RerunProof(Run run, RuleSwitches switches) {
        this.switches = switches;
        this.files = run.project().migrations();
        Workplace told = run.workplace();
        this.shadows = new Shadows(new Run(
                run.settings(),
                run.found(),
                new Workplace(
                        told.environment(),
                        told.clock(),
                        new Silent(),
                        told.confirmation(),
                        told.build(),
                        told.binaries())));
    }

    /** Whether the team asked for it. */
    boolean isWanted() {
        return List.of(FAILS, SCHEMA, DATA).stream()
                .anyMatch(rule -> switches.severityOf(rule).isPresent());
    }

    /** What the second runs of these files do. The project's migrations must run. */
    List<Finding> findings(Set<String> inScope) {
        List<Finding> found = new ArrayList<>();
        ShadowServer server = shadows.server();
        try (Shadow database = server.createDatabase()) {
            for (int i = 0; i < files.size(); i++) {
                List<MigrationFile> soFar = files.subList(0, i + 1);
                run(server, database, soFar);
                if (inScope.contains(files.get(i).relativePath())) {
                    found.addAll(again(server, database, soFar));
                }
            }
        }
        return found.stream()
                .flatMap(finding -> switches.severityOf(finding.rule()).map(finding::withSeverity).stream())
                .toList();
    }

    private void run(ShadowServer server, Shadow database, List<MigrationFile> soFar) {
        shadows.migrate(server, database, soFar, PlanOptions.all(), RunScripts.NONE);
    }

    private List<Finding> again(ShadowServer server, Shadow database, List<MigrationFile> soFar) {
        MigrationFile file = soFar.get(soFar.size() - 1);
        try (Shadow copy = server.copyOf(database)) {
            forget(copy, file);
            State before = State.of(copy);
            try {
                run(server, copy, soFar);
            } catch (MigrateException e) {
                return List.of(finding(
                                FAILS,
                                file,
                                "Run a second time, `%s` fails: %s"
                                        .formatted(file.fileName(), e.why().orElse(e.what())))
                        .at(e.where().orElse(Location.ofFile(file.relativePath()))));
            }
            return State.of(copy).beside(before, file);
        }
    }

    /** Lets the executor believe that the file never ran. */
    private static void forget(Shadow copy, MigrationFile file) {
        try (Connection connection = copy.asSuperuser().connect();
                PreparedStatement delete = connection.prepareStatement(
                        "DELETE FROM supabase_migrations.schema_migrations WHERE version = ?")) {
            delete.setString(1, file.version().text());
            delete.executeUpdate();
        } catch (SQLException e) {
            throw unreadable(copy, e);
        }
    }

    private static MigrateException unreadable(Shadow shadow, SQLException cause) {
        return MigrateException.because("The shadow " + shadow.name() + " cannot be read.")
                .why(cause.getMessage())
                .cause(cause)
                .build();
    }

    private static Finding finding(String rule, MigrationFile file, String message) {
        return new Finding(
                rule, Severity.ERROR, message, null, Location.ofFile(file.relativePath()), null, DecidedBy.OBSERVED);
    }

    /** What is in a database. */
    private record State(Catalog catalog, DatabaseRows rows) {

        static State of(Shadow shadow) {
            try (Connection superuser = shadow.asSuperuser().connect()) {
                return new State(Replayed.read(shadow), DatabaseRows.read(superuser));
            } catch (SQLException e) {
                throw unreadable(shadow, e);
            }
        }

        List<Finding> beside(State before, MigrationFile file) {
            List<Finding> found = new ArrayList<>();
            List<String> objects = CatalogComparison.between(before.catalog, catalog).differences().stream()
                    .map(difference -> difference.id().toString())
                    .toList();
            if (!objects.isEmpty()) {
                found.add(finding(
                        SCHEMA,
                        file,
                        "Run a second time, `%s` changes the schema: %s.".formatted(file.fileName(), shown(objects))));
            }
            List<String> tables = rows.differences(before.rows, Set.of());
            if (!tables.isEmpty()) {
                found.add(finding(
                        DATA,
                        file,
                        "Run a second time, `%s` changes rows: %s.".formatted(file.fileName(), shown(tables))));
            }
            return found;
        }

        private static String shown(List<String> all) {
            String more = all.size() > SHOWN ? " and %d more".formatted(all.size() - SHOWN) : "";
            return all.stream().limit(SHOWN).collect(Collectors.joining(", ")) + more;
        }
    }

    /** Says nothing: that the files run was told before. */
    private static final class Silent implements Progress {
        @Override
        public void line(String text) {}

        @Override
        public void warning(String text) {}
    }
}
