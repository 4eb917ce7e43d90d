package io.github.supabasemigrate.maven;

import io.github.supabasemigrate.goal.Build;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.eclipse.aether.SessionData;

/**
 * Finds the {@link Build} that all goals of one Maven session share, whatever module or thread they run in. It ends with the
 * session: the JVM of a Maven daemon or of an IDE has many.
 */
final class MavenBuild {

    private MavenBuild() {}

    /**
     * The session's.
     *
     * @param log told what could not be ended
     */
    static Build of(MavenSession session, Log log) {
        SessionData data = session.getRepositorySession().getData();
        // The class object is the key, so that another version of the plugin in the same build has a Build of its own.
        synchronized (data) {
            Object known = data.get(Build.class);
            if (known instanceof Build build) {
                return build;
            }
            Build build = new Build();
            MavenExecutionRequest request = session.getRequest();
            request.setExecutionListener(SessionEnd.after(
                    request.getExecutionListener(),
                    ended -> ended.getRepositorySession().getData() == data,
                    () -> end(build, log)));
            data.set(Build.class, build);
            return build;
        }
    }

    private static void end(Build build, Log log) {
        try {
            build.close();
        } catch (RuntimeException e) {
            log.warn("A shadow of this build is left: " + e.getMessage());
        }
    }
}
