package io.github.supabasemigrate.goal.development;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.database.Secret;
import io.github.supabasemigrate.report.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A database for tests, and what a build has to know of it.
 *
 * @param prefix of the properties' names
 * @param jdbcUrl with user and password
 * @param migrations how many made it what it is
 */
public record StartedDatabase(String prefix, String jdbcUrl, Database database, int migrations) implements Outcome {

    /** What a front end passes on to the module's tests; the password is among them. */
    public Map<String, String> properties() {
        Secret password = database.credentials().password();
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(prefix + ".jdbcUrl", jdbcUrl);
        properties.put(prefix + ".host", database.host());
        properties.put(prefix + ".port", String.valueOf(database.port()));
        properties.put(prefix + ".name", database.name());
        properties.put(prefix + ".user", database.credentials().user());
        properties.put(prefix + ".password", password == null ? "" : password.reveal());
        return properties;
    }

    @Override
    public String summary() {
        return "Started " + database.describe() + " with " + migrations
                + (migrations == 1 ? " migration" : " migrations") + "; ${" + prefix + ".jdbcUrl} leads to it.";
    }

    @Override
    public Map<String, Object> data() {
        return Map.of(
                "host", database.host(),
                "port", database.port(),
                "name", database.name(),
                "user", database.credentials().user(),
                "migrations", migrations);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return summary();
    }
}
