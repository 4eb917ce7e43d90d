package io.github.supabasemigrate.goal.diff.state;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.database.ServerError;
import io.github.supabasemigrate.diff.rename.RenameHint;
import io.github.supabasemigrate.diff.scope.Comparison;
import io.github.supabasemigrate.diff.scope.SchemaSide;
import io.github.supabasemigrate.diff.source.SchemaFiles;
import io.github.supabasemigrate.execute.session.Session;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.Replayed;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.project.SqlFile;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.ShadowServer;
import io.github.supabasemigrate.shadow.baseline.VectorIndexOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;

/** What SQL files declare, on a platform in which nothing else ran but the project's roles. */
final class DeclaredState implements SchemaState {

    private final List<SqlFile> files;
    private final Shadow made;
    private final ShadowServer server;
    private final SchemaSide side;

    private DeclaredState(String name, List<SqlFile> files, Replayed empty) {
        this.files = files;
        this.server = empty.project().server();
        this.made = empty.project().copy();
        make();
        Catalog declared = Replayed.read(made);
        this.side = SchemaSide.ofShadow(name, declared, empty.platformBeside(declared));
    }

    /** Makes it; fails with the place of the first statement that does not work. */
    static DeclaredState of(String name, Run run, List<SqlFile> files) {
        new SchemaFiles(files).requireParsed();
        return ScratchProject.without(run, scratch -> new DeclaredState(name, files, Replayed.of(scratch)));
    }

    private void make() {
        var indexes = new VectorIndexOptions();
        server.promoteOwner();
        try (Connection superuser = made.asSuperuser().connect();
                Connection connection = made.connect()) {
            boolean isStandIn = VectorIndexOptions.areNeededIn(superuser);
            UnaryOperator<String> sending = isStandIn ? indexes::hide : UnaryOperator.identity();
            new SchemaFiles(files).run(Session.on(connection, notice -> {}, sending));
            indexes.restore(superuser);
        } catch (SQLException e) {
            throw MigrateException.because("The throw-away database for " + files + " is lost.")
                    .why(ServerError.from(e).describe())
                    .cause(e)
                    .build();
        } finally {
            server.demoteOwner();
        }
    }

    @Override
    public SchemaSide side() {
        return side;
    }

    @Override
    public ShadowServer server() {
        return server;
    }

    @Override
    public Shadow database(Comparison comparison) {
        return server.copyOf(made);
    }

    @Override
    public List<RenameHint> renames() {
        return files.stream()
                .map(SqlFile::text)
                .flatMap(text -> RenameHint.in(text).stream())
                .toList();
    }
}
