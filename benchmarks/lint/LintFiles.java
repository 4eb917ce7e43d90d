import io.github.supabasemigrate.finding.RuleSwitches;
import io.github.supabasemigrate.lint.LintContext;
import io.github.supabasemigrate.lint.LintInput;
import io.github.supabasemigrate.lint.LintSource;
import io.github.supabasemigrate.lint.Linter;
import io.github.supabasemigrate.lint.rules.LintRules;
import io.github.supabasemigrate.project.SupabaseProject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Lints a folder of migrations by their texts alone and prints how many findings there are. */
public final class LintFiles {

    private LintFiles() {}

    public static void main(String[] arguments) {
        List<LintSource> sources = SupabaseProject.ofMigrations(Path.of(arguments[0])).readableMigrations().stream()
                .map(file -> LintSource.of(file, true))
                .toList();
        var result = new Linter(LintRules.all(), new RuleSwitches(Map.of()))
                .lint(LintInput.of(sources, LintContext.usual(Instant.now())));
        System.out.println(sources.size() + " files, " + result.findings().size() + " findings");
    }
}
