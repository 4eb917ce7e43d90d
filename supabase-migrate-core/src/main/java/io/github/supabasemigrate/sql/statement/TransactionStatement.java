package io.github.supabasemigrate.sql.statement;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.util.Optional;

/** A statement that begins, ends or marks a transaction. */
public record TransactionStatement(Kind kind, SyntaxNode node) {

    /** What it does. */
    public enum Kind {
        BEGIN,
        COMMIT,
        ROLLBACK,
        SAVEPOINT,
        RELEASE,
        ROLLBACK_TO,
        PREPARE,
        COMMIT_PREPARED,
        ROLLBACK_PREPARED
    }

    public static Optional<TransactionStatement> of(SyntaxNode node) {
        if (!node.is("TransactionStmt") && !node.is("TransactionStmtLegacy")) {
            return Optional.empty();
        }
        return Optional.of(new TransactionStatement(kind(node), node));
    }

    /** Whether it decides over the whole transaction, which the executor otherwise owns. */
    public boolean controlsTransaction() {
        return kind != Kind.SAVEPOINT && kind != Kind.RELEASE && kind != Kind.ROLLBACK_TO;
    }

    private static Kind kind(SyntaxNode node) {
        String verb = node.tokens().get(0).kind();
        boolean prepared = node.hasChild("PREPARED");
        return switch (verb) {
            case "BEGIN_P", "START" -> Kind.BEGIN;
            case "COMMIT", "END_P" -> prepared ? Kind.COMMIT_PREPARED : Kind.COMMIT;
            case "SAVEPOINT" -> Kind.SAVEPOINT;
            case "RELEASE" -> Kind.RELEASE;
            case "PREPARE" -> Kind.PREPARE;
            default -> prepared ? Kind.ROLLBACK_PREPARED : node.hasChild("TO") ? Kind.ROLLBACK_TO : Kind.ROLLBACK;
        };
    }
}
