package com.example.companion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs on the migrated database that supabase-migrate:start made. Every test is rolled back. */
class SignUpIT {

    private Connection database;

    @BeforeEach
    void connect() throws SQLException {
        database = DriverManager.getConnection(System.getProperty("database"));
        database.setAutoCommit(false);
    }

    @AfterEach
    void rollBack() throws SQLException {
        database.rollback();
        database.close();
    }

    @Test
    void signingUpCreatesAProfile() throws SQLException {
        UUID ada = signUp("ada@example.com");

        assertEquals(List.of("ada"), query("SELECT display_name FROM public.users WHERE id = '" + ada + "'"));
    }

    @Test
    void nobodyReadsAnothersJournal() throws SQLException {
        UUID ada = signUp("ada@example.com");
        UUID bob = signUp("bob@example.com");
        actAs(ada);
        run("INSERT INTO public.journal_entries (user_id, body) VALUES ('" + ada + "', 'a secret')");

        assertEquals(List.of("a secret"), query("SELECT body FROM public.journal_entries"));
        actAs(bob);
        assertEquals(List.of(), query("SELECT body FROM public.journal_entries"));
    }

    @Test
    void nobodyWritesInAnothersName() throws SQLException {
        UUID ada = signUp("ada@example.com");
        actAs(signUp("bob@example.com"));

        SQLException refused = assertThrows(SQLException.class, () -> run(
                "INSERT INTO public.journal_entries (user_id, body) VALUES ('" + ada + "', 'forged')"));
        assertEquals("42501", refused.getSQLState());
    }

    @Test
    void aSharedBoardIsSeenByEverybodySignedIn() throws SQLException {
        UUID ada = signUp("ada@example.com");
        run("INSERT INTO public.vision_boards (user_id, title, is_shared) VALUES ('" + ada + "', 'Mine', false), ('"
                + ada + "', 'Ours', true)");

        actAs(signUp("bob@example.com"));
        assertEquals(List.of("Ours"), query("SELECT title FROM public.vision_boards"));
    }

    @Test
    void premiumMeditationsAreForSubscribers() throws SQLException {
        UUID ada = signUp("ada@example.com");
        actAs(ada);
        assertEquals(List.of("Letting go", "Morning light"), query("SELECT title FROM public.meditations ORDER BY 1"));

        run("RESET ROLE");
        run("UPDATE public.users SET tier = 'premium' WHERE id = '" + ada + "'");
        actAs(ada);
        assertEquals(List.of("The mountain"), query("SELECT title FROM public.meditations WHERE is_premium"));
    }

    @Test
    void nobodyUpgradesThemselves() throws SQLException {
        UUID ada = signUp("ada@example.com");
        actAs(ada);

        SQLException refused = assertThrows(
                SQLException.class, () -> run("UPDATE public.users SET tier = 'premium' WHERE id = '" + ada + "'"));
        assertEquals("42501", refused.getSQLState());
    }

    @Test
    void theNearestPassageComesFirst() throws SQLException {
        actAs(signUp("ada@example.com"));

        assertEquals(
                List.of("A line a day is enough."), query("SELECT content FROM public.nearest_knowledge('[0, 0.9, 0.1]', 1)"));
    }

    private UUID signUp(String email) throws SQLException {
        run("RESET ROLE");
        UUID id = UUID.randomUUID();
        try (PreparedStatement insert =
                database.prepareStatement("INSERT INTO auth.users (id, email) VALUES (?, ?)")) {
            insert.setObject(1, id);
            insert.setString(2, email);
            insert.executeUpdate();
        }
        return id;
    }

    /** What PostgREST does at the start of a request with this person's token. */
    private void actAs(UUID person) throws SQLException {
        run("SELECT set_config('request.jwt.claims', '{\"sub\":\"" + person + "\",\"role\":\"authenticated\"}', true)");
        run("SET LOCAL ROLE authenticated");
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> query(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
