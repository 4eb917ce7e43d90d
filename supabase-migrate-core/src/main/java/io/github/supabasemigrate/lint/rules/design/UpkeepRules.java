package io.github.supabasemigrate.lint.rules.design;

import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Index;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.catalog.relation.Trigger;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintContext;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.replay.ReplayedSchema;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Indexes that another makes needless, and columns that tables are expected to have. */
public final class UpkeepRules {

    private UpkeepRules() {}

    public static List<LintRule> all() {
        return List.of(
                LintRule.of("index-duplicate", Family.DESIGN, Severity.WARNING)
                        .supabase("0009")
                        .schema(UpkeepRules::duplicates)
                        .fromTexts("DropStmt", "AlterTableStmt")
                        .build(),
                LintRule.off("timestamps-missing", Family.DESIGN)
                        .schema(UpkeepRules::noTimestamps)
                        .fromTexts("AlterTableStmt")
                        .build(),
                LintRule.of("updated-at-trigger-missing", Family.DESIGN, Severity.INFO)
                        .schema(UpkeepRules::stale)
                        .fromTexts("CreateTrigStmt", "AlterTableStmt")
                        .build(),
                LintRule.off("comment-missing", Family.DESIGN)
                        .schema(UpkeepRules::noComment)
                        .fromTexts("CommentStmt")
                        .build());
    }

    private static void duplicates(ReplayedSchema schema, LintContext context, Findings found) {
        for (Index index : schema.users().indexes()) {
            if (mayBeNeedless(index) && index.constraint() == null) {
                schema.users().indexesOf(index.table()).stream()
                        .filter(other -> mayBeNeedless(other) && isCoveredBy(index, other))
                        .findFirst()
                        .ifPresent(other -> report(schema, index, other, found));
            }
        }
    }

    private static boolean mayBeNeedless(Index index) {
        return index.isValid() && index.parent() == null;
    }

    private static void report(ReplayedSchema schema, Index index, Index other, Findings found) {
        boolean isSame = index.keys().size() == other.keys().size();
        found.at(
                        schema.origins().creationOf(index.id()).orElse(KeyRules.made(schema, index.table())),
                        "`%s` on `%s` finds nothing that `%s` does not find%s."
                                .formatted(
                                        index.name(),
                                        index.table().display(),
                                        other.name(),
                                        isSame ? "" : ", which begins with the same columns"))
                .about(index.table().display())
                .weighing(isSame ? Severity.WARNING : Severity.INFO)
                .hint("DROP INDEX " + index.id().display() + ";");
    }

    /** Of two equal ones of a table, a constraint's stays, then the first by name. A prefix serves as well only for B-trees. */
    private static boolean isCoveredBy(Index index, Index other) {
        if (index.id().equals(other.id())
                || !index.method().equals(other.method())
                || !Objects.equals(index.predicate(), other.predicate())
                || index.keys().size() > other.keys().size()
                || !beginsWith(other.keys(), index.keys())
                || !other.included().containsAll(index.included())) {
            return false;
        }
        if (index.keys().size() < other.keys().size()) {
            return !index.isUnique() && index.method().equals("btree");
        }
        boolean servesMore = other.constraint() != null || (other.isUnique() && !index.isUnique());
        boolean isEqual = index.isUnique() == other.isUnique();
        return servesMore || (isEqual && index.id().compareTo(other.id()) > 0);
    }

    /** Columns first: nearly all differ in them, and comparing a record puts its comparison together first. */
    private static boolean beginsWith(List<Index.Key> keys, List<Index.Key> beginning) {
        for (int i = 0; i < beginning.size(); i++) {
            if (!Objects.equals(keys.get(i).column(), beginning.get(i).column())
                    || !keys.get(i).equals(beginning.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTable(Table table, LintContext context) {
        return context.isExposed(table.schema())
                && !table.isPartition()
                && table.extension().isEmpty();
    }

    private static void noTimestamps(ReplayedSchema schema, LintContext context, Findings found) {
        for (Table table : schema.users().tables()) {
            if (isTable(table, context) && table.column("created_at").isEmpty()) {
                found.at(
                                KeyRules.made(schema, table.id()),
                                "`%s` does not say when its rows were made."
                                        .formatted(table.id().display()))
                        .about(table.id().display())
                        .hint("created_at timestamptz NOT NULL DEFAULT now()");
            }
        }
    }

    private static void stale(ReplayedSchema schema, LintContext context, Findings found) {
        for (Table table : schema.users().tables()) {
            Optional<Column> column = table.column("updated_at");
            boolean isKept = schema.catalog().partsOf(table.id(), Trigger.class).stream()
                    .anyMatch(trigger -> trigger.timing() == Trigger.Timing.BEFORE
                            && trigger.events().contains(Trigger.Event.UPDATE));
            if (isTable(table, context) && column.isPresent() && !isKept) {
                found.at(
                                KeyRules.made(schema, table.id()),
                                "No trigger keeps `%s.updated_at`: it changes only when somebody thinks of it."
                                        .formatted(table.id().display()))
                        .about(table.id().display())
                        .hint("CREATE TRIGGER … BEFORE UPDATE ON %s …"
                                .formatted(table.id().display()));
            }
        }
    }

    private static void noComment(ReplayedSchema schema, LintContext context, Findings found) {
        for (Table table : schema.users().tables()) {
            if (isTable(table, context) && table.comment().isEmpty()) {
                found.at(
                                KeyRules.made(schema, table.id()),
                                "Nothing says what `%s` is for."
                                        .formatted(table.id().display()))
                        .about(table.id().display())
                        .hint("COMMENT ON TABLE %s IS '…';".formatted(table.id().display()));
            }
        }
    }
}
