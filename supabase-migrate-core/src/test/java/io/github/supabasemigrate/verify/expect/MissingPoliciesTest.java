package io.github.supabasemigrate.verify.expect;

import static io.github.supabasemigrate.testing.Golden.assertGolden;

import io.github.supabasemigrate.finding.RuleSwitches;
import io.github.supabasemigrate.verify.Replays;
import io.github.supabasemigrate.verify.Verifier;
import io.github.supabasemigrate.verify.VerifyRule;
import io.github.supabasemigrate.verify.security.RowSecurityRule;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Eight tables whose authors believe in 27 policies and row level security everywhere. There are 23, two tables are open, and
 * one of these has a policy all the same.
 */
class MissingPoliciesTest {

    private static final List<String> ALL = List.of("SELECT", "INSERT", "UPDATE", "DELETE");

    @Test
    void tellsWhatIsThereAndWhatItIsWorth(@TempDir Path directory) throws SQLException, IOException {
        String schema = owned("users", List.of("SELECT", "INSERT", "UPDATE"))
                + owned("workbook_progress", ALL)
                + owned("journal_entries", ALL)
                + "CREATE TABLE meditations (id uuid PRIMARY KEY, title text NOT NULL);\n"
                + "CREATE POLICY \"Everybody may listen\" ON meditations FOR SELECT USING (true);\n"
                + owned("meditation_sessions", List.of("SELECT", "INSERT", "UPDATE"))
                + owned("ai_conversations", ALL)
                + owned("vision_boards", ALL)
                + "CREATE TABLE knowledge_embeddings (id uuid PRIMARY KEY, content text NOT NULL);\n";
        List<VerifyRule> rules = new ArrayList<>(List.of(RowSecurityRule.values()));
        rules.addAll(Expectations.parse(ExpectationXml.parse("""
                        <expect>
                          <tables>8</tables>
                          <policies>27</policies>
                          <tablesWithRls>8</tablesWithRls>
                        </expect>
                        """)).rules());

        assertGolden(
                Replays.words(new Verifier(rules, RuleSwitches.NONE).verify(Replays.of(directory, schema))),
                "verify/expect/missing-policies.txt");
    }

    private static String owned(String table, List<String> commands) {
        var sql = new StringBuilder("CREATE TABLE %1$s (id uuid PRIMARY KEY, user_id uuid NOT NULL);\n".formatted(table)
                + "ALTER TABLE %s ENABLE ROW LEVEL SECURITY;\n".formatted(table));
        for (String command : commands) {
            String condition = command.equals("INSERT") ? "WITH CHECK" : "USING";
            sql.append("CREATE POLICY \"own %s\" ON %s FOR %s %s (user_id = auth.uid());\n"
                    .formatted(command.toLowerCase(Locale.ROOT), table, command, condition));
        }
        return sql.toString();
    }
}
