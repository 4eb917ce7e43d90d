package io.github.supabasemigrate.shadow.embedded;

import io.github.supabasemigrate.database.Credentials;
import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.database.DatabaseUrl;
import io.github.supabasemigrate.database.Secret;
import io.github.supabasemigrate.shadow.Baseline;
import java.util.Map;

/**
 * How the databases of a server on this machine are reached.
 *
 * @param port on 127.0.0.1
 * @param superuser of the server
 * @param password of that role and of {@code postgres}
 */
record Access(int port, String superuser, Secret password) {

    /** Encryption on loopback would only cost time. */
    private static final Map<String, String> PARAMETERS = Map.of("sslmode", "disable");

    /** A database as the server's superuser. */
    Database administered(String database) {
        return as(superuser, database).actingAsLogin();
    }

    /** A database as its owner. */
    Database owned(String database) {
        return as(Baseline.OWNER, database);
    }

    private Database as(String role, String database) {
        DatabaseUrl url = new DatabaseUrl("127.0.0.1", port, database, null, null, PARAMETERS);
        return Database.of(url, Credentials.of(role, password));
    }
}
