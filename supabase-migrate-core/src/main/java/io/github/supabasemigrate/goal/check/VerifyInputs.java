package io.github.supabasemigrate.goal.check;

import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.goal.Shadows;
import io.github.supabasemigrate.goal.access.AccessOfProject;
import io.github.supabasemigrate.goal.memory.Inputs;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.project.SqlFile;
import io.github.supabasemigrate.project.git.GitState;
import io.github.supabasemigrate.settings.Setting;
import io.github.supabasemigrate.settings.SettingValue;
import java.nio.file.Path;
import java.util.TreeMap;

/**
 * Everything that verify's verdict rests on, as long as no target is asked. Looks for no server's programs, starts no server and no
 * Git: this program decides which programs they are, and what a new server has in it.
 */
public record VerifyInputs(Run run) {

    /** In an order that never changes. */
    Inputs all() {
        Inputs inputs = Inputs.ofThisProgram();
        for (SettingValue value : run.settings().effective()) {
            if (value.setting() != Setting.PASSWORD) {
                inputs.add(value.setting().key()).add(value.text());
            }
        }
        addReplay(inputs);
        for (String text : AccessOfProject.inputs(run)) {
            inputs.add(text);
        }
        for (Path place : Snapshots.places(run)) {
            inputs.add(place);
        }
        String edits = run.workplace().environment().getOrDefault(PastOfProject.EDITS_ALLOWED, "");
        return inputs.add(edits).add(GitState.around(run.project().directory()));
    }

    /** What a replay of the migrations rests on, but for the settings. */
    public void addReplay(Inputs inputs) {
        inputs.add(run.workplace().binaries().identity(new Shadows(run).major()));
        var project = run.project();
        var config = project.config();
        inputs.add(project.directory().toString());
        inputs.add(String.valueOf(config.autoExposesNewTables()));
        if (!config.vault().isEmpty()) {
            inputs.addSecret(new TreeMap<>(config.vault()).toString());
        }
        for (String schema : config.exposedSchemas()) {
            inputs.add(schema);
        }
        if (project.roles().isPresent()) {
            inputs.add(project.roles().get());
        }
        for (MigrationFile migration : project.migrations()) {
            inputs.add(migration.file());
        }
        for (SqlFile seed : project.seeds()) {
            inputs.add(seed.relativePath()).add(seed.sha256());
        }
    }
}
