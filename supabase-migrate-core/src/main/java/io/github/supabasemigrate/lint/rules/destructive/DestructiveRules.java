package io.github.supabasemigrate.lint.rules.destructive;

import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import java.util.List;

/** What drops or empties. What the same file made is nobody's loss. */
public final class DestructiveRules {

    private DestructiveRules() {}

    public static List<LintRule> all() {
        return List.of(LintRule.of("drop-table", Family.DESTRUCTIVE, Severity.ERROR)
                .squawk("ban-drop-table")
                .statement(DestructiveRules::dropTable)
                .build());
    }

    private static void dropTable(LintStatement statement, Findings found) {
        statement.drop().filter(drop -> drop.kind().equals("TABLE")).ifPresent(drop -> {
            for (int i = 0; i < drop.names().size(); i++) {
                QualifiedName table = drop.names().get(i);
                if (!statement.isNewTable(table)) {
                    found.at(drop.objects().get(i), "`" + table + "` is dropped with all its rows.")
                            .about(statement.qualified(table));
                }
            }
        });
    }
}
