package io.github.supabasemigrate.access.surface;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.supabasemigrate.access.judge.AccessRule;
import io.github.supabasemigrate.access.judge.Court;
import io.github.supabasemigrate.access.judge.Deed;
import io.github.supabasemigrate.access.model.RelationModel;
import io.github.supabasemigrate.access.model.StateColumn;
import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.access.probe.Answer;
import io.github.supabasemigrate.access.probe.Grants;
import io.github.supabasemigrate.access.probe.Probe;
import io.github.supabasemigrate.access.probe.Rounds;
import io.github.supabasemigrate.access.table.Subject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.sql.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Signs up with metadata that names every standing there is, as {@code signUp({options: {data}})} lets anybody. Where a trigger
 * copies it, the new user reads more than one who signed up without.
 */
final class SignUpProbe {

    private static final int ROUNDS = 3;
    private static final String SIGN_UP = """
            INSERT INTO auth.users (id, instance_id, aud, role, email, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
            VALUES (%s, '00000000-0000-0000-0000-000000000000', 'authenticated', 'authenticated', %s,
                    '{"provider": "email", "providers": ["email"]}', %s, now(), now())""";

    private final Court court;
    private final Rounds rounds;
    private final Grants grants;
    private final User user = User.of("S", null, 0xe0);
    private final Persona service = new Persona("sign-up", "supabase_auth_admin", null, Map.of(), Map.of());

    SignUpProbe(Court court, Rounds rounds, Grants grants) {
        this.court = court;
        this.rounds = rounds;
        this.grants = grants;
    }

    void ask() {
        if (court.catalog().triggers().stream()
                .noneMatch(trigger -> trigger.id().isPartOf(ObjectId.table("auth", "users")))) {
            return;
        }
        List<Subject> readable = court.subjects().values().stream()
                .filter(subject -> grants.allows(Persona.AUTHENTICATED, subject.id(), "SELECT"))
                .toList();
        rounds.ask(List.of(), signUp(plain(), readable), without -> {
            for (int round = 0; round < ROUNDS; round++) {
                ObjectNode metadata = metadata(round);
                if (!metadata.equals(plain()) && without.worked()) {
                    rounds.ask(
                            List.of(), signUp(metadata, readable), with -> compare(readable, without, with, metadata));
                }
            }
        });
    }

    private static ObjectNode plain() {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        for (String key : new String[] {"full_name", "name", "user_name", "username", "display_name"}) {
            metadata.put(key, "somebody_new");
        }
        return metadata;
    }

    private ObjectNode metadata(int round) {
        ObjectNode metadata = plain();
        for (RelationModel relation : court.model().relations().values()) {
            for (StateColumn state : relation.states()) {
                List<@Nullable String> open = new ArrayList<>(state.values());
                open.removeAll(state.closed());
                open.removeIf(value -> value == null);
                if (state.isStanding() && open.size() > round) {
                    metadata.put(state.column(), open.get(round));
                }
            }
        }
        return metadata;
    }

    private Probe signUp(ObjectNode metadata, List<Subject> readable) {
        Map<String, Object> claims =
                Map.of("sub", user.id().toString(), "role", Persona.AUTHENTICATED, "email", user.email());
        Persona newcomer = new Persona("S", Persona.AUTHENTICATED, user, claims, Map.of());
        String statement = signUp(metadata);
        return Probe.change(service, statement, "SELECT '{}'::jsonb")
                .followedBy(readable.stream()
                        .map(subject -> new Probe.Then(
                                newcomer,
                                subject.reading(grants.columns(Persona.AUTHENTICATED, subject.id(), "SELECT"))))
                        .toList());
    }

    private String signUp(JsonNode metadata) {
        return SIGN_UP.formatted(
                Literals.quote(user.id().toString()),
                Literals.quote(user.email()),
                Literals.quote(metadata.toString()));
    }

    private void compare(List<Subject> readable, Answer without, Answer with, JsonNode metadata) {
        for (int i = 0;
                i < readable.size()
                        && i < with.then().size()
                        && i < without.then().size();
                i++) {
            Subject subject = readable.get(i);
            Set<String> more = new TreeSet<>(subject.found(with.then().get(i)));
            more.removeAll(subject.found(without.then().get(i)));
            if (!more.isEmpty()) {
                court.charge(
                        AccessRule.USER_METADATA_TRUST,
                        subject.id(),
                        new Persona(
                                "F",
                                Persona.AUTHENTICATED,
                                user,
                                Map.of("sub", user.id().toString()),
                                Map.of()),
                        "SELECT",
                        "reads more rows of `%s` for what it said of itself when signing up: %s."
                                .formatted(subject.id().display(), metadata),
                        Deed.of("SELECT * FROM " + subject.id().display()).following(List.of(signUp(metadata))));
            }
        }
    }
}
