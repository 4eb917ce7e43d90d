package io.github.supabasemigrate.access.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.testing.TestPlatform;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProbeEngineTest {

    private static final Persona ANN = new Persona(
            "A1",
            Persona.AUTHENTICATED,
            User.A1,
            Map.of("sub", User.A1.id().toString(), "role", "authenticated"),
            Map.of());
    private static final String LOOK = "SELECT jsonb_object_agg(id, body) FROM public.notes";
    private static final String READ = "SELECT jsonb_agg(id ORDER BY id) FROM public.notes";

    private Shadow shadow;
    private Connection superuser;
    private ProbeEngine engine;

    @BeforeEach
    void open() throws SQLException {
        shadow = TestPlatform.with("""
                CREATE TABLE public.notes (id int PRIMARY KEY, owner_id uuid, body text);
                ALTER TABLE public.notes ENABLE ROW LEVEL SECURITY;
                CREATE POLICY own ON public.notes USING (owner_id = auth.uid());
                INSERT INTO public.notes VALUES (1, '%s', 'hers'), (2, '%s', 'not hers');
                """.formatted(User.A1.id(), User.B.id()));
        superuser = shadow.asSuperuser().connect();
        superuser.setAutoCommit(false);
        engine = new ProbeEngine(superuser);
    }

    @AfterEach
    void close() throws SQLException {
        superuser.close();
        shadow.close();
    }

    private Answer one(Probe probe) {
        return engine.run(List.of(probe)).get(0);
    }

    @Test
    void readsAsThePersona() {
        assertThat(one(Probe.query(ANN, READ)).answer()).hasToString("[1]");
    }

    @Test
    void saysWhatReallyChangedAndUndoesIt() {
        Answer changed = one(Probe.change(ANN, "UPDATE public.notes SET body = 'new'", LOOK));

        assertThat(changed.count()).isEqualTo(1);
        assertThat(changed.before()).hasToString("{\"1\":\"hers\",\"2\":\"not hers\"}");
        assertThat(changed.after()).hasToString("{\"1\":\"new\",\"2\":\"not hers\"}");
        assertThat(one(Probe.query(ANN, "SELECT to_jsonb(body) FROM public.notes"))
                        .answer())
                .hasToString("\"hers\"");
    }

    @Test
    void answersOneAfterAnotherAlsoWhenSomeFail() {
        List<Answer> answers = engine.run(List.of(
                Probe.query(ANN, "SELECT to_jsonb(1 / 0)"),
                Probe.change(ANN, "INSERT INTO public.notes VALUES (3, '" + User.B.id() + "')", LOOK),
                Probe.query(ANN, READ)));

        assertThat(answers).extracting(Answer::sqlState).containsExactly("22012", "42501", null);
    }

    @Test
    void asksOthersWhileAChangeIsThere() {
        Persona bob = new Persona(
                "B",
                Persona.AUTHENTICATED,
                User.B,
                Map.of("sub", User.B.id().toString(), "role", "authenticated"),
                Map.of());
        Answer answer = one(Probe.change(ANN, "INSERT INTO public.notes VALUES (3, auth.uid())", LOOK)
                .followedBy(List.of(new Probe.Then(ANN, READ), new Probe.Then(bob, READ), new Probe.Then(bob, "!"))));

        assertThat(answer.then()).hasToString("[[1,3], [2], null]");
    }

    @Test
    void aGroupHasItsOwnState() {
        List<List<Answer>> answers = engine.run(List.of(
                new ProbeGroup(
                        List.of("UPDATE public.notes SET owner_id = '" + User.A1.id() + "'"),
                        List.of(Probe.query(ANN, READ))),
                new ProbeGroup(List.of("SELECT nonsense"), List.of(Probe.query(ANN, READ), Probe.query(ANN, READ))),
                ProbeGroup.of(List.of(Probe.query(ANN, READ)))));

        assertThat(answers.get(0).get(0).answer()).hasToString("[1,2]");
        assertThat(answers.get(1)).extracting(Answer::sqlState).containsExactly("42703", "42703");
        assertThat(answers.get(2).get(0).answer()).hasToString("[1]");
    }

    @Test
    void aStatementThatNeverEndsIsTheOnlyOneWithoutAnAnswer() throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute("SET LOCAL statement_timeout = '200ms'");
        }
        List<Answer> answers = engine.run(List.of(
                Probe.query(ANN, READ),
                Probe.query(ANN, "SELECT to_jsonb(pg_sleep(60)::text)"),
                Probe.query(ANN, READ)));

        assertThat(answers).extracting(Answer::sqlState).containsExactly(null, "57014", null);
    }

    @Test
    void takesThousandsInAFewCalls() {
        assertThat(engine.run(Collections.nCopies(4500, Probe.query(ANN, READ))))
                .hasSize(4500)
                .allMatch(Answer::worked);
        assertThat(engine.tried()).isEqualTo(4500);
    }
}
