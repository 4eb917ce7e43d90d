package io.github.supabasemigrate.goal;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.report.Outcome.Status;
import io.github.supabasemigrate.settings.Setting;
import io.github.supabasemigrate.settings.Settings;
import java.util.List;
import java.util.Locale;

/**
 * The mildest finding that fails a build.
 *
 * @param level {@code error}, {@code warning}, {@code info} or {@code never}
 */
public record FailOn(String level) {

    public static FailOn of(Settings settings) {
        return new FailOn(settings.text(Setting.FAIL_ON).orElseThrow());
    }

    public Status status(List<Finding> findings) {
        if (level.equals("never")) {
            return Status.PASSED;
        }
        Severity mildest = Severity.valueOf(level.toUpperCase(Locale.ROOT));
        for (Finding finding : findings) {
            if (finding.severity().isAtLeast(mildest)) {
                return Status.VIOLATIONS;
            }
        }
        return Status.PASSED;
    }
}
