package io.github.supabasemigrate.lint.rules.rewrite;

import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.lint.TracedStatement;
import io.github.supabasemigrate.lint.rules.lock.Evidence;
import io.github.supabasemigrate.lint.rules.lock.WorkRule;
import io.github.supabasemigrate.sql.statement.CommandTag;
import io.github.supabasemigrate.trace.Blocking;
import io.github.supabasemigrate.trace.CatalogEffect;
import io.github.supabasemigrate.trace.LockMode;
import io.github.supabasemigrate.trace.ObservedLock;
import io.github.supabasemigrate.trace.ObservedRelation;
import io.github.supabasemigrate.trace.StatementTrace;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What was seen that no text explains, because a DO block, EXECUTE or a function did it; and what lasts while others wait. */
public final class ObservedRules {

    /** Statements whose cause the text does not show, or that rules of their own do not know. */
    private static final Set<String> OPAQUE = Set.of("DO", "SELECT", "CALL", "CREATE EXTENSION");

    private static final Set<String> QUERIES =
            Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "TRUNCATE TABLE");

    private ObservedRules() {}

    public static List<LintRule> all() {
        return List.of(
                LintRule.of("table-rewrite-observed", Family.REWRITE, Severity.ERROR)
                        .eugene("E10")
                        .trace(ObservedRules::rewrite)
                        .build(),
                LintRule.of("full-scan-under-lock-observed", Family.REWRITE, Severity.WARNING)
                        .trace(ObservedRules::scan)
                        .build(),
                LintRule.of("statement-while-exclusive", Family.TRANSACTION, Severity.WARNING)
                        .eugene("E4")
                        .trace(ObservedRules::whileExclusive)
                        .build(),
                LintRule.of("multi-table-exclusive", Family.TRANSACTION, Severity.INFO)
                        .trace(ObservedRules::severalTables)
                        .build());
    }

    private static Findings.Draft at(TracedStatement traced, Findings found, String message) {
        return found.at(traced.statement().node(), message + WorkRule.cost(traced));
    }

    private static void rewrite(TracedStatement traced, Findings found) {
        Set<String> explained = WorkRule.tablesAltered(traced);
        for (ObservedRelation table : traced.trace().rewritten()) {
            boolean isExplained = explained.contains(table.qualifiedName()) || isCopy(traced);
            if (!isExplained) {
                at(traced, found, "`%s` is copied while nobody can read or write it.".formatted(table))
                        .about(table.qualifiedName())
                        .hint("See which of its statements does it; a new column filled in batches avoids it.");
            }
        }
    }

    /** VACUUM FULL and CLUSTER have a rule of their own; TRUNCATE copies nothing. */
    private static boolean isCopy(TracedStatement traced) {
        String tag = CommandTag.of(traced.statement().node());
        return Set.of("VACUUM", "CLUSTER", "TRUNCATE TABLE", "REFRESH MATERIALIZED VIEW")
                .contains(tag);
    }

    private static void scan(TracedStatement traced, Findings found) {
        if (!OPAQUE.contains(CommandTag.of(traced.statement().node())) || onlyQueries(traced)) {
            return;
        }
        Set<String> explained = WorkRule.tablesAltered(traced);
        traced.trace().blocking().forEach((table, blocking) -> {
            if (blocking.writes() && !explained.contains(table) && Evidence.SCAN.isIn(traced.trace(), table)) {
                at(traced, found, "`%s` is read from end to end while nobody can write to it.".formatted(table))
                        .about(table)
                        .hint("A constraint added NOT VALID and validated by itself lets others work meanwhile.");
            }
        });
    }

    private static boolean onlyQueries(TracedStatement traced) {
        for (LintStatement statement : WorkRule.inside(traced)) {
            boolean isItself = statement.isOutermost();
            if (!isItself && !QUERIES.contains(CommandTag.of(statement.node()))) {
                return false;
            }
        }
        return traced.trace().effects().isEmpty();
    }

    /** Only work that grows with a table counts: a definition more or less is done in no time. */
    private static void whileExclusive(TracedStatement traced, Findings found) {
        StatementTrace trace = traced.trace();
        Set<String> closed = exclusive(trace.held());
        closed.removeAll(droppedBefore(traced));
        Set<String> worked = new TreeSet<>();
        trace.rewritten().forEach(table -> worked.add(table.qualifiedName()));
        trace.indexBuilds()
                .forEach(build -> worked.add(String.valueOf(build.index().table())));
        worked.removeAll(closed);
        if (!closed.isEmpty() && !worked.isEmpty()) {
            at(
                            traced,
                            found,
                            "While this works on %s, nobody can use %s, which an earlier statement locked."
                                    .formatted(quoted(worked), quoted(closed)))
                    .hint("Put it before those statements, or into a migration of its own.");
        }
    }

    /** Nobody waits for what will not be there. */
    private static Set<String> droppedBefore(TracedStatement traced) {
        return traced.before().stream()
                .flatMap(trace -> trace.effects().stream())
                .filter(effect -> effect.kind() == CatalogEffect.Kind.DROPPED)
                .map(CatalogEffect::identity)
                .collect(Collectors.toSet());
    }

    private static Set<String> exclusive(List<ObservedLock> locks) {
        return locks.stream()
                .filter(lock -> lock.mode() == LockMode.ACCESS_EXCLUSIVE)
                .map(ObservedLock::relation)
                .filter(relation -> relation.kind() == ObservedRelation.Kind.TABLE
                        || relation.kind() == ObservedRelation.Kind.PARTITIONED_TABLE)
                .map(ObservedRelation::qualifiedName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Said once, at the statement that closes the second table. */
    private static void severalTables(TracedStatement traced, Findings found) {
        Set<String> before = exclusive(traced.trace().held());
        Set<String> now = exclusive(traced.trace().locks());
        now.removeAll(before);
        boolean isNews = before.size() == 1 && !now.isEmpty();
        boolean areMany = before.isEmpty()
                && now.size() > 1
                && traced.trace().blocking().values().stream().anyMatch(Blocking::reads);
        if (isNews || areMany) {
            at(
                            traced,
                            found,
                            before.isEmpty()
                                    ? "%s are locked at once.".formatted(quoted(now))
                                    : "%s is locked while %s still is.".formatted(quoted(now), quoted(before)))
                    .hint("A migration for each table keeps the wait short and cannot deadlock.");
        }
    }

    private static String quoted(Set<String> tables) {
        return tables.stream().map(table -> "`" + table + "`").collect(Collectors.joining(", "));
    }
}
