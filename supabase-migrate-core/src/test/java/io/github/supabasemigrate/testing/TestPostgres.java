package io.github.supabasemigrate.testing;

import io.github.supabasemigrate.shadow.Baseline;
import io.github.supabasemigrate.shadow.ShadowServer;
import io.github.supabasemigrate.shadow.binaries.PostgresBinaries;
import io.github.supabasemigrate.shadow.cache.CacheDirectory;
import io.github.supabasemigrate.shadow.embedded.EmbeddedOptions;
import io.github.supabasemigrate.shadow.embedded.EmbeddedServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The real PostgreSQL that database tests share: one server a JVM and version, started on first use, one empty database a
 * test. Without a major version it is the one on the class path.
 */
public final class TestPostgres {

    private static final Map<PostgresBinaries, ShadowServer> SERVERS = new ConcurrentHashMap<>();

    /** Read once: its identity is the key to its server. */
    private static final PostgresBinaries DEFAULT = PostgresBinaries.onClassPath(TestPostgres.class.getClassLoader());

    private TestPostgres() {}

    /** A new empty database; its JDBC URL carries user and password. */
    public static String newDatabase() throws SQLException {
        return newDatabase(DEFAULT);
    }

    /** Connects to a new empty database. */
    public static Connection connect() throws SQLException {
        return DriverManager.getConnection(newDatabase());
    }

    /** The programs on the class path. */
    public static PostgresBinaries binaries() {
        return DEFAULT;
    }

    /** Where servers of tests keep what they share: gone with {@code mvn clean}. */
    public static CacheDirectory cache() {
        return CacheDirectory.at(Path.of("target", "postgres"));
    }

    private static String newDatabase(PostgresBinaries binaries) throws SQLException {
        return SERVERS.computeIfAbsent(
                        binaries, wanted -> EmbeddedServer.start(wanted, EmbeddedOptions.of(cache(), Baseline.none())))
                .createDatabase()
                .jdbcUrl();
    }
}
