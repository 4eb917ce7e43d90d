package io.github.supabasemigrate.verify.state;

import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.sql.SqlStatement;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.sql.statement.routine.VolatileFunctions;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Statements that make the same in every replay, because they only write down what they say: nothing of a migration's own is
 * executed ({@code DO}, a query, a function for rows that are there, an event trigger), and no constant means another time each
 * time it is read ({@code 'now'}, {@code 'today'}). Whatever is not known to be such a statement is none.
 */
public final class PlainDefinitions {

    /** Kinds that are plain unless an expression in them is computed when they run. */
    private static final Set<String> KINDS = Set.of(
            "AlterCompositeTypeStmt",
            "AlterDefaultPrivilegesStmt",
            "AlterDomainStmt",
            "AlterEnumStmt",
            "AlterFunctionStmt",
            "AlterObjectSchemaStmt",
            "AlterOwnerStmt",
            "AlterPolicyStmt",
            "AlterPublicationStmt",
            "AlterSeqStmt",
            "AlterTableStmt",
            "CommentStmt",
            "CreateDomainStmt",
            "CreateFunctionStmt",
            "CreatePolicyStmt",
            "CreatePublicationStmt",
            "CreateSchemaStmt",
            "CreateSeqStmt",
            "CreateStmt",
            "CreateTrigStmt",
            "DefineStmt",
            "DropStmt",
            "GrantStmt",
            "IndexStmt",
            "RemoveFuncStmt",
            "RenameStmt",
            "RevokeStmt",
            "TransactionStmt",
            "TransactionStmtLegacy",
            "VariableSetStmt",
            "ViewStmt");

    /** Those that compute expressions for rows that are there. */
    private static final List<String> OVER_ROWS = List.of("AlterTableStmt", "AlterDomainStmt");

    /** Functions of PostgreSQL that change no schema, beside {@link VolatileFunctions}: those that are in most projects. */
    private static final Set<String> HARMLESS = Set.of("now", "lower", "upper", "length", "char_length", "btrim");

    private static final List<String> CALLS = List.of("func_application", "func_expr_common_subexpr");

    private static final Pattern EVENT_TRIGGER = Pattern.compile("event\\s+trigger", Pattern.CASE_INSENSITIVE);

    private PlainDefinitions() {}

    /**
     * Whether nothing but such statements ran.
     *
     * @param all the project's migrations
     * @param ran file names of those that ran now
     */
    public static boolean are(List<MigrationFile> all, Collection<String> ran) {
        for (MigrationFile file : all) {
            if (ran.contains(file.fileName()) && !isPlain(file)) {
                return false;
            }
        }
        // One of an earlier file runs when a later one defines something.
        for (MigrationFile file : all) {
            if (EVENT_TRIGGER.matcher(file.text()).find()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(MigrationFile file) {
        for (SqlStatement statement : file.script().statements()) {
            if (!statement.tree().map(PlainDefinitions::isPlain).orElse(false)) {
                return false;
            }
        }
        return true;
    }

    /** Whether one statement is plain, if no event trigger follows it. */
    static boolean isPlain(SyntaxNode statement) {
        return KINDS.stream().anyMatch(statement::is)
                && !computesBound(statement)
                && (OVER_ROWS.stream().noneMatch(statement::is) || callsAreHarmless(statement))
                && (statement.is("CommentStmt") || !saysTime(statement));
    }

    private static boolean computesBound(SyntaxNode statement) {
        return statement
                .descendants("PartitionBoundSpec")
                .flatMap(SyntaxNode::nodes)
                .anyMatch(node -> CALLS.stream().anyMatch(node::is));
    }

    private static boolean callsAreHarmless(SyntaxNode statement) {
        return statement
                .descendants("func_application")
                .map(call ->
                        QualifiedName.of(call.child("func_name").orElseThrow()).name())
                .allMatch(name -> HARMLESS.contains(name) || VolatileFunctions.has(name));
    }

    /** A function's body is read when it is called. */
    private static boolean saysTime(SyntaxNode statement) {
        List<SyntaxNode> bodies = statement.descendants("func_as").toList();
        return statement
                .descendants("Sconst")
                .filter(constant -> bodies.stream()
                        .noneMatch(body -> body.start() <= constant.start()
                                && constant.range().end() <= body.range().end()))
                .anyMatch(constant -> TimeWords.areIn(constant.literal()));
    }
}
