package io.github.supabasemigrate.shadow.embedded;

import io.github.supabasemigrate.shadow.Baseline;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code postgresql.conf} of a server whose data nobody will miss. */
final class ServerSettings {

    private ServerSettings() {}

    /** The file's text for a major version: speed over durability, one quiet machine, loopback only. */
    static String file(int major, boolean isWindows, Baseline baseline) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("unix_socket_directories", "");
        settings.put("max_connections", "100");
        // Twice what the platform has: a file may create thousands of tables, and who looks at locks walks room for all
        // of them.
        settings.put("max_locks_per_transaction", "128");
        settings.put("fsync", "off");
        settings.put("synchronous_commit", "off");
        settings.put("full_page_writes", "off");
        // As on the platform: publications and replication slots work.
        settings.put("wal_level", "logical");
        settings.put("wal_init_zero", "off");
        settings.put("wal_recycle", "off");
        settings.put("max_wal_size", "4GB");
        settings.put("checkpoint_timeout", "1h");
        settings.put("bgwriter_lru_maxpages", "0");
        settings.put("autovacuum", "off");
        settings.put("max_parallel_workers_per_gather", "0");
        settings.put("max_parallel_maintenance_workers", "0");
        settings.put("max_logical_replication_workers", "0");
        settings.put("jit", "off");
        settings.put("huge_pages", "off");
        if (!isWindows) {
            // In the data directory, to go with it: named segments in shared memory outlive a server that is killed.
            // Windows frees its own, and does not know this one.
            settings.put("dynamic_shared_memory_type", "mmap");
        }
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        settings.put("lc_messages", "C");
        settings.put("log_min_messages", "fatal");
        settings.put("log_min_error_statement", "panic");
        // Passwords here are random and travel over loopback only; hashing them slowly would only cost time.
        settings.put(major >= 16 ? "scram_iterations" : "password_encryption", major >= 16 ? "1" : "md5");
        settings.putAll(baseline.settings());
        StringBuilder file = new StringBuilder();
        settings.forEach((name, value) -> file.append(name)
                .append(" = '")
                .append(value.replace("'", "''"))
                .append("'\n"));
        return file.toString();
    }

    /** {@code pg_hba.conf}: everybody needs a password, and only from this machine. */
    static String access() {
        return "host all all 127.0.0.1/32 password\n";
    }
}
