package io.github.supabasemigrate.catalog.read.database;

import io.github.supabasemigrate.catalog.database.Subscription;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.object.Options;
import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Subscriptions of the database. Only roles that may see connection strings are shown them, and nobody the password. */
public final class SubscriptionQuery implements CatalogQuery {

    /** One {@code key=value} of a libpq connection string; values may be quoted, quotes in them escaped by a backslash. */
    private static final Pattern PARAMETER = Pattern.compile("(\\w+)\\s*=\\s*('(?:[^'\\\\]|\\\\.)*'|\\S+)");

    private final boolean mayReadConnections;

    public SubscriptionQuery(boolean mayReadConnections) {
        this.mayReadConnections = mayReadConnections;
    }

    @Override
    public String sql(int major) {
        var options = new ArrayList<String>(List.of(
                "'slot_name=' || coalesce(s.subslotname, 'NONE')",
                "'synchronous_commit=' || s.subsynccommit",
                "'binary=' || s.subbinary",
                "'streaming=' || s.substream::text"));
        if (major >= 15) {
            options.add("'two_phase=' || (s.subtwophasestate <> 'd')");
            options.add("'disable_on_error=' || s.subdisableonerr");
        }
        if (major >= 16) {
            options.add("'origin=' || s.suborigin");
            options.add("'password_required=' || s.subpasswordrequired");
            options.add("'run_as_owner=' || s.subrunasowner");
        }
        if (major >= 17) {
            options.add("'failover=' || s.subfailover");
        }
        return """
                SELECT 'pg_subscription'::regclass::oid AS class, s.oid, s.subname AS name, s.subowner AS owner, s.subenabled AS is_enabled,
                       s.subpublications AS publications, %s AS connection, ARRAY[%s] AS options
                FROM pg_subscription s
                WHERE s.subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())""".formatted(mayReadConnections ? "s.subconninfo" : "NULL", String.join(", ", options));
    }

    @Override
    public void read(Rows row, Reading reading) throws SQLException {
        ObjectId id = ObjectId.global(ObjectKind.SUBSCRIPTION, row.text("name"));
        var options = new TreeMap<String, String>();
        for (String option : row.texts("options")) {
            int equals = option.indexOf('=');
            options.put(option.substring(0, equals), option.substring(equals + 1));
        }
        reading.add(new Subscription(
                id,
                reading.owned(row, id),
                row.is("is_enabled"),
                row.texts("publications"),
                withoutPassword(row.textOr("connection", "")),
                options));
    }

    private static Options withoutPassword(String connection) {
        var values = new TreeMap<String, String>();
        Matcher parameter = PARAMETER.matcher(connection);
        while (parameter.find()) {
            if (!parameter.group(1).equals("password")) {
                values.put(parameter.group(1), parameter.group(2));
            }
        }
        return new Options(values);
    }
}
