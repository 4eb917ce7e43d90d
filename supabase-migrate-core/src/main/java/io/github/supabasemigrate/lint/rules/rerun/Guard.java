package io.github.supabasemigrate.lint.rules.rerun;

import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.plpgsql.PlpgsqlStatement;
import io.github.supabasemigrate.sql.plpgsql.PlpgsqlStatement.Kind;
import io.github.supabasemigrate.sql.plpgsql.PlpgsqlStatement.Part;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An IF of PL/pgSQL around a statement.
 *
 * @param condition as written
 * @param tree of the first condition
 */
record Guard(String condition, SyntaxNode tree, boolean hasElse) {

    private static final Pattern ABSENCE =
            Pattern.compile("(?is).*(\\bnot\\b|\\bis\\s+null\\b|=\\s*0\\b|<\\s*1\\b|=\\s*false\\b|<>|!=).*");
    private static final Pattern CATCHES_EXISTING = Pattern.compile(
            "(?is).*\\bexception\\b\\s+when\\b.*\\b(duplicate_\\w+|others|unique_violation|invalid_table_definition|object_not_in_\\w+|sqlstate)\\b.*");
    private static final Pattern HAS_ELSE = Pattern.compile("(?is).*\\b(else|elsif|elseif)\\b.*");

    /** The conditions around a statement, the outermost first. */
    static List<Guard> around(LintStatement statement) {
        String text = statement.file().text();
        return statement.enclosing().stream()
                .filter(each -> each.kind() == Kind.IF && !each.parts().isEmpty())
                .map(each -> new Guard(
                        each.parts().stream()
                                .map(Part::tree)
                                .map(SyntaxNode::text)
                                .collect(Collectors.joining(" ")),
                        each.parts().get(0).tree(),
                        HAS_ELSE.matcher(each.range().in(text)).matches()))
                .toList();
    }

    /** Whether it runs only where something is missing. */
    boolean asksForAbsence() {
        return hasElse || ABSENCE.matcher(condition).matches();
    }

    /** Whether a statement that finds its object there is not run, or its error is caught. */
    static boolean protects(LintStatement statement) {
        return statement
                .once(Protection.class, each -> new Protection(isProtected(each)))
                .holds();
    }

    private record Protection(boolean holds) {}

    private static boolean isProtected(LintStatement statement) {
        List<PlpgsqlStatement> enclosing = statement.enclosing();
        String text = statement.file().text();
        boolean isCaught = enclosing.stream()
                .filter(each -> each.kind() == Kind.BLOCK)
                .anyMatch(
                        each -> CATCHES_EXISTING.matcher(each.range().in(text)).matches());
        return isCaught || around(statement).stream().anyMatch(Guard::asksForAbsence);
    }
}
