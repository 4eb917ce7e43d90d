package io.github.supabasemigrate.lint.rules.files;

import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintFile;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.sql.plpgsql.InnerStatement.Place;
import io.github.supabasemigrate.sql.statement.DataChange;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.DropColumn;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a file is for, and what it says about what it destroys. Off: a matter of how a team works. */
public final class PurposeRules {

    private static final int MANY = 5;

    private static final Pattern PLAN = Pattern.compile(
            "(?i)(--|/\\*)[^\\n]*\\b(back(ed)?[ -]?up|dump|snapshot|archived?|pitr|restor\\w+|reason|because)\\b");

    private PurposeRules() {}

    public static List<LintRule> all() {
        return List.of(
                LintRule.off("migration-multi-purpose", Family.FILES)
                        .file(PurposeRules::manyPurposes)
                        .build(),
                LintRule.off("backup-plan-missing", Family.DESTRUCTIVE)
                        .file(PurposeRules::noPlan)
                        .build());
    }

    private static void manyPurposes(LintFile file, Findings found) {
        Set<String> changed = new TreeSet<>();
        for (LintStatement statement : file.statements()) {
            statement
                    .alterTable()
                    .filter(alter -> alter.kind().equals("TABLE") && statement.place() != Place.ROUTINE)
                    .filter(alter -> !statement.isNewTable(alter.name()))
                    .ifPresent(alter -> changed.add(statement.qualified(alter.name())));
        }
        if (changed.size() > MANY) {
            found.onFile("This changes %d tables that were there before: %s."
                            .formatted(changed.size(), String.join(", ", changed)))
                    .hint("A migration for each purpose can be read, reverted and blamed by itself.");
        }
    }

    private static void noPlan(LintFile file, Findings found) {
        if (PLAN.matcher(file.text()).find()) {
            return;
        }
        file.statements().stream()
                .filter(PurposeRules::destroys)
                .findFirst()
                .ifPresent(statement -> found.at(
                                statement.node(),
                                "This destroys what no rollback brings back, and no comment says why and where the copy is.")
                        .hint("-- backup: <where>, reason: <why>"));
    }

    private static boolean destroys(LintStatement statement) {
        if (statement.place() == Place.ROUTINE) {
            return false;
        }
        boolean dropsTable = statement
                .drop()
                .filter(drop -> drop.kind().equals("TABLE") || drop.kind().equals("SCHEMA"))
                .filter(drop -> !drop.names().stream().allMatch(statement::isNewTable))
                .isPresent();
        boolean dropsColumn = statement
                .alterTable()
                .filter(alter -> !alter.commands(DropColumn.class).isEmpty() && !statement.isNewTable(alter.name()))
                .isPresent();
        boolean deletes = statement
                .dataChange()
                .filter(change -> change.kind() == DataChange.Kind.TRUNCATE
                        || (change.kind() == DataChange.Kind.DELETE
                                && change.where().isEmpty()))
                .filter(change -> !change.tables().stream().allMatch(statement::isNewTable))
                .isPresent();
        return dropsTable || dropsColumn || deletes;
    }
}
