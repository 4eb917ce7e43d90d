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

    private final MavenSession session;
    private final SessionData data;
    private final Log log;
    private final Build build;

    private MavenBuild(MavenSession session, Log log) {
        this.session = session;
        this.data = session.getRepositorySession().getData();
        this.log = log;
        this.build = new Build(this::watch);
    }

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
            MavenBuild made = new MavenBuild(session, log);
            data.set(Build.class, made.build);
            return made.build;
        }
    }

    /** The session's end is watched for from the first server on: a goal that needs none is spared the work. */
    private void watch() {
        synchronized (data) {
            MavenExecutionRequest request = session.getRequest();
            request.setExecutionListener(SessionEnd.after(
                    request.getExecutionListener(),
                    ended -> ended.getRepositorySession().getData() == data,
                    this::end));
        }
    }

    private void end() {
        try {
            build.close();
        } catch (RuntimeException e) {
            log.warn("A shadow of this build is left: " + e.getMessage());
        }
    }
}
