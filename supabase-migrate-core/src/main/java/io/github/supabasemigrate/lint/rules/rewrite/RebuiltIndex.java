package io.github.supabasemigrate.lint.rules.rewrite;

import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.lint.schema.KnownTable;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.sql.statement.table.AlterTable;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.AlterType;
import io.github.supabasemigrate.sql.statement.table.TableConstraint.Kind;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the files tell that a change of type builds an index again and leaves the rows alone. */
final class RebuiltIndex {

    private static final Set<Kind> KEYS = Set.of(Kind.PRIMARY_KEY, Kind.UNIQUE);

    private RebuiltIndex() {}

    /**
     * @param cost of the change of types; null where one of them is not known
     */
    static boolean isSure(LintStatement statement, AlterTable alter, AlterType change, @Nullable TypeChange cost) {
        Optional<KnownTable> table = statement.before().table(statement.table(alter.name()));
        boolean isBuiltAgain = cost == TypeChange.INDEX
                || (cost == TypeChange.FREE
                        && table.flatMap(known -> known.column(change.column()))
                                .filter(column -> changesCollation(column, change))
                                .isPresent());
        return isBuiltAgain
                && table.filter(known -> isKey(known, change.column())).isPresent();
    }

    private static boolean isKey(KnownTable table, String column) {
        return table.indexes().stream()
                        .flatMap(index -> index.keys().stream())
                        .anyMatch(key -> key.column().filter(column::equals).isPresent())
                || table.constraints().stream()
                        .anyMatch(each -> KEYS.contains(each.definition().kind())
                                && each.columns().contains(column));
    }

    /** Whether another collation is written than the column was made with; not known once its type was changed before. */
    private static boolean changesCollation(KnownTable.Column column, AlterType change) {
        boolean isAsMade = column.type().equals(column.definition().type());
        return isAsMade
                && !collation(change.node())
                        .equals(collation(column.definition().node()));
    }

    private static Optional<String> collation(SyntaxNode node) {
        return node.nodes()
                .filter(part -> !part.isToken() && part.children().get(0).is("COLLATE"))
                .findFirst()
                .map(part -> QualifiedName.of(part.children().get(1)).name());
    }
}
