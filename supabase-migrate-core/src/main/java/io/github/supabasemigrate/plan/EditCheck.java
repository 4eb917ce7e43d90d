package io.github.supabasemigrate.plan;

import io.github.supabasemigrate.history.AppliedMigration;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.util.List;
import java.util.stream.Stream;

/** Whether a file still says what was applied. Comments and white space outside of constants say nothing. */
final class EditCheck {

    private EditCheck() {}

    /** True unless the statements recorded in the row are others than those of the file. */
    static boolean isUnchanged(MigrationFile file, AppliedMigration row) {
        List<String> recorded = row.statements();
        return recorded == null
                || row.matches(file.text())
                || tokens(file.script())
                        .toList()
                        .equals(recordedTokens(recorded).toList());
    }

    private static Stream<String> recordedTokens(List<String> recorded) {
        return recorded.stream().flatMap(statement -> tokens(SqlScript.parse(statement)));
    }

    private static Stream<String> tokens(SqlScript script) {
        return script.statements().stream()
                .filter(statement -> !statement.text().isEmpty())
                .flatMap(statement -> statement
                        .tree()
                        .map(tree -> tree.nodes().filter(SyntaxNode::isToken).map(SyntaxNode::text))
                        .orElseGet(() -> Stream.of(statement.text())))
                .map(token -> token.replace("\r\n", "\n"));
    }
}
