package io.github.supabasemigrate.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.plan.MigrationPlan;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.project.SupabaseProject;
import io.github.supabasemigrate.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressListenerTest {

    @TempDir
    private Path folder;

    private final List<String> lines = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    @Test
    void tellsEveryFileOfAShortRun() throws IOException {
        apply(3, Duration.ofSeconds(1));
        assertThat(lines)
                .containsExactly("applied 001_x.sql (7 ms)", "applied 002_x.sql (7 ms)", "applied 003_x.sql (7 ms)");
    }

    @Test
    void tellsHowFarALongRunIsEveryTwoSeconds() throws IOException {
        apply(25, Duration.ofMillis(500));
        assertThat(lines)
                .containsExactly(
                        "applied 4 of 25, the last 004_x.sql",
                        "applied 8 of 25, the last 008_x.sql",
                        "applied 12 of 25, the last 012_x.sql",
                        "applied 16 of 25, the last 016_x.sql",
                        "applied 20 of 25, the last 020_x.sql",
                        "applied 24 of 25, the last 024_x.sql");
    }

    @Test
    void keepsQuietAboutALongRunThatIsQuick() throws IOException {
        apply(200, Duration.ofMillis(5));
        assertThat(lines).isEmpty();
    }

    private void apply(int files, Duration each) throws IOException {
        for (int i = 1; i <= files; i++) {
            Files.writeString(folder.resolve("%03d_x.sql".formatted(i)), "select 1;");
        }
        MigrationPlan plan =
                MigrationPlan.of(SupabaseProject.ofMigrations(folder).migrations(), List.of(), PlanOptions.all());
        try (Build build = new Build()) {
            var listener = new ProgressListener(new Workplace(
                    Map.of(), clock(), progress(), Optional.empty(), build, major -> TestPostgres.binaries()));
            listener.planned(plan);
            plan.pending().forEach(migration -> {
                now = now.plus(each);
                listener.applied(migration, Duration.ofMillis(7));
            });
        }
    }

    private Progress progress() {
        return new Progress() {
            @Override
            public void line(String text) {
                lines.add(text);
            }

            @Override
            public void warning(String text) {
                lines.add("warning: " + text);
            }
        };
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }
}
