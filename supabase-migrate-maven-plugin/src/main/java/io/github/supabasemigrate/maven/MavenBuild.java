package io.github.supabasemigrate.maven;

import io.github.supabasemigrate.goal.Build;
import org.eclipse.aether.SessionData;

/**
 * Finds the {@link Build} that all goals of one Maven session share, whatever module or thread they run in. It ends with the
 * JVM: Maven tells an ordinary plugin nothing of the session's end.
 */
final class MavenBuild {

    private MavenBuild() {}

    static Build of(SessionData data) {
        // The class object is the key, so that another version of the plugin in the same build has a Build of its own.
        synchronized (data) {
            Object known = data.get(Build.class);
            if (known instanceof Build build) {
                return build;
            }
            Build build = new Build();
            data.set(Build.class, build);
            return build;
        }
    }
}
