package io.github.supabasemigrate.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.supabasemigrate.goal.Build;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.AbstractExecutionListener;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.junit.jupiter.api.Test;

class MavenBuildTest {

    private final List<String> told = new ArrayList<>();

    @Test
    void theGoalsOfASessionShareABuildAndAnotherSessionHasItsOwn() {
        MavenSession first = session(new DefaultMavenExecutionRequest());
        MavenSession second = session(new DefaultMavenExecutionRequest());
        Build build = MavenBuild.of(first, new SystemStreamLog());

        assertThat(MavenBuild.of(first, new SystemStreamLog())).isSameAs(build);
        assertThat(MavenBuild.of(second, new SystemStreamLog())).isNotSameAs(build);
    }

    @Test
    void workIsDoneOnceAtTheEndOfItsSession() {
        MavenSession session = session(new DefaultMavenExecutionRequest());
        MavenSession other = session(new DefaultMavenExecutionRequest());
        ExecutionListener listener =
                SessionEnd.after(new Telling(), ended -> ended == session, () -> told.add("our work"));

        listener.sessionStarted(event(ExecutionEvent.Type.SessionStarted, session));
        listener.sessionEnded(event(ExecutionEvent.Type.SessionEnded, other));
        listener.sessionEnded(event(ExecutionEvent.Type.SessionEnded, session));

        assertThat(told).containsExactly("SessionStarted", "SessionEnded", "our work", "SessionEnded");
    }

    @Test
    void whatTheListenerBeforeThrowsIsThrown() {
        MavenSession session = session(new DefaultMavenExecutionRequest());
        ExecutionListener refusing = new AbstractExecutionListener() {
            @Override
            public void mojoStarted(ExecutionEvent event) {
                throw new IllegalStateException("refused");
            }
        };

        assertThatThrownBy(() -> SessionEnd.after(refusing, ended -> false, () -> {})
                        .mojoStarted(event(ExecutionEvent.Type.MojoStarted, session)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("refused");
    }

    @Test
    void aRequestWithoutAListenerGetsOne() {
        MavenExecutionRequest request = new DefaultMavenExecutionRequest();
        MavenSession session = session(request);
        MavenBuild.of(session, new SystemStreamLog());

        ExecutionListener listener = request.getExecutionListener();
        listener.sessionEnded(event(ExecutionEvent.Type.SessionEnded, session));
        assertThat(listener).isEqualTo(request.getExecutionListener()).hasToString("supabase-migrate after null");
    }

    private final class Telling extends AbstractExecutionListener {

        @Override
        public void sessionStarted(ExecutionEvent event) {
            told.add("" + event.getType());
        }

        @Override
        public void sessionEnded(ExecutionEvent event) {
            told.add("" + event.getType());
        }
    }

    private static MavenSession session(MavenExecutionRequest request) {
        MavenSession session = mock(MavenSession.class);
        when(session.getRequest()).thenReturn(request);
        when(session.getRepositorySession()).thenReturn(new DefaultRepositorySystemSession());
        return session;
    }

    private static ExecutionEvent event(ExecutionEvent.Type type, MavenSession session) {
        ExecutionEvent event = mock(ExecutionEvent.class);
        when(event.getType()).thenReturn(type);
        when(event.getSession()).thenReturn(session);
        return event;
    }
}
