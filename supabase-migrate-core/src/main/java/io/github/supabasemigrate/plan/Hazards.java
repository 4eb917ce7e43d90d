package io.github.supabasemigrate.plan;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Finding.DecidedBy;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.sql.SourcePosition;
import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What the text of a pending file tells about data that a run destroys; lint knows more, with a shadow to ask. */
final class Hazards {

    private record Hazard(Pattern pattern, String message) {
        Hazard(String regex, String message) {
            this(Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL), message);
        }
    }

    private static final List<Hazard> HAZARDS = List.of(
            new Hazard("DROP\\s+TABLE\\b.*", "drops a table with its rows"),
            new Hazard("DROP\\s+SCHEMA\\b.*", "drops a schema"),
            new Hazard("DROP\\s+MATERIALIZED\\s+VIEW\\b.*", "drops a materialised view with its rows"),
            new Hazard("DROP\\s+DATABASE\\b.*", "drops a database"),
            new Hazard("DROP\\s+OWNED\\b.*", "drops everything that a role owns"),
            new Hazard("TRUNCATE\\b.*", "deletes all rows of a table"),
            new Hazard("DELETE\\s+FROM\\b(?!.*\\bWHERE\\b).*", "deletes all rows of a table"),
            new Hazard("UPDATE\\b(?!.*\\bWHERE\\b).*", "changes all rows of a table"),
            new Hazard("ALTER\\s+TABLE\\b.*\\bDROP\\s+COLUMN\\b.*", "drops a column with its values"),
            new Hazard(
                    "ALTER\\s+TABLE\\b.*\\bDISABLE\\s+ROW\\s+LEVEL\\s+SECURITY\\b.*", "turns row level security off"));

    private Hazards() {}

    static List<Finding> of(MigrationFile file) {
        SqlScript script = file.script();
        var found = new ArrayList<Finding>();
        for (SqlStatement statement : script.statements()) {
            for (Hazard hazard : HAZARDS) {
                if (hazard.pattern().matcher(statement.text()).matches()) {
                    found.add(finding(file, script.position(statement.body().start()), hazard.message()));
                }
            }
        }
        return found;
    }

    private static Finding finding(MigrationFile file, SourcePosition position, String message) {
        var location = new Location(file.relativePath(), position.line(), position.column());
        return Finding.of("plan-hazard", Severity.WARNING, "`" + file.fileName() + "` " + message + ".")
                .at(location)
                .decidedBy(DecidedBy.SYNTAX);
    }
}
