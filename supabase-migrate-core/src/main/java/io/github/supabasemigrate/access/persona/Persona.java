package io.github.supabasemigrate.access.persona;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.supabasemigrate.sql.Literals;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who sends statements through the API.
 *
 * @param name as the matrix prints it: {@code anon}, {@code A1}, {@code clinician}
 * @param role the database role
 * @param user whose rows are its own; null for {@code anon} and {@code service_role}
 * @param claims of its token, as JSON values
 * @param settings further session settings that policies read: headers, cookies, a tenant's id
 */
public record Persona(
        String name, String role, @Nullable User user, Map<String, Object> claims, Map<String, String> settings) {

    public static final String ANON = "anon";
    public static final String AUTHENTICATED = "authenticated";
    public static final String SERVICE_ROLE = "service_role";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The same for everybody. */
    private static final Set<String> UNTOLD = Set.of("search_path", "request.method", "request.path");

    public Persona {
        claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    public Optional<User> account() {
        return Optional.ofNullable(user);
    }

    /** The token's claims, as {@code request.jwt.claims} holds them. */
    public String claimsAsJson() {
        return json(claims);
    }

    /** A plain value as JSON. */
    public static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("claims are plain values", e);
        }
    }

    /**
     * Every session setting of one of its requests, in the order in which to set them, the role last: what PostgREST sets, the
     * claims one by one as it did before version 9, and the search path of its {@code db-extra-search-path}.
     */
    public Map<String, String> session() {
        Map<String, String> session = new LinkedHashMap<>();
        session.put("search_path", "public, extensions");
        session.put("request.jwt.claims", claimsAsJson());
        for (String claim : new String[] {"sub", "role", "email"}) {
            session.put("request.jwt.claim." + claim, String.valueOf(claims.getOrDefault(claim, "")));
        }
        session.put("request.headers", "{}");
        session.put("request.cookies", "{}");
        session.put("request.method", "POST");
        session.put("request.path", "/");
        session.putAll(settings);
        session.put("role", role);
        return session;
    }

    /** One {@code SELECT} that becomes this persona until the transaction or savepoint ends. */
    public String becoming() {
        return session().entrySet().stream()
                .map(setting -> "pg_catalog.set_config(" + Literals.quote(setting.getKey()) + ", "
                        + Literals.quote(setting.getValue()) + ", true)")
                .collect(Collectors.joining(", ", "SELECT ", ""));
    }

    /** The same for people to read: without what says nothing of this persona. */
    public String becomingBriefly() {
        return session().entrySet().stream()
                .filter(setting -> !setting.getKey().startsWith("request.jwt.claim.")
                        && !UNTOLD.contains(setting.getKey())
                        && !setting.getValue().equals("{}"))
                .map(setting -> "set_config(" + Literals.quote(setting.getKey()) + ", "
                        + Literals.quote(setting.getValue()) + ", true)")
                .collect(Collectors.joining(", ", "SELECT ", ""));
    }

    @Override
    public String toString() {
        return name;
    }
}
