package io.github.supabasemigrate.lint.rules.transaction;

import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Edit;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintFile;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.plan.OutsideTransaction;
import io.github.supabasemigrate.plan.TransactionControl;
import io.github.supabasemigrate.sql.SqlStatement;
import io.github.supabasemigrate.sql.grammar.TextRange;
import io.github.supabasemigrate.sql.statement.SetStatement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A file runs in one transaction that its runner owns. What a file does about that by itself. */
public final class TransactionRules {

    private static final Pattern HEADER =
            Pattern.compile("-- (pg-delta|supabase-migrate): transaction=false[ \\t]*\\r?(\\n|$)");
    private static final String COMMITS = "a DO block that commits";

    private TransactionRules() {}

    public static List<LintRule> all() {
        return List.of(
                LintRule.of("transaction-nesting", Family.TRANSACTION, Severity.ERROR)
                        .squawk("transaction-nesting")
                        .file(TransactionRules::nesting)
                        .build(),
                LintRule.of("transaction-uncommitted", Family.TRANSACTION, Severity.ERROR)
                        .squawk("ban-uncommitted-transaction")
                        .file(TransactionRules::uncommitted)
                        .build(),
                LintRule.of("non-transactional-splits-file", Family.TRANSACTION, Severity.WARNING)
                        .squawk("ban-concurrent-index-creation-in-transaction")
                        .file(TransactionRules::splitsFile)
                        .build(),
                LintRule.of("commit-in-do-block", Family.TRANSACTION, Severity.WARNING)
                        .file(TransactionRules::commits)
                        .build(),
                LintRule.of("set-local-no-effect", Family.TRANSACTION, Severity.WARNING)
                        .file(TransactionRules::setLocal)
                        .build(),
                LintRule.of("lock-table-without-block", Family.TRANSACTION, Severity.WARNING)
                        .file(TransactionRules::lockTable)
                        .build());
    }

    private static void nesting(LintFile file, Findings found) {
        List<SqlStatement> statements = file.script().statements();
        boolean wrapsAll = TransactionControl.wrapsAll(statements);
        for (SqlStatement statement : statements) {
            if (!TransactionControl.isControl(statement)) {
                continue;
            }
            Findings.Draft draft = found.at(
                    statement.body(),
                    wrapsAll
                            ? "A migration runs in a transaction already; its own `%s` adds nothing."
                                    .formatted(firstWord(statement))
                            : "`%s` ends or splits the transaction that the migration runs in: a later failure leaves half of it applied."
                                    .formatted(firstWord(statement)));
            if (wrapsAll) {
                draft.weighing(Severity.INFO).fix(deletion(file, statement));
            } else {
                draft.hint(
                        "Leave BEGIN and COMMIT out, or put what has to be committed by itself into a file of its own.");
            }
        }
    }

    private static String firstWord(SqlStatement statement) {
        return statement.text().split("\\s", 2)[0].toUpperCase(Locale.ROOT);
    }

    /** With its semicolon and the line end after it. */
    private static Edit deletion(LintFile file, SqlStatement statement) {
        String text = file.text();
        int end = text.indexOf(';', statement.body().end());
        end = end < 0 ? statement.body().end() : end + 1;
        while (end < text.length() && (text.charAt(end) == '\r' || text.charAt(end) == '\n')) {
            end++;
        }
        return new Edit(new TextRange(statement.body().start(), end), "");
    }

    private static void uncommitted(LintFile file, Findings found) {
        @Nullable SqlStatement open = null;
        for (SqlStatement statement : file.script().statements()) {
            if (TransactionControl.isBegin(statement)) {
                open = statement;
            } else if (TransactionControl.isControl(statement)) {
                open = null;
            }
        }
        if (open != null) {
            found.at(open.body(), "This transaction is never committed: what follows is rolled back in silence.");
        }
    }

    private static void splitsFile(LintFile file, Findings found) {
        if (isEachByItself(file)) {
            return;
        }
        List<SqlStatement> statements = file.script().statements().stream()
                .filter(statement -> !statement.text().isBlank())
                .toList();
        List<SqlStatement> alone = statements.stream()
                .filter(statement -> reasonToStandAlone(statement).isPresent())
                .toList();
        boolean hasOthers =
                statements.stream().anyMatch(statement -> !alone.contains(statement) && !isSetting(statement));
        if (alone.isEmpty() || !hasOthers) {
            return;
        }
        for (SqlStatement statement : alone) {
            found.at(
                            statement.body(),
                            upperFirst(reasonToStandAlone(statement).orElseThrow())
                                    + ", so the file is committed in parts: if this fails, what stands before it stays.")
                    .hint("Put it into a migration of its own.");
        }
    }

    private static Optional<String> reasonToStandAlone(SqlStatement statement) {
        return OutsideTransaction.reason(statement).filter(reason -> !reason.startsWith(COMMITS));
    }

    private static boolean isSetting(SqlStatement statement) {
        return statement.tree().flatMap(SetStatement::of).isPresent();
    }

    private static boolean isEachByItself(LintFile file) {
        return HEADER.matcher(file.text()).lookingAt();
    }

    private static String upperFirst(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static void commits(LintFile file, Findings found) {
        for (LintStatement block : file.topStatements()) {
            SqlStatement statement = block.outer();
            Optional<String> reason = block.is("DoStmt") ? OutsideTransaction.reason(statement) : Optional.empty();
            reason.filter(each -> each.startsWith(COMMITS))
                    .ifPresent(each -> found.at(
                                    statement.body(),
                                    "A DO block that commits fails inside a transaction (2D000), and that only once there are rows: the Supabase"
                                            + " CLI runs it in one.")
                            .hint("supabase-migrate runs it by itself; other tools need it outside of migrations."));
        }
    }

    private static void setLocal(LintFile file, Findings found) {
        if (!isEachByItself(file)) {
            return;
        }
        for (LintStatement statement : file.topStatements()) {
            SetStatement.of(statement.node())
                    .filter(SetStatement::isLocal)
                    .ifPresent(set -> found.at(
                            set.node(),
                            "Outside of a transaction `SET LOCAL` sets nothing: `" + set.name()
                                    + "` keeps its value."));
        }
    }

    private static void lockTable(LintFile file, Findings found) {
        for (LintStatement statement : file.topStatements()) {
            if (statement.is("LockStmt")) {
                found.at(
                                statement.node(),
                                "`LOCK TABLE` needs a transaction block, which the Supabase CLI since 2.115 does not open.")
                        .hint("Leave it to the statements to take their locks, with a lock_timeout.");
            }
        }
    }
}
