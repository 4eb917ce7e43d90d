package io.github.supabasemigrate.lint.rules.lock;

import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintFile;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.lint.TracedStatement;
import io.github.supabasemigrate.sql.plpgsql.InnerStatement.Place;
import io.github.supabasemigrate.sql.statement.DataChange;
import io.github.supabasemigrate.sql.statement.Drop;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.sql.statement.SetStatement;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.RowSecurity;
import io.github.supabasemigrate.sql.statement.table.CreateIndex;
import io.github.supabasemigrate.sql.statement.table.CreatePolicy;
import io.github.supabasemigrate.sql.statement.table.CreateTrigger;
import io.github.supabasemigrate.trace.ObservedLock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How long a file is willing to wait, and to keep others waiting. Off: {@code migrate} sets a {@code lock_timeout} of its own; for teams
 * whose files other tools run too.
 */
public final class TimeoutRules {

    private static final String LOCK = "lock_timeout";
    private static final String STATEMENT = "statement_timeout";
    private static final String IDLE = "idle_in_transaction_session_timeout";

    private TimeoutRules() {}

    public static List<LintRule> all() {
        return List.of(
                off("lock-timeout-missing")
                        .squawk("require-lock-timeout")
                        .eugene("E9")
                        .file(TimeoutRules::lockTimeout)
                        .build(),
                off("statement-timeout-missing")
                        .squawk("require-statement-timeout")
                        .file(TimeoutRules::statementTimeout)
                        .build(),
                off("idle-timeout-missing").file(TimeoutRules::idleTimeout).build(),
                off("policy-lock")
                        .on("CreatePolicyStmt", "AlterPolicyStmt", "DropStmt", "AlterTableStmt")
                        .statement(TimeoutRules::policyLock)
                        .build(),
                LintRule.of("noop-still-locks", Family.LOCK, Severity.INFO)
                        .trace(TimeoutRules::noop)
                        .build());
    }

    private static LintRule.Draft off(String id) {
        return LintRule.off(id, Family.LOCK);
    }

    /** Whether the file sets it before an offset, and not to 0, which means for ever. */
    private static boolean isSet(LintFile file, String setting, int before) {
        boolean isSet = false;
        for (LintStatement statement : file.statements()) {
            if (statement.node().start() >= before) {
                break;
            }
            Optional<SetStatement> set = SetStatement.of(statement.node());
            if (set.filter(each -> each.name().equals(setting) || each.name().equals("all"))
                    .isPresent()) {
                isSet = !set.get().isReset()
                        && set.get().values().stream().noneMatch(value -> value.matches("0+\\s*\\D*"));
            }
            isSet |= configures(setting).matcher(statement.node().text()).find();
        }
        return isSet;
    }

    private static Pattern configures(String setting) {
        return Pattern.compile("(?i)\\bset_config\\s*\\(\\s*'" + setting + "'\\s*,\\s*'[^0']");
    }

    /** The live table that a statement locks so that writers wait. */
    private static Optional<QualifiedName> locked(LintStatement statement) {
        Optional<QualifiedName> table = statement
                .alterTable()
                .filter(alter -> alter.kind().equals("TABLE"))
                .map(alter -> alter.name())
                .or(() -> statement
                        .createIndex()
                        .filter(index -> !index.concurrently())
                        .map(CreateIndex::table))
                .or(() -> statement.createTrigger().map(CreateTrigger::table))
                .or(() -> policyTable(statement))
                .or(() -> statement
                        .drop()
                        .filter(drop -> drop.kind().equals("TABLE"))
                        .map(drop -> drop.names().get(0)));
        return table.filter(name -> statement.place() != Place.ROUTINE && !statement.isNewTable(name));
    }

