package io.github.supabasemigrate.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.catalog.object.Dependency;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.Constraint;
import io.github.supabasemigrate.catalog.relation.Policy;
import io.github.supabasemigrate.testing.TestPostgres;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CatalogReaderTest {

    private static final ObjectId NOTES = ObjectId.table("public", "notes");

    @Test
    void readsATableWithWhatHangsOnIt() throws SQLException {
        Catalog catalog = read("""
                CREATE TABLE public.notes (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body text NOT NULL DEFAULT '');
                ALTER TABLE public.notes ENABLE ROW LEVEL SECURITY;
                CREATE POLICY mine ON public.notes FOR SELECT USING (id > 0);
                COMMENT ON TABLE public.notes IS 'What people write down';
                """);

        var notes = catalog.table("public", "notes").orElseThrow();
        assertThat(notes.hasRowSecurity()).isTrue();
        assertThat(notes.comment()).contains("What people write down");
        assertThat(notes.columns())
                .extracting(column -> column.name() + " " + column.type())
                .containsExactly("id bigint", "body text");
        assertThat(catalog.partsOf(NOTES, Policy.class)).singleElement().satisfies(policy -> {
            assertThat(policy.command()).isEqualTo(Policy.Command.SELECT);
            assertThat(policy.using()).isEqualTo("(id > 0)");
            assertThat(policy.roles()).containsExactly("public");
        });
        assertThat(catalog.partsOf(NOTES, Constraint.class)).anySatisfy(constraint -> {
            assertThat(constraint.type()).isEqualTo(Constraint.Type.PRIMARY_KEY);
            assertThat(constraint.columns()).containsExactly("id");
        });
    }

    @Test
    void knowsWhatDependsOnWhat() throws SQLException {
        Catalog catalog = read("""
                CREATE TABLE public.notes (id bigint, body text);
                CREATE VIEW public.bodies AS SELECT body FROM public.notes;
                """);

        assertThat(catalog.dependencies().on(NOTES.child(ObjectKind.COLUMN, "body")))
                .contains(new Dependency(
                        ObjectId.of(ObjectKind.VIEW, "public", "bodies"),
                        NOTES.child(ObjectKind.COLUMN, "body"),
                        Dependency.Strength.NORMAL));
    }

    @Test
    void seesWhatTheCallersTransactionDidAndLeavesNoTraceInIt() throws SQLException {
        try (Connection connection = TestPostgres.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET search_path = public; CREATE TABLE notes (id int)");

            assertThat(CatalogReader.read(connection).table("public", "notes")).isPresent();

            try (var results = statement.executeQuery("SHOW search_path")) {
                results.next();
                assertThat(results.getString(1)).isEqualTo("public");
            }
        }
    }

    @Test
    void sendsThreeStatementsWhateverTheSize() throws SQLException {
        try (Connection connection = TestPostgres.connect();
                Statement statement = connection.createStatement()) {
            List<String> ofEmpty = statementsOfAReading(connection);
            statement.execute("DO $$ BEGIN FOR i IN 1..50 LOOP"
                    + " EXECUTE format('CREATE TABLE t%s (a int PRIMARY KEY, b text DEFAULT 1)', i);"
                    + " EXECUTE format('CREATE POLICY p ON t%s USING (a > 1)', i); END LOOP; END $$");

            assertThat(statementsOfAReading(connection)).isEqualTo(ofEmpty);
            assertThat(ofEmpty).hasSize(3);
            assertThat(ofEmpty.get(2).split(";\n")).hasSize(52);
        }
    }

    /** Large enough for three messages, and for two sessions. */
    private static final String MANY_COLUMNS = """
            DO $$ BEGIN FOR i IN 1..40 LOOP
                EXECUTE format('CREATE TABLE wide_%s (%s)', i,
                    (SELECT string_agg(format('c%s integer', c), ', ') FROM generate_series(1, 900) c));
            END LOOP; END $$;
            CREATE INDEX ON wide_1 (c1); CREATE POLICY p ON wide_2 USING (c2 > 0)""";

    @Test
    void readsALargeCatalogInThreeMessagesOrByTwoSessionsOfOneSnapshot() throws SQLException {
        String url = TestPostgres.newDatabase();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(MANY_COLUMNS);
            Catalog alone = CatalogReader.read(connection);
            assertThat(statementsOfAReading(connection)).hasSize(5);
            var opened = new AtomicInteger();

            Catalog together = CatalogReader.read(connection, () -> {
                opened.incrementAndGet();
                try (Connection somebody = DriverManager.getConnection(url);
                        Statement change = somebody.createStatement()) {
                    change.execute("CREATE INDEX late ON wide_3 (c3); CREATE POLICY late ON wide_3 USING (true)");
                }
                return DriverManager.getConnection(url);
            });
            assertThat(opened).hasValue(1);
            assertThat(CatalogComparison.between(alone, together).differences()).isEmpty();
            assertThat(together.dependencies().all())
                    .isEqualTo(alone.dependencies().all());

            statement.execute("DROP INDEX late; DROP POLICY late ON wide_3");
            Catalog withoutHelp = CatalogReader.read(connection, () -> {
                throw new SQLException("too many clients already");
            });
            assertThat(CatalogComparison.between(alone, withoutHelp).differences())
                    .isEmpty();
        }
    }

    @Test
    void readsViewsOnAForeignTableWhoseWrapperHasNoHandler() throws SQLException {
        Catalog catalog = read("""
                CREATE FOREIGN DATA WRAPPER far; CREATE SERVER there FOREIGN DATA WRAPPER far;
                CREATE FOREIGN TABLE public.away (id int) SERVER there;
                CREATE VIEW public.near AS SELECT id FROM public.away;
                CREATE VIEW public.nearer AS SELECT id FROM public.near;
                CREATE TABLE public.t (id int);
                CREATE VIEW public.v AS SELECT id FROM public.t;
                """);

        assertThat(catalog.views())
                .filteredOn(view -> view.schema().equals("public"))
                .extracting(view -> view.name() + " " + view.columns().get(0).isUpdatable())
                .containsExactly("near false", "nearer false", "v true");
    }

    @Test
    void needsNoRightsButThoseOfEverybody() throws SQLException {
        try (Connection connection = TestPostgres.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE notes (id int)");
            Catalog superusers = CatalogReader.read(connection);
            statement.execute("CREATE ROLE nobody_special; SET ROLE nobody_special");
            Catalog anybodys = CatalogReader.read(connection);
            statement.execute("RESET ROLE; DROP ROLE nobody_special");

            assertThat(CatalogFingerprint.of(anybodys)).isEqualTo(CatalogFingerprint.of(superusers));
        }
    }

    /** What a reading sends, by a connection that writes it down. */
    private static List<String> statementsOfAReading(Connection connection) {
        var sent = new ArrayList<String>();
        CatalogReader.read((Connection) recording(Connection.class, connection, sent));
        return sent;
    }

    private static Object recording(Class<?> type, Object target, List<String> sent) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                sent.add((String) arguments[0]);
            }
            Object result = method.invoke(target, arguments);
            return result instanceof Statement statement ? recording(Statement.class, statement, sent) : result;
        });
    }

    static Catalog read(String sql) throws SQLException {
        try (Connection connection = TestPostgres.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return CatalogReader.read(connection);
        }
    }
}
