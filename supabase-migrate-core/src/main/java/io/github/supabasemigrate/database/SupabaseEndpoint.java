package io.github.supabasemigrate.database;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which of a Supabase project's doors a URL leads to, told from host and port alone. Hosts and ports as Supabase documents
 * them under "Connect to your database".
 *
 * @param projectRef the project's twenty letters, when host, user or options tell it
 */
public record SupabaseEndpoint(Door door, @Nullable String projectRef) {

    /** The doors; what differs is whether a session survives its transactions. */
    public enum Door {
        /** {@code db.<ref>.supabase.co:5432}, the server itself; IPv6 only unless the project has the IPv4 add-on. */
        DIRECT,
        /** {@code *.pooler.supabase.com:5432}. */
        SESSION_POOLER,
        /** {@code *.pooler.supabase.com:6543}. */
        TRANSACTION_POOLER,
        /** {@code db.<ref>.supabase.co:6543}, a PgBouncer in front of the server, in transaction mode. */
        DEDICATED_POOLER,
        /** Not a host of Supabase's. */
        ELSEWHERE
    }

    private static final int TRANSACTION_PORT = 6543;
    private static final Pattern DIRECT_HOST =
            Pattern.compile("db\\.([a-z0-9]{20})\\.supabase\\.(?:co|com|red|green|net)");
    private static final Pattern POOLER_HOST =
            Pattern.compile("[a-z0-9-]+\\.pooler\\.supabase\\.(?:co|com|red|green|net)");
    private static final Pattern POOLER_USER = Pattern.compile("[^.]+\\.([a-z0-9]{20})");
    private static final Pattern REFERENCE = Pattern.compile("(?:^|[\\s=-])reference=([a-z0-9]{20})");

    static SupabaseEndpoint of(DatabaseUrl url) {
        String host = url.host().toLowerCase(Locale.ROOT);
        Matcher direct = DIRECT_HOST.matcher(host);
        if (direct.matches()) {
            return new SupabaseEndpoint(
                    url.port() == TRANSACTION_PORT ? Door.DEDICATED_POOLER : Door.DIRECT, direct.group(1));
        }
        if (POOLER_HOST.matcher(host).matches()) {
            Door door = url.port() == TRANSACTION_PORT ? Door.TRANSACTION_POOLER : Door.SESSION_POOLER;
            return new SupabaseEndpoint(door, poolerReference(url).orElse(null));
        }
        return new SupabaseEndpoint(Door.ELSEWHERE, null);
    }

    private static Optional<String> poolerReference(DatabaseUrl url) {
        Matcher user = POOLER_USER.matcher(url.user() == null ? "" : url.user());
        if (user.matches()) {
            return Optional.of(user.group(1));
        }
        Matcher options = REFERENCE.matcher(url.parameters().getOrDefault("options", ""));
        return options.find() ? Optional.of(options.group(1)) : Optional.empty();
    }

    public boolean isSupabase() {
        return door != Door.ELSEWHERE;
    }

    public boolean isPooler() {
        return door == Door.SESSION_POOLER || isTransactionPooler();
    }

    /** True when a session does not survive its transactions, so that locks and settings do not hold. */
    public boolean isTransactionPooler() {
        return door == Door.TRANSACTION_POOLER || door == Door.DEDICATED_POOLER;
    }
}