    private static Optional<QualifiedName> policyTable(LintStatement statement) {
        return statement
                .createPolicy()
                .map(CreatePolicy::table)
                .or(() -> Drop.of(statement.node())
                        .filter(drop -> drop.kind().equals("POLICY"))
                        .flatMap(Drop::table))
                .or(() -> statement
                        .alterTable()
                        .filter(alter -> !alter.commands(RowSecurity.class).isEmpty())
                        .map(alter -> alter.name()));
    }

    private static void lockTimeout(LintFile file, Findings found) {
        file.statements().stream()
                .filter(statement -> locked(statement).isPresent())
                .findFirst()
                .filter(statement -> !isSet(file, LOCK, statement.node().start()))
                .ifPresent(statement -> {
                    String table = statement.qualified(locked(statement).orElseThrow());
                    found.at(
                                    statement.node(),
                                    "This waits for `%s` as long as it takes, and everybody else behind it."
                                            .formatted(table))
                            .about(table)
                            .hint("SET lock_timeout = '5s'; at the beginning of the file.");
                });
    }

    private static void statementTimeout(LintFile file, Findings found) {
        file.statements().stream()
                .filter(TimeoutRules::mayTakeLong)
                .findFirst()
                .filter(statement -> !isSet(file, STATEMENT, statement.node().start()))
                .ifPresent(statement -> found.at(statement.node(), "Nothing stops this if it takes too long.")
                        .hint("SET statement_timeout = '60s'; at the beginning of the file."));
    }

    private static boolean mayTakeLong(LintStatement statement) {
        boolean isWork = statement
                        .dataChange()
                        .filter(change ->
                                change.kind() == DataChange.Kind.UPDATE || change.kind() == DataChange.Kind.DELETE)
                        .isPresent()
                || statement
                        .createIndex()
                        .filter(index -> !statement.isNewTable(index.table()))
                        .isPresent();
        return isWork && statement.place() != Place.ROUTINE;
    }

    private static void idleTimeout(LintFile file, Findings found) {
        List<LintStatement> top = file.topStatements();
        boolean locks = top.stream().anyMatch(statement -> locked(statement).isPresent());
        if (locks && top.size() > 1 && !isSet(file, IDLE, Integer.MAX_VALUE)) {
            found.onFile("If whoever runs this goes away in the middle, its locks stay.")
                    .hint("SET idle_in_transaction_session_timeout = '60s';");
        }
    }

    private static void policyLock(LintStatement statement, Findings found) {
        policyTable(statement)
                .filter(table -> !statement.isNewTable(table))
                .filter(table -> !isSet(statement.file(), LOCK, statement.node().start()))
                .ifPresent(table -> found.at(
                                statement.node(),
                                "Nobody can read or write `%s` from here to the end of the migration, nor while this waits."
                                        .formatted(statement.qualified(table)))
                        .about(statement.qualified(table))
                        .hint("SET lock_timeout = '5s'; at the beginning of the file."));
    }

    /** A statement that had nothing to do, and locked all the same. */
    private static void noop(TracedStatement traced, Findings found) {
        LintStatement statement = traced.statement();
        boolean isConditional = statement.node().words().contains(" IF NOT EXISTS ")
                || statement.node().words().contains(" IF EXISTS ");
        boolean didNothing = traced.trace().rewritten().isEmpty()
                && traced.trace().indexBuilds().isEmpty()
                && traced.trace().notices().stream().anyMatch(notice -> notice.contains("skipping"));
        if (!isConditional || !didNothing) {
            return;
        }
        traced.trace().locks().stream()
                .filter(lock -> lock.mode().blocksWrites())
                .findFirst()
                .ifPresent(lock -> report(statement, lock, found));
    }

    private static void report(LintStatement statement, ObservedLock lock, Findings found) {
        found.at(
                        statement.node(),
                        "There is nothing to do, and yet this takes %s on `%s`."
                                .formatted(lock.mode(), lock.relation().qualifiedName()))
                .about(lock.relation().qualifiedName())
                .hint("Leave it out, or ask the catalog first in a DO block.");
    }
}
