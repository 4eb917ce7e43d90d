package io.github.supabasemigrate.shadow.container;

import io.github.supabasemigrate.database.ServerError;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.ShadowServer;
import io.github.supabasemigrate.shadow.baseline.PlatformBaseline;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A server in a container, gone with this. */
record ContainerServer(String image, RunningContainer container, ShadowServer inside) implements ShadowServer {

    @Override
    public int major() {
        return inside.major();
    }

    @Override
    public Shadow main() {
        return inside.main();
    }

    @Override
    public Shadow createDatabase() {
        return inside.createDatabase();
    }

    @Override
    public Shadow copyOf(Shadow source) {
        return inside.copyOf(source);
    }

    /** The server is ours alone, so its roles may be changed. */
    @Override
    public void promoteOwner() {
        asSuperuser(PlatformBaseline.PROMOTE);
    }

    @Override
    public void demoteOwner() {
        asSuperuser(PlatformBaseline.DEMOTE);
    }

    void asSuperuser(String sql) {
        try (Connection connection = inside.main().asSuperuser().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw MigrateException.because("The role postgres of the container cannot be changed.")
                    .why(ServerError.from(e).describe())
                    .cause(e)
                    .build();
        }
    }

    @Override
    public void keep(String checkpoint) {
        inside.keep(checkpoint);
    }

    @Override
    public String describe() {
        return "a container of " + image;
    }

    @Override
    public void close() {
        try {
            inside.close();
        } finally {
            container.close();
        }
    }
}
