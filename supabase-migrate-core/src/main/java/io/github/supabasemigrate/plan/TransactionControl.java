package io.github.supabasemigrate.plan;

import io.github.supabasemigrate.sql.SqlStatement;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Statements that begin and end transactions, as the Supabase CLI sees them: savepoints are no such statements. Their first words decide;
 * nothing else in the grammar begins with them, but {@code PREPARE} and {@code END}.
 */
public final class TransactionControl {

    private static final String GAP = "(?:\\s++|--[^\\n]*+\\n|/\\*.*?\\*/)++";
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;

    private static final Pattern CONTROL = Pattern.compile(
            "(BEGIN|START" + GAP + "TRANSACTION|COMMIT|END|ABORT|PREPARE" + GAP + "TRANSACTION|ROLLBACK(?!" + GAP
                    + "((WORK|TRANSACTION)" + GAP + ")?TO\\b))\\b.*",
            FLAGS);
    private static final Pattern BEGIN = Pattern.compile("(BEGIN|START" + GAP + "TRANSACTION)\\b.*", FLAGS);
    private static final Pattern COMMIT = Pattern.compile("(COMMIT|END)\\b(?!" + GAP + "PREPARED).*", FLAGS);
    private static final Pattern PLAIN_BEGIN =
            Pattern.compile("(BEGIN(" + GAP + "(WORK|TRANSACTION))?|START" + GAP + "TRANSACTION)\\s*", FLAGS);
    private static final Pattern PLAIN_COMMIT =
            Pattern.compile("(COMMIT|END)(" + GAP + "(WORK|TRANSACTION))?\\s*", FLAGS);

    private TransactionControl() {}

    /** True for a statement that begins or ends a transaction. */
    public static boolean isControl(SqlStatement statement) {
        return mayBeControl(statement) && CONTROL.matcher(statement.text()).matches();
    }

    /** True for what opens a transaction. */
    public static boolean isBegin(SqlStatement statement) {
        return mayBeControl(statement) && BEGIN.matcher(statement.text()).matches();
    }

    /** True for what commits one, not counting a prepared one. */
    public static boolean isCommit(SqlStatement statement) {
        return mayBeControl(statement) && COMMIT.matcher(statement.text()).matches();
    }

    private static boolean mayBeControl(SqlStatement statement) {
        String text = statement.text();
        return !text.isEmpty() && "BbSsCcEeAaPpRr".indexOf(text.charAt(0)) >= 0;
    }

    /**
     * True when a plain BEGIN and a plain COMMIT enclose all other statements and there is no further control between them: then they are
     * the file's one transaction, in which its history row can be written as well.
     */
    public static boolean wrapsAll(List<SqlStatement> statements) {
        List<SqlStatement> commands = statements.stream()
                .filter(statement -> !statement.text().isEmpty())
                .toList();
        return commands.size() >= 2
                && PLAIN_BEGIN.matcher(commands.get(0).text()).matches()
                && PLAIN_COMMIT
                        .matcher(commands.get(commands.size() - 1).text())
                        .matches()
                && commands.subList(1, commands.size() - 1).stream().noneMatch(TransactionControl::isControl)
                && commands.stream()
                        .allMatch(statement ->
                                OutsideTransaction.reason(statement).isEmpty());
    }
}
