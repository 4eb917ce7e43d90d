package io.github.supabasemigrate.lint.schema;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.plpgsql.InnerStatement;
import io.github.supabasemigrate.sql.plpgsql.InnerStatement.Place;
import io.github.supabasemigrate.sql.statement.CommandTag;
import io.github.supabasemigrate.sql.statement.QualifiedName;
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
        if (inner.place() == Place.ROUTINE) {
            if (changesSchema(inner.node())) {
                CreateFunction.of(walked.outer().tree().orElseThrow())
                        .ifPresent(
                                function -> schemaRoutines.add(function.name().name()));
            }
            return;
        }
        if (inner.isTemplate()) {
            computed.add(inner.node().kind());
        }
        boolean isUnread = walked.unread().stream().anyMatch(unread -> unread.place() == Place.DO_BLOCK);
        total |= isUnread || isClosed(walked) || calls(inner.node());
    }

    /** A block in a language that is not read, or that does not parse. */
    private static boolean isClosed(WalkedStatement walked) {
        return DoBlock.of(walked.inner().node())
                .filter(block -> !block.language().equals("plpgsql")
                        || !walked.bodyErrors().isEmpty())
                .isPresent();
    }

    private boolean calls(SyntaxNode node) {
        return !schemaRoutines.isEmpty()
                && (node.is("SelectStmt") || node.is("CallStmt") || node.is("simple_select"))
                && node.descendants("func_name")
                        .anyMatch(name ->
                                schemaRoutines.contains(QualifiedName.of(name).name()));
    }

    private static boolean changesSchema(SyntaxNode node) {
        String tag = CommandTag.of(node);
        return tag.startsWith("CREATE ") || tag.startsWith("ALTER ") || tag.startsWith("DROP ");
    }
}
