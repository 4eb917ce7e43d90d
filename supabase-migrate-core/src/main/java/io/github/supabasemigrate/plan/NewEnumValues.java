package io.github.supabasemigrate.plan;

import io.github.supabasemigrate.sql.SqlStatement;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Enum values added by {@code ALTER TYPE … ADD VALUE} and not committed yet, which the server lets nobody use (SQLSTATE 55P04). Values of a
 * type that the same transaction creates are free. Text inside a function's body is no use: nothing reads it before the function runs.
 */
final class NewEnumValues {

    private static final Pattern ADD_VALUE =
            Pattern.compile("ALTER\\s+TYPE\\b.*\\bADD\\s+VALUE\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern CREATE_TYPE =
            Pattern.compile("CREATE\\s+TYPE\\b.*\\bENUM\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Set<String> added = new HashSet<>();
    private final Set<String> createdTypes = new HashSet<>();

    /** Remembers what a statement adds. */
    void note(SqlStatement statement) {
        String text = statement.text();
        if (CREATE_TYPE.matcher(text).matches()) {
            statement.tree().flatMap(tree -> tree.first("any_name")).ifPresent(name -> createdTypes.add(key(name)));
        } else if (ADD_VALUE.matcher(text).matches()) {
            statement.tree().filter(tree -> tree.is("AlterEnumStmt")).ifPresent(this::noteAdded);
        }
    }

    private void noteAdded(SyntaxNode tree) {
        boolean isNewType = tree.first("any_name")
                .map(NewEnumValues::key)
                .filter(createdTypes::contains)
                .isPresent();
        if (!isNewType) {
            tree.first("SCONST").ifPresent(value -> added.add(value.literal()));
        }
    }

    private static String key(SyntaxNode name) {
        return name.text().toLowerCase(Locale.ROOT);
    }

    /** Everything so far is committed. */
    void commit() {
        added.clear();
        createdTypes.clear();
    }

    /** True when one of the new values is a constant of this statement or stands quoted in a DO block. */
    boolean areUsedBy(SqlStatement statement) {
        if (added.isEmpty() || ADD_VALUE.matcher(statement.text()).matches() || !mentionsAny(statement.text())) {
            return false;
        }
        return statement
                .tree()
                .filter(tree -> tree.is("DoStmt")
                        ? mentionsAny(tree.text())
                        : tree.descendants("SCONST").map(SyntaxNode::literal).anyMatch(added::contains))
                .isPresent();
    }

    private boolean mentionsAny(String text) {
        return added.stream().anyMatch(value -> text.contains("'" + value.replace("'", "''") + "'"));
    }
}
