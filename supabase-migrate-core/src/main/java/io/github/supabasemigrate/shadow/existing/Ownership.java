package io.github.supabasemigrate.shadow.existing;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which databases of a server are ours, and which of ours are alive. A name says whose a database is: a prefix and the
 * owner's number. The owner holds an advisory lock of that number for as long as its session lives, and no longer: PostgreSQL releases
 * it however the owner ends.
 *
 * @param number of the owner
 */
record Ownership(int number) {

    private static final String PREFIX = "supabase_migrate_shadow_";
    private static final Pattern NAME = Pattern.compile(PREFIX + "([0-9a-f]{8})_.*");

    /** The first half of the lock, the same for every owner. */
    private static final int LOCK = 0x73686164;

    /** Names that begin like ours and whose owner's lock nobody holds, in whatever database the owner was connected to. */
    private static final String OURS = """
            SELECT datname,
                   EXISTS (SELECT FROM pg_catalog.pg_locks
                            WHERE locktype = 'advisory' AND granted AND objsubid = 2 AND classid = %d
                              AND objid = ('x' || pg_catalog.substr(datname, %d, 8))::bit(32)::bigint::oid) AS alive
              FROM pg_catalog.pg_database
             WHERE datname ~ '^%s[0-9a-f]{8}_'
             ORDER BY datname
            """.formatted(LOCK, PREFIX.length() + 1, PREFIX);

    /** Becomes a new owner, for as long as the connection lives. */
    static Ownership take(Connection connection) throws SQLException {
        Ownership owner = new Ownership(new SecureRandom().nextInt());
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_catalog.pg_advisory_lock(?, ?)")) {
            lock.setInt(1, LOCK);
            lock.setInt(2, owner.number);
            lock.execute();
        }
        return owner;
    }

    /** The name of a database of this owner. */
    String name(String suffix) {
        return PREFIX + HexFormat.of().toHexDigits(number) + "_" + suffix;
    }

    /** Drops the databases of owners that died. */
    static void dropDead(Connection connection) throws SQLException {
        List<String> dead = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(OURS)) {
            while (rows.next()) {
                if (!rows.getBoolean(2)) {
                    dead.add(rows.getString(1));
                }
            }
        }
        for (String name : dead) {
            drop(connection, name);
        }
    }

    /** Drops one of ours; refuses any other name. */
    static void drop(Connection connection, String name) throws SQLException {
        Matcher ours = NAME.matcher(name);
        if (!ours.matches()) {
            throw new IllegalArgumentException(name + " is not ours.");
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS \"" + name + "\" WITH (FORCE)");
        }
    }
}
