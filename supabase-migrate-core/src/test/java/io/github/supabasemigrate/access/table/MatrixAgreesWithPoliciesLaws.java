package io.github.supabasemigrate.access.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.access.model.AccessModel;
import io.github.supabasemigrate.access.model.OwnerColumn;
import io.github.supabasemigrate.access.model.RelationModel;
import io.github.supabasemigrate.access.model.RelationModel.Belonging;
import io.github.supabasemigrate.access.model.Surface;
import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.access.probe.Command;
import io.github.supabasemigrate.access.probe.Grants;
import io.github.supabasemigrate.access.probe.ProbeEngine;
import io.github.supabasemigrate.access.rows.SeededRow;
import io.github.supabasemigrate.access.rows.SeededRows;
import io.github.supabasemigrate.access.rows.SpareRow;
import io.github.supabasemigrate.access.trial.TableProbes;
import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.CatalogReader;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.testing.TestPlatform;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/**
 * On random policies, what the probes find equals what a brute-force oracle says: it evaluates each policy expression for each row
 * and persona by itself and combines the results as the manual does (CREATE POLICY, "Application of Multiple Policies").
 */
@SuppressWarnings("NullAway.Init") // What the container opens is there before any law.
class MatrixAgreesWithPoliciesLaws {

    private static final ObjectId TABLE = ObjectId.table("public", "notes");

    private static final List<Persona> PERSONAS = List.of(
            new Persona(Persona.ANON, Persona.ANON, null, Map.of("role", "anon"), Map.of()),
            signedIn(User.A1, 1),
            signedIn(User.A2, 1),
            signedIn(User.B, 2),
            signedIn(User.N, 0));

    private static Shadow shadow;
    private static Connection superuser;
    private static Catalog catalog;

    /** A policy, and what the oracle needs of it. */
    record Drawn(
            String command,
            boolean isPermissive,
            String role,
            String using,
            @Nullable String check) {

        boolean appliesTo(Persona persona, String wanted) {
            return (role.equals("public") || role.equals(persona.role()))
                    && (command.equals("ALL") || command.equals(wanted));
        }

        String ddl(int number) {
            String body = command.equals("INSERT")
                    ? " WITH CHECK (" + checkOrUsing() + ")"
                    : " USING (" + using + ")"
                            + (check == null || !Set.of("ALL", "UPDATE").contains(command)
                                    ? ""
                                    : " WITH CHECK (" + check + ")");
            return "CREATE POLICY p%d ON public.notes AS %s FOR %s TO %s%s"
                    .formatted(number, isPermissive ? "PERMISSIVE" : "RESTRICTIVE", command, role, body);
        }

        String checkOrUsing() {
            return check == null ? using : check;
        }
    }

    private static Persona signedIn(User user, int org) {
        return new Persona(
                user.name(),
                Persona.AUTHENTICATED,
                user,
                Map.of("sub", user.id().toString(), "role", "authenticated", "org", org),
                Map.of());
    }

    @BeforeContainer
    static void open() throws SQLException {
        var script = new StringBuilder("""
                CREATE TABLE public.notes (id int PRIMARY KEY, owner_id uuid, org int, status text, body text);
                ALTER TABLE public.notes ENABLE ROW LEVEL SECURITY;
                CREATE TABLE public.members (org int, user_id uuid, role text);
                CREATE FUNCTION public.is_admin(org int) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
                    AS $$ SELECT EXISTS (SELECT 1 FROM public.members m
                        WHERE m.org = is_admin.org AND m.user_id = auth.uid() AND m.role = 'admin') $$;
                """);
        for (User user : User.OWNERS) {
            script.append("INSERT INTO public.members VALUES (%d, '%s', '%s');%n"
                    .formatted(user.equals(User.B) ? 2 : 1, user.id(), user.equals(User.A2) ? "member" : "admin"));
        }
        script.append("INSERT INTO public.members VALUES (2, '%s', 'member');%n".formatted(User.A1.id()));
        int id = 0;
        for (User user : User.OWNERS) {
            for (String status : List.of("draft", "published")) {
                script.append("INSERT INTO public.notes VALUES (%d, '%s', %d, '%s', 'text');%n"
                        .formatted(++id, user.id(), user.equals(User.B) ? 2 : 1, status));
            }
        }
        script.append("INSERT INTO public.notes VALUES (7, NULL, NULL, 'published', 'text');\n");
        shadow = TestPlatform.with(script.toString());
        superuser = shadow.asSuperuser().connect();
        superuser.setAutoCommit(false);
        catalog = CatalogReader.read(superuser);
    }

