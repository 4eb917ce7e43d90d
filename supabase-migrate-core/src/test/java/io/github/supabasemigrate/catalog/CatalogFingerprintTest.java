package io.github.supabasemigrate.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class CatalogFingerprintTest {

    private static final String TABLES = """
            CREATE TYPE state AS ENUM ('a', 'b');
            CREATE TABLE t (id int PRIMARY KEY, s state, note text DEFAULT 'x');
            CREATE TABLE u (id int PRIMARY KEY, t_id int REFERENCES t);
            CREATE INDEX u_t ON u (t_id) WITH (fillfactor = 80, deduplicate_items = off);
            GRANT SELECT, UPDATE ON t TO pg_monitor; GRANT INSERT ON t TO pg_read_all_stats;
            """;

    @Test
    void isTheSameForTheSameSchema() throws SQLException {
        assertThat(of(TABLES)).isEqualTo(of(TABLES));
    }

    @Test
    void doesNotDependOnTheOrderOfCreation() throws SQLException {
        assertThat(of("""
                CREATE TABLE u (id int PRIMARY KEY, t_id int);
                CREATE INDEX u_t ON u (t_id) WITH (deduplicate_items = off, fillfactor = 80);
                CREATE TYPE state AS ENUM ('b');
                ALTER TYPE state ADD VALUE 'a' BEFORE 'b';
                CREATE TABLE t (note text DEFAULT 'x', s state, id int PRIMARY KEY);
                ALTER TABLE u ADD FOREIGN KEY (t_id) REFERENCES t;
                GRANT INSERT ON t TO pg_read_all_stats; GRANT UPDATE ON t TO pg_monitor; GRANT SELECT ON t TO pg_monitor;
                """)).isEqualTo(of(TABLES));
    }

    @Test
    void doesNotDependOnColumnsDroppedLongAgo() throws SQLException {
        assertThat(of("CREATE TABLE t (gone int, a int, b int); ALTER TABLE t DROP gone;"))
                .isEqualTo(of("CREATE TABLE t (a int, b int);"));
    }

    @Test
    void doesNotCountTheObjectsOfExtensions() throws SQLException {
        var fingerprint = of("CREATE EXTENSION citext;");

        assertThat(fingerprint.objects().keySet()).noneMatch(id -> id.name().startsWith("citext_"));
        assertThat(fingerprint.objects().keySet()).anyMatch(id -> id.name().equals("citext"));
    }

    private static CatalogFingerprint of(String sql) throws SQLException {
        return CatalogFingerprint.of(CatalogReaderTest.read(sql));
    }
}
