package io.github.supabasemigrate.execute.ready;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.plan.MigrationPlan;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.plan.PlannedMigration.Pending;
import io.github.supabasemigrate.project.SupabaseProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesAheadTest {

    @TempDir
    Path folder;

    @Test
    void givesEveryFileInItsTurnWhoeverMadeItReady() throws IOException {
        for (int i = 100; i < 150; i++) {
            write(i, "SELECT " + i + ";\nVACUUM;\n");
        }
        List<Pending> pending = pending();

        try (FilesAhead files = FilesAhead.of(pending)) {
            for (int i = 0; i < pending.size(); i++) {
                ReadyFile file = files.get(i);

                assertThat(file.migration()).isSameAs(pending.get(i));
                assertThat(file.mode().isOneTransaction()).isFalse();
                assertThat(file.insert())
                        .contains("'" + (100 + i) + "', 'step'", "ARRAY['SELECT " + (100 + i) + "', 'VACUUM']");
            }
        }
    }

    @Test
    void theRowOfALargeFileIsTheSame() throws IOException {
        String text = "SELECT '" + "x".repeat(200_000) + "'";
        write(1, text);

        assertThat(FilesAhead.of(pending()).get(0).insert())
                .endsWith("ARRAY['" + text.replace("'", "''") + "']::text[])");
    }

    private void write(int version, String sql) throws IOException {
        Files.writeString(folder.resolve(version + "_step.sql"), sql);
    }

    private List<Pending> pending() {
        return MigrationPlan.of(SupabaseProject.ofMigrations(folder).migrations(), List.of(), PlanOptions.all())
                .pending();
    }
}
