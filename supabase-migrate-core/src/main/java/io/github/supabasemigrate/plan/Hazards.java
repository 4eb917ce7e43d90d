package io.github.supabasemigrate.plan;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Finding.DecidedBy;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.sql.SourcePosition;
import io.github.supabasemigrate.sql.SqlStatement;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.plpgsql.InnerStatement;
import io.github.supabasemigrate.sql.plpgsql.InnerStatements;
import io.github.supabasemigrate.sql.statement.DataChange;
import io.github.supabasemigrate.sql.statement.Drop;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.sql.statement.table.AlterTable;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.DropColumn;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.RowSecurity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the statements of a pending file, those of its DO blocks and of the texts that they execute included, destroy or open. Which
 * locks they take and how long they work is known to who has run them.
 */
final class Hazards {

    /** What goes with an object, by the words of its command tag. */
    private static final Map<String, String> LOST = Map.of(
            "TABLE", " with its rows",
            "MATERIALIZED VIEW", " with its rows",
            "SCHEMA", " with what is in it",
            "DATABASE", "");

    private final MigrationFile file;
    private final List<Finding> found = new ArrayList<>();

    private Hazards(MigrationFile file) {
        this.file = file;
    }

    static List<Finding> of(MigrationFile file) {
        var hazards = new Hazards(file);
        for (SqlStatement statement : file.script().statements()) {
            statement.tree().ifPresent(hazards::read);
        }
        return List.copyOf(hazards.found);
    }

    private void read(SyntaxNode tree) {
        for (InnerStatement inner : InnerStatements.of(tree).statements()) {
            if (inner.place() != InnerStatement.Place.ROUTINE) {
                Drop.of(inner.node()).ifPresent(drop -> dropped(drop, inner));
                DataChange.of(inner.node()).ifPresent(change -> changed(change, inner));
                AlterTable.of(inner.node()).ifPresent(alter -> altered(alter, inner));
                if (inner.node().is("DropOwnedStmt")) {
                    add(inner, "drops everything that a role owns");
                }
            }
        }
    }

    private void dropped(Drop drop, InnerStatement inner) {
        String lost = LOST.get(drop.kind());
        if (lost == null && !drop.cascade()) {
            return;
        }
        String what = inner.isTemplate()
                ? "a " + drop.kind().toLowerCase(Locale.ROOT)
                : "the " + drop.kind().toLowerCase(Locale.ROOT) + " " + names(drop.names());
        add(inner, "drops " + what + (lost == null ? "" : lost) + (drop.cascade() ? " and all that needs it" : ""));
    }

    private void changed(DataChange change, InnerStatement inner) {
        boolean isWhole = change.where().filter(where -> !isAlwaysTrue(where)).isEmpty();
        Optional<String> verb = switch (change.kind()) {
            case TRUNCATE -> Optional.of("deletes");
            case DELETE -> isWhole ? Optional.of("deletes") : Optional.empty();
            case UPDATE -> isWhole && !inner.node().hasChild("from_clause") ? Optional.of("changes") : Optional.empty();
            case INSERT, MERGE -> Optional.empty();
        };
        verb.ifPresent(
                does -> add(inner, does + " all rows of " + (inner.isTemplate() ? "a table" : names(change.tables()))));
    }

    private static boolean isAlwaysTrue(SyntaxNode where) {
        return where.words().equals("WHERE TRUE");
    }

    private void altered(AlterTable alter, InnerStatement inner) {
        String table = inner.isTemplate() ? "a table" : "`" + alter.name() + "`";
        for (AlterTableCommand command : alter.commands()) {
            if (command instanceof DropColumn drop) {
                add(inner, "drops the column `" + drop.column() + "` of " + table + " with its values");
            } else if (command instanceof RowSecurity security && security.change() == RowSecurity.Change.DISABLE) {
                add(inner, "turns row level security of " + table + " off");
            }
        }
    }

    private static String names(List<QualifiedName> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private void add(InnerStatement inner, String what) {
        SourcePosition position = file.script().position(inner.node().start());
        found.add(Finding.of("plan-hazard", Severity.WARNING, "`" + file.fileName() + "` " + what + ".")
                .at(new Location(file.relativePath(), position.line(), position.column()))
                .decidedBy(DecidedBy.SYNTAX));
    }
}
