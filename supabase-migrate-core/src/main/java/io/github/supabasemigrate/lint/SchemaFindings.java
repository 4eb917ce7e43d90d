package io.github.supabasemigrate.lint;

import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.sql.plpgsql.InnerStatement.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Looks for what a schema shows in the statement that made it: what the check of statements says there in the same words has a place in
 * the text, and perhaps a rewrite.
 *
 * @param begin makes the place where findings of a file go
 */
record SchemaFindings(List<LintFile> files, LintRule rule, Function<LintFile, Findings> begin) {

    /** The same finding where the text says it; as it was where it does not. */
    LintFinding placed(LintFinding shown) {
        Location location = shown.finding().location();
        if (location == null) {
            return shown;
        }
        List<LintFinding> written = new ArrayList<>();
        for (LintFile file : files) {
            if (file.path().equals(location.file())) {
                written.addAll(written(file, location));
            }
        }
        return written.stream().filter(each -> isSame(each, shown)).findFirst().orElse(shown);
    }

    private List<LintFinding> written(LintFile file, Location location) {
        Findings found = begin.apply(file);
        for (LintStatement statement : file.statements()) {
            boolean isThere = file.locate(statement.outer().body().start()).equals(location);
            boolean isAsked = rule.kinds().isEmpty() || rule.kinds().contains(statement.kind());
            if (isThere && isAsked && statement.place() != Place.ROUTINE) {
                rule.statementCheck().orElseThrow().check(statement, found);
            }
        }
        return found.all();
    }

    /** The server writes types behind constants. */
    private static boolean isSame(LintFinding written, LintFinding shown) {
        return Objects.equals(written.finding().subject(), shown.finding().subject())
                && written.finding().message().equals(shown.finding().message().replace("::text", ""));
    }
}
