package io.github.supabasemigrate.project.config;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Finding.DecidedBy;
import io.github.supabasemigrate.finding.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which keys Supabase CLI 3.1.0 knows in {@code [api]} and {@code [db]} and which sections it knows at all. An unknown key is most
 * often a typo, whose value would be ignored in silence. Keys inside the sections of other services are not judged.
 */
final class KnownKeys {

    private static final Set<String> SECTIONS = Set.of(
            "$schema",
            "project_id",
            "api",
            "db",
            "realtime",
            "studio",
            "inbucket",
            "local_smtp",
            "storage",
            "auth",
            "edge_runtime",
            "functions",
            "analytics",
            "experimental",
            "remotes",
            "workflows");

    private static final Set<String> JUDGED = Set.of("api", "db");

    private static final Set<String> FREE = Set.of("db.vault", "db.settings");

    private static final Set<String> UNREAD = Set.of(
            "api.port",
            "api.external_url",
            "api.tls.enabled",
            "api.tls.cert_path",
            "api.tls.key_path",
            "db.health_timeout",
            "db.root_key",
            "db.orioledb_version",
            "db.pooler.enabled",
            "db.pooler.port",
            "db.pooler.pool_mode",
            "db.pooler.default_pool_size",
            "db.pooler.max_client_conn",
            "db.network_restrictions.enabled",
            "db.network_restrictions.allowed_cidrs",
            "db.network_restrictions.allowed_cidrs_v6",
            "db.ssl_enforcement.enabled");

    private static final Set<String> ALL = all();

    private KnownKeys() {}

    private static Set<String> all() {
        Set<String> all = new HashSet<>(UNREAD);
        for (ConfigKey key : ConfigKey.values()) {
            all.add(key.path());
        }
        return Collections.unmodifiableSet(all);
    }

    /** A notice for each key that the CLI would ignore, in the order of the file. */
    static List<Finding> unknown(Map<List<String>, ConfigValue> entries) {
        List<Finding> notices = new ArrayList<>();
        for (Map.Entry<List<String>, ConfigValue> entry : entries.entrySet()) {
            if (!isKnown(withoutRemote(entry.getKey()))) {
                notices.add(notice(entry.getKey(), entry.getValue()));
            }
        }
        if (notices.size() > 1) {
            notices.sort(Comparator.comparing(Finding::location, Comparator.nullsFirst(Comparator.naturalOrder())));
        }
        return notices;
    }

    private static List<String> withoutRemote(List<String> path) {
        return path.size() > 2 && path.get(0).equals("remotes") ? path.subList(2, path.size()) : path;
    }

    private static boolean isKnown(List<String> path) {
        if (!SECTIONS.contains(path.get(0))) {
            return false;
        }
        return !JUDGED.contains(path.get(0))
                || ALL.contains(String.join(".", path))
                || (path.size() > 2 && FREE.contains(path.get(0) + "." + path.get(1)));
    }

    private static Finding notice(List<String> path, ConfigValue value) {
        String key = String.join(".", path);
        Finding notice = Finding.of(
                        "config-unknown-key", Severity.WARNING, "`" + key + "` is not a setting; it is ignored.")
                .at(value.location())
                .decidedBy(DecidedBy.SYNTAX);
        return nearest(String.join(".", withoutRemote(path)))
                .map(meant -> notice.withHint("Do you mean `" + meant + "`?"))
                .orElse(notice);
    }

    private static Optional<String> nearest(String key) {
        return Stream.concat(ALL.stream(), SECTIONS.stream())
                .filter(known -> EditDistance.between(key, known) <= 2)
                .min(Comparator.comparingInt((String known) -> EditDistance.between(key, known))
                        .thenComparing(Comparator.naturalOrder()));
    }
}
