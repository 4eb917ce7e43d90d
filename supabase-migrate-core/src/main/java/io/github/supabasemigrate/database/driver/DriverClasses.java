package io.github.supabasemigrate.database.driver;

import java.net.Socket;
import java.util.List;
import org.postgresql.Driver;

/**
 * The driver's classes that a connection takes, in the order in which connecting comes to them. None is a nested class of an enum:
 * of such, two threads that load must not begin with different ones.
 */
public final class DriverClasses {

    private static final String PACKAGE = "org.postgresql.";

    static final List<String> NAMES = List.of(
            "jdbc.PgConnection",
            "core.v3.ConnectionFactoryImpl",
            "core.v3.QueryExecutorImpl",
            "core.PGStream",
            "core.VisibleBufferedInputStream",
            "core.ServerVersion",
            "core.v3.AuthenticationPluginManager",
            "core.Parser",
            "core.NativeQuery",
            "core.v3.SimpleQuery",
            "core.v3.SimpleParameterList",
            "core.CachedQuery",
            "core.CommandCompleteParser",
            "core.v3.replication.V3ReplicationProtocol",
            "jdbc.TimestampUtils",
            "jdbc.TypeInfoCache",
            "geometric.PGbox",
            "geometric.PGcircle",
            "geometric.PGline",
            "geometric.PGlseg",
            "geometric.PGpath",
            "geometric.PGpoint",
            "geometric.PGpolygon",
            "util.PGmoney",
            "util.PGInterval",
            "jdbc.PgConnectionCleaningAction",
            "jdbc.PgStatement",
            "core.v3.ExecuteRequest",
            "core.Tuple",
            "jdbc.PgResultSet");

    private DriverClasses() {}

    public static void load() {
        try {
            for (String name : NAMES) {
                Class.forName(PACKAGE + name, true, Driver.class.getClassLoader());
            }
            new Socket().close();
        } catch (Exception e) {
            // Connecting will say it, to whom it concerns.
        }
    }
}