    @AfterContainer
    static void close() throws SQLException {
        superuser.close();
        shadow.close();
    }

    @Provide
    Arbitrary<String> expressions() {
        Arbitrary<String> simple = Arbitraries.of(
                "owner_id = auth.uid()",
                "(select auth.uid()) = owner_id",
                "status = 'published'",
                "status <> 'draft'",
                "org = (auth.jwt() ->> 'org')::int",
                "auth.uid() IS NOT NULL",
                "owner_id IS NOT DISTINCT FROM auth.uid()",
                "auth.role() = 'authenticated'",
                "EXISTS (SELECT 1 FROM public.members m WHERE m.org = notes.org AND m.user_id = auth.uid())",
                "org IN (SELECT m.org FROM public.members m WHERE m.user_id = auth.uid() AND m.role = 'admin')",
                "NOT EXISTS (SELECT 1 FROM public.members m WHERE m.org = notes.org AND m.user_id = notes.owner_id)",
                "public.is_admin(org)",
                "owner_id = ANY (ARRAY(SELECT m.user_id FROM public.members m WHERE m.org = 1))",
                "true",
                "false",
                "owner_id IS NULL");
        Arbitrary<String> joined = Combinators.combine(simple, Arbitraries.of(" AND ", " OR ", " AND NOT "), simple)
                .as((left, word, right) -> "(" + left + ")" + word + "(" + right + ")");
        return Arbitraries.frequencyOf(Tuple.of(2, simple), Tuple.of(1, joined));
    }

