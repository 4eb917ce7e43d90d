package io.github.supabasemigrate.execute.script;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the secrets of {@code [db.vault]} into the Vault extension. Values travel as parameters and appear in no message. */
public final class VaultSecrets {

    private final Connection connection;

    /**
     * @param connection in autocommit mode
     */
    public VaultSecrets(Connection connection) {
        this.connection = connection;
    }

    /** Creates or updates each by its name; other secrets stay as they are. */
    public void write(Map<String, String> secrets) throws SQLException {
        for (Map.Entry<String, String> secret : secrets.entrySet()) {
            String id = find(secret.getKey());
            if (id == null) {
                call("SELECT vault.create_secret(?, ?)", secret.getValue(), secret.getKey());
            } else {
                call("SELECT vault.update_secret(CAST(? AS uuid), ?)", id, secret.getValue());
            }
        }
    }

    private @Nullable String find(String name) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT id::text FROM vault.secrets WHERE name = ?")) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    private void call(String sql, String first, String second) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, first);
            statement.setString(2, second);
            statement.execute();
        }
    }
}
