package io.github.supabasemigrate.shadow.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * How the superuser reaches the databases of a server on this machine.
 *
 * @param port on 127.0.0.1
 * @param password of {@code postgres}
 */
record AdminUrl(int port, String password) {

    /** The JDBC URL of a database, with user and password. Encryption on loopback would only cost time. */
    String of(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres&password=" + password
                + "&sslmode=disable&gssEncMode=disable";
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(of(database));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/";
    }
}
