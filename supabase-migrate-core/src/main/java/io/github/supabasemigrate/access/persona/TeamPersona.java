package io.github.supabasemigrate.access.persona;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A persona of the team's own: somebody signed in, with an account of its own.
 *
 * @param name as the matrix prints it
 * @param role the database role
 * @param tenant {@code T1}, {@code T2}, or null for a stranger to all tenants
 * @param claims that its token has beyond those of everybody, as JSON values; objects are merged
 * @param settings further session settings
 * @param rows what it is in the database: for a table, values of the row that is made for it
 */
public record TeamPersona(
        String name,
        String role,
        @Nullable String tenant,
        Map<String, Object> claims,
        Map<String, String> settings,
        Map<String, Map<String, String>> rows) {

    public TeamPersona {
        claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    }

    /** Its account; the position among the team's personas keeps ids apart. */
    public User user(int position) {
        return User.of(name, tenant, 0x200 + position);
    }
}
