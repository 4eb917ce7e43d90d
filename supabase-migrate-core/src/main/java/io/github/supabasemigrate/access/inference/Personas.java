package io.github.supabasemigrate.access.inference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.supabasemigrate.access.model.ContextPath;
import io.github.supabasemigrate.access.model.ContextPath.Source;
import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.persona.TeamPersona;
import io.github.supabasemigrate.access.persona.Tenant;
import io.github.supabasemigrate.access.persona.User;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who asks: the usual ones, and one for each thing that policies want to hear of a token. */
final class Personas {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Claims that the usual personas have as they should be; {@code role} is a database role. */
    private static final Set<String> PLATFORM_ROLES = Set.of("anon", "authenticated", "service_role", "postgres");

    private final SortedMap<ContextPath, Set<String>> context;
    /** Where tenants are read, and whether they are numbers. */
    private final Map<ContextPath, Boolean> tenants;

    private final List<String> roles;

    Personas(SortedMap<ContextPath, Set<String>> context, Map<ContextPath, Boolean> tenants, List<String> roles) {
        this.context = context;
        this.tenants = tenants;
        this.roles = roles;
    }

    /** @param team added before the service role; one with the name of another replaces it */
    List<Persona> all(List<TeamPersona> team) {
        List<Persona> all = new ArrayList<>();
        all.add(new Persona(Persona.ANON, Persona.ANON, null, Map.of("role", Persona.ANON), Map.of()));
        for (User user : List.of(User.A1, User.A2, User.B, User.N)) {
            all.add(authenticated(user.name(), user, new TreeMap<>()));
        }
        vouchedFor(all);
        forged(all);
        for (TeamPersona persona : team) {
            all.removeIf(other -> other.name().equals(persona.name()));
            all.add(own(persona, persona.user(team.indexOf(persona))));
        }
        all.add(new Persona(
                Persona.SERVICE_ROLE, Persona.SERVICE_ROLE, null, Map.of("role", Persona.SERVICE_ROLE), Map.of()));
        return all;
    }

    private Persona own(TeamPersona persona, User user) {
        Persona plain = authenticated(persona.name(), user, new TreeMap<>());
        Map<String, Object> claims = merged(plain.claims(), persona.claims());
        claims.put("role", persona.role());
        Map<String, String> settings = new LinkedHashMap<>(plain.settings());
        settings.putAll(persona.settings());
        return new Persona(persona.name(), persona.role(), user, claims, settings);
    }

    @SuppressWarnings("unchecked") // claims are made of maps with text keys
    private static Map<String, Object> merged(Map<String, Object> base, Map<String, Object> more) {
        Map<String, Object> merged = new LinkedHashMap<>(base);
        more.forEach((key, value) -> {
            Object before = merged.get(key);
            boolean isNested = value instanceof Map<?, ?> && before instanceof Map<?, ?>;
            merged.put(
                    key,
                    isNested && before != null
                            ? merged((Map<String, Object>) before, (Map<String, Object>) value)
                            : value);
        });
        return merged;
    }

    /** One for each constant that a policy compares a claim or app_metadata with. */
    private void vouchedFor(List<Persona> all) {
        int number = 0xd0;
        for (Map.Entry<ContextPath, Set<String>> entry : context.entrySet()) {
            ContextPath path = entry.getKey();
            boolean isOurs = path.source() == Source.CLAIM || path.source() == Source.APP_METADATA_COLUMN;
            if (isOurs && !path.isClientWritable() && !tenants.containsKey(path)) {
                for (String constant : entry.getValue()) {
                    if (isPossible(path, constant)) {
                        String name = name(path, constant, all);
                        User user = User.of(name, Tenant.T1.name(), number++);
                        all.add(authenticated(name, user, new TreeMap<>(Map.of(path, constant))));
                    }
                }
            }
        }
    }

    /** Whether a token of somebody signed in may say so, and the usual ones do not already. */
    private boolean isPossible(ContextPath path, String constant) {
        return switch (path.keys().get(0)) {
            case "role" -> !PLATFORM_ROLES.contains(constant) && roles.contains(constant);
            case "aal" -> !constant.equals("aal1");
            case "is_anonymous" -> !constant.equals("false");
            case "aud", "iss" -> false;
            default -> true;
        };
    }

    private static String name(ContextPath path, String constant, List<Persona> all) {
        String last = path.keys().get(path.keys().size() - 1);
        String wanted = constant.equals("true") ? last : constant;
        boolean isFree = !wanted.isBlank()
                && all.stream().noneMatch(persona -> persona.name().equals(wanted));
        return isFree ? wanted : String.join(".", path.keys()) + "=" + constant;
    }

