package io.github.supabasemigrate.lint.rules.lock;

import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.lint.TracedStatement;
import io.github.supabasemigrate.lint.schema.SchemaEvent.Act;
import io.github.supabasemigrate.sql.statement.CommandTag;
import io.github.supabasemigrate.sql.statement.Drop;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.trace.Blocking;
import io.github.supabasemigrate.trace.CatalogEffect;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Indexes and what is like them, built or dropped while others wait. */
public final class IndexRules {

    private IndexRules() {}

    public static List<LintRule> all() {
        return List.of(
                WorkRule.of(
                        rule("index-not-concurrent", Severity.ERROR)
                                .on("IndexStmt")
                                .squawk("require-concurrent-index-creation")
                                .eugene("E6"),
                        Evidence.INDEX_BUILD,
                        IndexRules::create),
                rule("index-drop-not-concurrent", Severity.WARNING)
                        .squawk("require-concurrent-index-deletion")
                        .statement(IndexRules::drop)
                        .trace(IndexRules::droppedIndex)
                        .build(),
                rule("reindex-not-concurrent", Severity.ERROR)
                        .on("ReindexStmt")
                        .squawk("require-concurrent-reindex")
                        .statement(IndexRules::reindex)
                        .build(),
                rule("refresh-matview-blocking", Severity.WARNING)
                        .on("RefreshMatViewStmt")
                        .statement(IndexRules::refresh)
                        .build(),
                rule("vacuum-full-cluster", Severity.ERROR)
                        .on("VacuumStmt", "ClusterStmt")
                        .squawk("prefer-repack")
                        .statement(IndexRules::vacuum)
                        .build());
    }

    private static LintRule.Draft rule(String id, Severity severity) {
        return LintRule.of(id, Family.LOCK, severity);
    }

    private static Stream<Suspicion> create(LintStatement statement) {
        return statement.createIndex().filter(index -> !index.concurrently()).stream()
                .map(index -> Suspicion.of(
                        statement.node().first("relation_expr").orElse(statement.node()),
                        index.table(),
                        "Nobody can write to `%s` while the index is built.",
                        "CREATE INDEX CONCURRENTLY, as the first statement of a migration of its own."));
    }

    private static Optional<Drop> plainDrop(LintStatement statement) {
        return statement.drop().filter(drop -> drop.kind().equals("INDEX") && !drop.concurrently());
    }

    /** Which table it is, a file often does not say; an index that this file made keeps nobody waiting. */
    private static void drop(LintStatement statement, Findings found) {
        plainDrop(statement).ifPresent(drop -> {
            for (QualifiedName index : drop.names()) {
                if (!statement.before().isNew(statement.object("INDEX", index))
                        && !goesWithItsTable(statement, index)) {
                    reportDrop(statement, found, index.toString());
                }
            }
        });
    }

    private static void droppedIndex(TracedStatement traced, Findings found) {
        boolean isGone = traced.trace().effects().stream()
                .anyMatch(effect -> effect.kind() == CatalogEffect.Kind.DROPPED
                        && effect.objectType().equals("index"));
        boolean blocks = traced.trace().blocking().values().stream().anyMatch(Blocking::reads);
        if (isGone && blocks) {
            for (LintStatement statement : WorkRule.inside(traced)) {
                plainDrop(statement).stream()
                        .flatMap(drop -> drop.names().stream())
                        .filter(index -> !goesWithItsTable(statement, index))
                        .findFirst()
                        .ifPresent(index -> reportDrop(statement, found, index.toString()));
            }
        }
    }

    /** Whether the same file drops the table next, which everybody waits for anyway. */
    private static boolean goesWithItsTable(LintStatement statement, QualifiedName index) {
        return statement
                .before()
                .tableOf(statement.object("INDEX", index))
                .filter(table -> statement.before().laterInFile(table).stream()
                        .anyMatch(event ->
                                event.act() == Act.DROPPED && event.from().isEmpty()))
                .isPresent();
    }

    private static void reportDrop(LintStatement statement, Findings found, String index) {
        found.at(
                        statement.node(),
                        "Dropping `" + index + "` waits for every query of its table, and all others wait for it.")
                .about(index)
                .hint("DROP INDEX CONCURRENTLY, as the first statement of a migration of its own.");
    }

    private static void reindex(LintStatement statement, Findings found) {
        String words = statement.is("ReindexStmt") ? statement.node().words().toUpperCase(Locale.ROOT) : "CONCURRENTLY";
        if (!words.contains("CONCURRENTLY")) {
            found.at(
                            statement.node(),
                            "REINDEX keeps everybody waiting who writes to the table, and who plans a query of it.")
                    .hint("REINDEX … CONCURRENTLY, as the first statement of a migration of its own.");
        }
    }

    private static void refresh(LintStatement statement, Findings found) {
        boolean blocks = CommandTag.of(statement.node()).equals("REFRESH MATERIALIZED VIEW")
                && !statement.node().contains("CONCURRENTLY");
        if (blocks) {
            statement.node().first("qualified_name").map(QualifiedName::of).ifPresent(view -> {
                if (!statement.before().isNew(statement.object("MATERIALIZED VIEW", view))) {
                    found.at(statement.node(), "Nobody can read `" + view + "` while it is refreshed.")
                            .about(statement.qualified(view))
                            .hint("REFRESH MATERIALIZED VIEW CONCURRENTLY, which needs a unique index on it.");
                }
            });
        }
    }

    private static final Map<String, String> COPIES = Map.of("VACUUM", "VACUUM FULL", "CLUSTER", "CLUSTER");

    private static void vacuum(LintStatement statement, Findings found) {
        String command = COPIES.get(CommandTag.of(statement.node()));
        if (command != null && (command.equals("CLUSTER") || isFull(statement))) {
            found.at(statement.node(), command + " copies the table while nobody can read or write it.")
                    .hint("VACUUM makes room for new rows as well; pg_repack gives it back without the wait.");
        }
    }

    private static boolean isFull(LintStatement statement) {
        return statement.node().contains("FULL")
                && !statement.node().text().matches("(?is).*\\bfull\\s+(off|false|0)\\b.*");
    }
}
