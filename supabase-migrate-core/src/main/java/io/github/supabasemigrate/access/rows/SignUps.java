package io.github.supabasemigrate.access.rows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.access.rows.server.Outcome;
import io.github.supabasemigrate.access.rows.server.Outcome.Refusal;
import io.github.supabasemigrate.access.rows.server.SeedSession;
import io.github.supabasemigrate.access.rows.server.Step;
import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Trigger;
import io.github.supabasemigrate.catalog.routine.Routine;
import io.github.supabasemigrate.sql.Literals;
import io.github.supabasemigrate.sql.grammar.EmbeddedText;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.plpgsql.PlpgsqlBody;
import io.github.supabasemigrate.sql.scanner.SourceText;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Signs users up, as the platform does it: a row in {@code auth.users}, with whatever triggers make of it. */
final class SignUps {

    private static final ObjectId ACCOUNTS = ObjectId.table("auth", "users");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLAIMS = "{\"role\":\"supabase_auth_admin\"}";

    private final SeedSession session;
    private final Set<String> keys;
    private final List<String> notes = new ArrayList<>();

    SignUps(SeedSession session, Catalog catalog) {
        this.session = session;
        this.keys = metadataKeys(catalog);
    }

    /** Keys of {@code raw_user_meta_data} that triggers of {@code auth.users} read. */
    static Set<String> metadataKeys(Catalog catalog) {
        Set<String> keys = new TreeSet<>();
        for (Trigger trigger : catalog.partsOf(ACCOUNTS, Trigger.class)) {
            catalog.find(trigger.function(), Routine.class)
                    .filter(routine -> routine.language().equals("plpgsql"))
                    .ifPresent(routine -> metadataKeys(routine.source(), keys));
        }
        return keys;
    }

    private static void metadataKeys(String source, Set<String> keys) {
        PlpgsqlBody body = PlpgsqlBody.parse(new EmbeddedText(SourceText.of(source), 0, source.length()));
        body.parts().stream()
                .flatMap(part -> part.tree().descendants("a_expr"))
                .filter(node -> node.children().size() == 3)
                .filter(node -> node.children().get(1).text().startsWith("->"))
                .filter(node -> isMetadata(node.children().get(0)))
                .map(node -> node.children().get(2))
                .filter(key -> key.is("Sconst"))
                .forEach(key -> keys.add(key.literal()));
    }

    private static boolean isMetadata(SyntaxNode node) {
        List<SyntaxNode> tokens = node.tokens();
        return tokens.get(tokens.size() - 1).text().equalsIgnoreCase("raw_user_meta_data");
    }

    /** Tries the ways to sign up, and takes each back. */
    List<SignUp> attempt() throws SQLException {
        User somebody = User.of("signup", null, 0xe0);
        List<String> ways = List.of("e-mail", "e-mail with metadata", "phone", "anonymous");
        List<Step> steps = List.of(
                step(0, somebody, somebody.email(), null, "{}", "{}", "origin", true),
                step(1, somebody, somebody.email(), null, metadata(somebody, Map.of()), "{}", "origin", true),
                step(2, somebody, null, "15550000000", "{}", "{}", "origin", true),
                step(3, somebody, null, null, "{}", "{}", "origin", true));
        List<SignUp> results = new ArrayList<>();
        for (Outcome outcome : session.insert(steps)) {
            Refusal refusal = outcome.error();
            results.add(new SignUp(
                    ways.get(outcome.id()),
                    refusal == null ? null : refusal.message(),
                    refusal == null ? null : refusal.sqlState(),
                    steps.get(outcome.id()).insert()));
        }
        return results;
    }

    /** Signs everybody up: with metadata, else without, else with triggers off. */
    void signUp(List<User> users, List<Persona> personas) throws SQLException {
        List<User> open = users;
        for (int attempt = 0; attempt < 3 && !open.isEmpty(); attempt++) {
            List<Step> steps = new ArrayList<>();
            for (int i = 0; i < open.size(); i++) {
                User user = open.get(i);
                Map<String, Object> claims = personas.stream()
                        .filter(persona -> user.equals(persona.user()))
                        .findFirst()
                        .map(Persona::claims)
                        .orElse(Map.of());
                String metadata = attempt == 1 ? "{}" : metadata(user, claims.get("user_metadata"));
                String app = json(claims.getOrDefault("app_metadata", Map.of("provider", "email")));
                steps.add(step(i, user, user.email(), null, metadata, app, attempt == 2 ? "replica" : "origin", false));
            }
            List<User> refused = new ArrayList<>();
            List<User> tried = open;
            session.insert(steps).stream()
                    .filter(outcome -> !outcome.isThere())
                    .forEach(outcome -> refused.add(tried.get(outcome.id())));
            open = refused;
            if (attempt == 1 && !open.isEmpty()) {
                notes.add("Triggers of auth.users were off while users signed up.");
            }
        }
    }

    List<String> notes() {
        return notes;
    }

    private static Step step(
            int id,
            User user,
            @Nullable String email,
            @Nullable String phone,
            String metadata,
            String app,
            String triggers,
            boolean spare) {
        String values = String.join(
                ", ",
                Literals.quote("00000000-0000-0000-0000-000000000000") + "::uuid",
                Literals.quote(user.id().toString()) + "::uuid",
                "'authenticated', 'authenticated'",
                email == null ? "NULL" : Literals.quote(email),
                phone == null ? "NULL" : Literals.quote(phone),
                "'', now(), " + Literals.quote(app) + "::jsonb",
                Literals.quote(metadata) + "::jsonb",
                "now(), now(), " + (email == null && phone == null));
        String insert = "INSERT INTO auth.users AS t (instance_id, id, aud, role, email, phone, encrypted_password,"
                + " email_confirmed_at, raw_app_meta_data, raw_user_meta_data, created_at, updated_at, is_anonymous)"
                + " VALUES (" + values + ") RETURNING to_jsonb(t)";
        return new Step(
                id,
                ACCOUNTS.display(),
                user.name(),
                List.of(),
                CLAIMS,
                triggers,
                false,
                null,
                null,
                "SELECT '{}'::jsonb",
                insert,
                null,
                false,
                spare);
    }

    /** What an application would send along: something for every key that is read, then what a forger adds. */
    private String metadata(User user, @Nullable Object forged) {
        ObjectNode metadata = JSON.createObjectNode();
        for (String key : keys) {
            value(key, user).ifPresent(value -> metadata.put(key, value));
        }
        if (forged instanceof Map<?, ?> more) {
            more.forEach((key, value) -> metadata.set(String.valueOf(key), JSON.valueToTree(value)));
        }
        return metadata.toString();
    }

    private static Optional<String> value(String key, User user) {
        String name = user.name().toLowerCase(Locale.ROOT);
        if (key.contains("url") || key.contains("avatar") || key.contains("picture") || key.contains("image")) {
            return Optional.of("https://tok.example.com/" + name);
        }
        if (key.contains("phone")) {
            return Optional.of("+15550000" + Math.floorMod(name.hashCode(), 1000));
        }
        if (key.contains("date") || key.contains("birth")) {
            return Optional.of("2001-01-01");
        }
        boolean isText =
                key.contains("name") || key.contains("title") || key.contains("bio") || key.contains("company");
        return isText ? Optional.of("tok_" + name + "_" + key) : Optional.empty();
    }

    private static String json(@Nullable Object value) {
        return Objects.toString(JSON.valueToTree(value), "{}");
    }
}