    /** Those who say of themselves what only the platform should: one for metadata, one for headers and cookies. */
    private void forged(List<Persona> all) {
        SortedMap<ContextPath, String> metadata = new TreeMap<>();
        SortedMap<ContextPath, String> sent = new TreeMap<>();
        context.forEach((path, constants) -> {
            if (path.isClientWritable()) {
                boolean isSent = path.source() == Source.HEADER || path.source() == Source.COOKIE;
                Boolean isNumber = tenants.get(path);
                String value = isNumber != null
                        ? Tenant.T1.idFor(isNumber)
                        : constants.stream().findFirst().orElse(null);
                if (value != null) {
                    (isSent ? sent : metadata).put(path, value);
                }
            }
        });
        if (!metadata.isEmpty()) {
            all.add(authenticated("F", User.of("F", null, 0xf0), metadata));
        }
        if (!sent.isEmpty()) {
            Persona plain = authenticated("H", User.of("H", null, 0xf1), new TreeMap<>());
            all.add(new Persona(plain.name(), plain.role(), plain.user(), plain.claims(), sent(sent)));
        }
    }

    private static Map<String, String> sent(Map<ContextPath, String> values) {
        Map<String, Object> headers = new LinkedHashMap<>();
        Map<String, Object> cookies = new LinkedHashMap<>();
        values.forEach((path, value) -> (path.source() == Source.HEADER ? headers : cookies)
                .put(path.keys().get(path.keys().size() - 1), value));
        try {
            return Map.of(
                    "request.headers", JSON.writeValueAsString(headers),
                    "request.cookies", JSON.writeValueAsString(cookies));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers are plain values", e);
        }
    }

    private Persona authenticated(String name, User user, SortedMap<ContextPath, String> extra) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", user.id().toString());
        claims.put("role", Persona.AUTHENTICATED);
        claims.put("aud", "authenticated");
        claims.put("iss", "supabase");
        claims.put("email", user.email());
        claims.put("phone", "");
        claims.put("aal", "aal1");
        claims.put("session_id", user.id().toString());
        claims.put("is_anonymous", false);
        claims.put("app_metadata", new LinkedHashMap<>(Map.of("provider", "email", "providers", List.of("email"))));
        claims.put("user_metadata", new LinkedHashMap<String, Object>());
        Map<String, String> settings = new LinkedHashMap<>();
        tenants.forEach((path, isNumber) -> belong(user, path, isNumber, claims, settings));
        extra.forEach((path, value) -> put(claims, claimKeys(path), value));
        return new Persona(name, String.valueOf(claims.get("role")), user, claims, settings);
    }

    private static void belong(
            User user, ContextPath path, boolean isNumber, Map<String, Object> claims, Map<String, String> settings) {
        String id = user.tenantName()
                .flatMap(Tenant::named)
                .map(tenant -> tenant.idFor(isNumber))
                .orElse(null);
        if (id == null || path.source() == Source.HEADER || path.source() == Source.COOKIE) {
            return;
        }
        if (path.source() == Source.SETTING) {
            settings.put(path.keys().get(0), id);
        } else {
            put(claims, claimKeys(path), id);
        }
    }

    /** A column of {@code auth.users} comes into the token under a name of its own. */
    private static List<String> claimKeys(ContextPath path) {
        String column = switch (path.source()) {
            case USER_METADATA_COLUMN -> "user_metadata";
            case APP_METADATA_COLUMN -> "app_metadata";
            default -> "";
        };
        List<String> keys = new ArrayList<>(path.keys());
        if (!column.isEmpty()) {
            keys.add(0, column);
        }
        return keys;
    }

    @SuppressWarnings("unchecked") // claims are made of maps with text keys
    private static void put(Map<String, Object> claims, List<String> keys, String value) {
        Map<String, Object> at = claims;
        for (int i = 0; i < keys.size(); i++) {
            boolean isList = i + 1 < keys.size() && keys.get(i + 1).equals("*");
            if (isList || i + 1 == keys.size()) {
                at.put(keys.get(i), isList ? List.of(parsed(value)) : parsed(value));
                return;
            }
            Object next = at.get(keys.get(i));
            Map<String, Object> below = next instanceof Map<?, ?> ? (Map<String, Object>) next : new LinkedHashMap<>();
            at.put(keys.get(i), below);
            at = below;
        }
    }

    /** JSON where it is an object, a list or a boolean; else text. */
    private static Object parsed(String value) {
        boolean isJson =
                value.startsWith("[") || value.startsWith("{") || value.equals("true") || value.equals("false");
        try {
            Object read = isJson ? JSON.readValue(value, Object.class) : value;
            return read == null ? value : read;
        } catch (JsonProcessingException e) {
            return value;
        }
    }
}
