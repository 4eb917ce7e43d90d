package io.github.supabasemigrate.goal.check;

import io.github.supabasemigrate.goal.Replayed;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.goal.access.AccessOfProject;
import io.github.supabasemigrate.goal.memory.Fingerprint;
import io.github.supabasemigrate.project.SqlFile;
import io.github.supabasemigrate.project.git.GitState;
import io.github.supabasemigrate.settings.Setting;
import io.github.supabasemigrate.settings.SettingValue;
import java.nio.file.Path;

/** Everything that verify's verdict rests on, as long as no target is asked. */
record VerifyInputs(Run run, Replayed replayed) {

    /** Equal for equal inputs. Starts no server and no Git. */
    String fingerprint() {
        var fingerprint = Fingerprint.ofThisProgram().add(replayed.key());
        for (SettingValue value : run.settings().effective()) {
            if (value.setting() != Setting.PASSWORD) {
                fingerprint.add(value.setting().key()).add(value.text());
            }
        }
        for (String schema : run.project().config().exposedSchemas()) {
            fingerprint.add(schema);
        }
        Path directory = run.project().directory();
        fingerprint.add(directory.toString());
        var access = new AccessOfProject(run, replayed);
        new Snapshots(run, replayed, access).places().forEach(fingerprint::add);
        access.inputs().forEach(fingerprint::add);
        for (SqlFile seed : run.project().seeds()) {
            fingerprint.add(seed.relativePath()).add(seed.sha256());
        }
        String edits = run.workplace().environment().getOrDefault(PastOfProject.EDITS_ALLOWED, "");
        return fingerprint.add(edits).add(GitState.around(directory)).text();
    }
}