    @Provide
    Arbitrary<List<Drawn>> policies() {
        return Combinators.combine(
                        Arbitraries.of("ALL", "SELECT", "SELECT", "INSERT", "UPDATE", "DELETE"),
                        Arbitraries.of(true, true, true, false),
                        Arbitraries.of("public", "authenticated", "anon"),
                        expressions(),
                        expressions().injectNull(0.5))
                .as(Drawn::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    @Property(tries = 60)
    void everyCellIsWhatThePoliciesSay(@ForAll("policies") List<Drawn> policies) throws SQLException {
        try {
            int number = 0;
            for (Drawn policy : policies) {
                execute(policy.ddl(number++));
            }
            Facts facts = probed();
            for (Persona persona : PERSONAS) {
                var oracle = new Oracle(policies, persona);
                assertThat(ids(facts.reach(TABLE, persona, Command.SELECT).rows()))
                        .as("SELECT as %s", persona)
                        .isEqualTo(oracle.select());
                assertThat(ids(facts.reach(TABLE, persona, Command.UPDATE).rows()))
                        .as("UPDATE … WHERE as %s", persona)
                        .isEqualTo(oracle.update());
                assertThat(ids(facts.reach(TABLE, persona, Command.UPDATE).all()))
                        .as("UPDATE as %s", persona)
                        .isEqualTo(oracle.updateOrBlind());
                assertThat(ids(facts.reach(TABLE, persona, Command.DELETE).rows()))
                        .as("DELETE … WHERE as %s", persona)
                        .isEqualTo(oracle.delete());
                assertThat(ids(facts.reach(TABLE, persona, Command.DELETE).all()))
                        .as("DELETE as %s", persona)
                        .isEqualTo(oracle.deleteBlind());
                boolean inserts = facts.attempts(TABLE, persona).stream()
                        .anyMatch(attempt -> attempt.kind().isInsert());
                if (persona.user() != null
                        && !persona.name().equals("B")
                        && !persona.name().equals("N")) {
                    assertThat(inserts).as("INSERT as %s", persona).isEqualTo(oracle.insertsOwnOrForeign());
                }
            }
        } finally {
            superuser.rollback();
        }
    }

    private static Facts probed() throws SQLException {
        var engine = new ProbeEngine(superuser);
        Grants grants = Grants.read(superuser, List.of("public"), List.of("anon", "authenticated"));
        var seeded = new SeededRows(rows(), spares(), new TreeMap<>(), List.of(), List.of(), List.of());
        return new TableProbes(engine, grants, catalog, model(), seeded).tryAll();
    }

    private static AccessModel model() {
        var relation = new RelationModel(
                TABLE,
                Belonging.USER,
                List.of("id"),
                List.of(new OwnerColumn("owner_id", OwnerColumn.Form.ID, true)),
                List.of(),
                List.of(),
                Set.of(),
                Set.of("owner_id", "org", "status"),
                List.of(),
                null);
        return new AccessModel(
                new Surface(List.of(TABLE), List.of(), List.of()),
                new TreeMap<>(Map.of(TABLE, relation)),
                PERSONAS,
                Map.of(TABLE, Set.of(TABLE)),
                List.of(),
                Set.of(),
                new TreeMap<>());
    }

    private static List<SeededRow> rows() {
        var rows = new ArrayList<SeededRow>();
        for (int id = 1; id <= 7; id++) {
            String owner = id > 6 ? null : User.OWNERS.get((id - 1) / 2).name();
            rows.add(new SeededRow(
                    TABLE,
                    "{\"id\": " + id + "}",
                    "{\"id\": " + id + ", \"body\": \"text\"}",
                    owner,
                    null,
                    SeededRow.Origin.SEEDED));
        }
        return rows;
    }

    private static List<SpareRow> spares() {
        return User.OWNERS.stream()
                .map(user -> new SpareRow(
                        TABLE,
                        user.name(),
                        "{\"id\": 99, \"owner_id\": \"%s\", \"org\": %d, \"status\": \"draft\", \"body\": \"new\"}"
                                .formatted(user.id(), user.equals(User.B) ? 2 : 1),
                        List.of()))
                .toList();
    }

    private static Set<Integer> ids(Set<String> keys) {
        return keys.stream()
                .map(key -> Integer.valueOf(key.replaceAll("\\D", "")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void execute(String sql) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Evaluates one expression at a time, without row level security. */
    private static final class Oracle {
        private final List<Drawn> policies;
        private final Persona persona;

        Oracle(List<Drawn> policies, Persona persona) {
            this.policies = policies;
            this.persona = persona;
        }

        Set<Integer> select() throws SQLException {
            return passing("SELECT", true);
        }

        Set<Integer> update() throws SQLException {
            Set<Integer> rows = select();
            rows.retainAll(passing("UPDATE", true));
            rows.retainAll(passing("UPDATE", false));
            return rows;
        }

        /** One row that fails its check fails the whole statement. */
        Set<Integer> updateOrBlind() throws SQLException {
            Set<Integer> all = update();
            Set<Integer> touched = passing("UPDATE", true);
            if (passing("UPDATE", false).containsAll(touched)) {
                all.addAll(touched);
            }
            return all;
        }

        Set<Integer> delete() throws SQLException {
            Set<Integer> rows = select();
            rows.retainAll(deleteBlind());
            return rows;
        }

        Set<Integer> deleteBlind() throws SQLException {
            return passing("DELETE", true);
        }

        boolean insertsOwnOrForeign() throws SQLException {
            boolean passes = false;
            for (SpareRow spare : spares()) {
                if (spare.user().equals("B") || spare.user().equals(persona.name())) {
                    passes |= passesInsert(spare);
                }
            }
            return passes || passesForgedOwner();
        }

        private boolean passesForgedOwner() throws SQLException {
            SpareRow mine = spares().stream()
                    .filter(spare -> spare.user().equals(persona.name()))
                    .findFirst()
                    .orElseThrow();
            return passesInsert(new SpareRow(
                    TABLE,
                    mine.user(),
                    mine.json().replaceAll("\"owner_id\": \"[^\"]*\"", "\"owner_id\": \"" + User.B.id() + "\""),
                    List.of()));
        }

        private boolean passesInsert(SpareRow spare) throws SQLException {
            String row = "jsonb_to_record('%s') AS notes(id int, owner_id uuid, org int, status text)"
                    .formatted(spare.json());
            return !combined("INSERT", false, row).isEmpty();
        }

        private Set<Integer> passing(String command, boolean using) throws SQLException {
            return combined(command, using, "public.notes");
        }

        private Set<Integer> combined(String command, boolean using, String from) throws SQLException {
            var allowed = new TreeSet<Integer>();
            for (Drawn policy : policies) {
                if (policy.isPermissive() && policy.appliesTo(persona, command)) {
                    allowed.addAll(rows(using ? policy.using() : policy.checkOrUsing(), from));
                }
            }
            for (Drawn policy : policies) {
                if (!policy.isPermissive() && policy.appliesTo(persona, command)) {
                    allowed.retainAll(rows(using ? policy.using() : policy.checkOrUsing(), from));
                }
            }
            return allowed;
        }

        private Set<Integer> rows(String expression, String from) throws SQLException {
            String claims = "SELECT set_config('request.jwt.claims', '%s', true)".formatted(persona.claimsAsJson());
            var ids = new TreeSet<Integer>();
            try (Statement statement = superuser.createStatement()) {
                statement.execute(claims);
                try (ResultSet rows = statement.executeQuery("SELECT id FROM " + from + " WHERE " + expression)) {
                    while (rows.next()) {
                        ids.add(rows.getInt(1));
                    }
                }
            }
            return ids;
        }
    }
}
