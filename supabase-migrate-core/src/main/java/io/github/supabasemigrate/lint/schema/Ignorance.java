package io.github.supabasemigrate.lint.schema;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.plpgsql.InnerStatement;
import io.github.supabasemigrate.sql.plpgsql.InnerStatement.Place;
import io.github.supabasemigrate.sql.statement.CommandTag;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.sql.statement.SetStatement;
import io.github.supabasemigrate.sql.statement.routine.CreateFunction;
import io.github.supabasemigrate.sql.statement.routine.DoBlock;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * What the files do that their texts do not tell: texts that EXECUTE computes, functions that change the schema when called, statements
 * that do not parse. Claims about the finished schema are withheld where one of these could prove them wrong.
 */
public final class Ignorance {

    private final Set<String> computed = new HashSet<>();
    private final Set<String> schemaRoutines = new HashSet<>();
    private final Set<String> unreadRoutines = new HashSet<>();
    private boolean total;

    /** Whether anything at all may have happened. */
    public boolean isTotal() {
        return total;
    }

    /** Whether a statement of one of these kinds acts on an object that is named at run time. */
    public boolean isOf(Collection<String> kinds) {
        return total || kinds.stream().anyMatch(computed::contains);
    }

    /** Something that cannot be read. */
    public void beTotal() {
        total = true;
    }

    /** Learns from a statement whether it hides what it does. */
    public void learn(WalkedStatement walked) {
        InnerStatement inner = walked.inner();
        if (!walked.unread().isEmpty()) {
            learnRoutine(walked, unreadRoutines);
        }
        if (inner.place() == Place.ROUTINE) {
            if (changesSchema(inner.node())) {
                learnRoutine(walked, schemaRoutines);
            }
            return;
        }
        if (inner.isTemplate()) {
            computed.add(inner.node().kind());
        }
        if (inner.place() == Place.DO_BLOCK) {
            computed.add(inBlock(inner.node().kind()));
        }
        boolean isUnread = walked.unread().stream().anyMatch(unread -> unread.place() == Place.DO_BLOCK);
        if (decidesWhoOwns(inner.node())) {
            computed.add("GrantStmt");
        }
        total |= isUnread || isClosed(walked) || calls(inner.node());
    }

    /** Whether default privileges of others hold afterwards, or grants go that nobody names. */
    private static boolean decidesWhoOwns(SyntaxNode node) {
        return node.is("DropOwnedStmt")
                || SetStatement.of(node)
                        .filter(set -> set.name().equals("role") || set.name().equals("session_authorization"))
                        .filter(set -> !set.isReset())
                        .isPresent();
    }

    private static void learnRoutine(WalkedStatement walked, Set<String> routines) {
        walked.outer()
                .tree()
                .flatMap(CreateFunction::of)
                .ifPresent(function -> routines.add(function.name().name()));
    }

    /** A statement of a kind inside a DO block, which may run or not. */
    public static String inBlock(String kind) {
        return "DO " + kind;
    }

    /** A block in a language that is not read, or that does not parse. */
    private static boolean isClosed(WalkedStatement walked) {
        return DoBlock.of(walked.inner().node())
                .filter(block -> !block.language().equals("plpgsql")
                        || !walked.bodyErrors().isEmpty())
                .isPresent();
    }

    /** Calls one now, or has the server call it after whatever comes. */
    private boolean calls(SyntaxNode node) {
        if (node.is("CreateEventTrigStmt")) {
            String called =
                    QualifiedName.of(node.child("func_name").orElseThrow()).name();
            return schemaRoutines.contains(called) || unreadRoutines.contains(called);
        }
        return !schemaRoutines.isEmpty()
                && (node.is("SelectStmt") || node.is("CallStmt") || node.is("simple_select"))
                && node.descendants("func_name")
                        .anyMatch(name ->
                                schemaRoutines.contains(QualifiedName.of(name).name()));
    }

    private static boolean changesSchema(SyntaxNode node) {
        String tag = CommandTag.of(node);
        return tag.startsWith("CREATE ")
                || tag.startsWith("ALTER ")
                || tag.startsWith("DROP ")
                || tag.equals("GRANT")
                || tag.equals("REVOKE");
    }
}
