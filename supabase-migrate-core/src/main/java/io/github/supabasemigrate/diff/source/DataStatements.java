package io.github.supabasemigrate.diff.source;

import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.sql.SourcePosition;
import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.SqlStatement;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.plpgsql.InnerStatement;
import io.github.supabasemigrate.sql.plpgsql.InnerStatements;
import io.github.supabasemigrate.sql.statement.CommandTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What migrations do to rows rather than to the schema: data changes, calls such as {@code cron.schedule(…)}, and DO blocks with
 * either in them.
 */
public final class DataStatements {

    private static final Set<String> CHANGES =
            Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "COPY", "TRUNCATE TABLE", "CALL");

    private DataStatements() {}

    /**
     * One statement.
     *
     * @param text with the rows of {@code COPY}, and with its semicolon
     * @param settings what the file had set before it, one statement each
     */
    public record DataStatement(MigrationFile file, Location place, String tag, String text, List<String> settings) {

        /** The first line, for lists. */
        public String firstLine() {
            return text.lines().findFirst().orElse("");
        }
    }

    /** Those of all files, in order. */
    public static List<DataStatement> of(List<MigrationFile> files) {
        return files.stream().flatMap(file -> of(file).stream()).toList();
    }

    private static List<DataStatement> of(MigrationFile file) {
        var found = new ArrayList<DataStatement>();
        var settings = new ArrayList<String>();
        SqlScript script = file.script();
        for (SqlStatement statement : script.statements()) {
            SyntaxNode tree = statement.tree().orElse(null);
            if (tree == null) {
                continue;
            }
            String tag = CommandTag.of(tree);
            if (tag.equals("SET") || isSetting(tag, statement.text())) {
                settings.add(statement.text() + ";");
            } else if (isAboutRows(tag, tree)) {
                SourcePosition at = script.position(statement.body().start());
                found.add(new DataStatement(
                        file,
                        new Location(file.relativePath(), at.line(), at.column()),
                        tag,
                        text(script, statement),
                        List.copyOf(settings)));
            }
        }
        return found;
    }

    private static boolean isSetting(String tag, String text) {
        return tag.equals("SELECT") && text.contains("set_config(");
    }

    private static boolean isAboutRows(String tag, SyntaxNode tree) {
        if (tag.equals("DO")) {
            return InnerStatements.of(tree).statements().stream()
                    .skip(1)
                    .map(InnerStatement::node)
                    .map(CommandTag::of)
                    .anyMatch(CHANGES::contains);
        }
        return tag.equals("SELECT") || CHANGES.contains(tag);
    }

    private static String text(SqlScript script, SqlStatement statement) {
        return statement
                .copyData()
                .map(data -> script.text()
                        .substring(statement.body().start(), data.range().end()))
                .orElseGet(() -> statement.text() + ";");
    }
}
