package io.github.supabasemigrate.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.supabasemigrate.goal.Build;
import io.github.supabasemigrate.shadow.ShadowHost;
import io.github.supabasemigrate.shadow.ShadowServer;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    void theSessionIsLeftAloneUntilAServerMayStart() {
        MavenExecutionRequest request = new DefaultMavenExecutionRequest();
        MavenSession session = session(request);
        Build build = MavenBuild.of(session, new SystemStreamLog());
        assertThat(request.getExecutionListener()).isNull();

        build.hosted(new TellingHost());
        ExecutionListener listener = request.getExecutionListener();
        assertThat(listener).hasToString("supabase-migrate after null");

        MavenBuild.of(session, new SystemStreamLog()).hosted(new TellingHost());
        assertThat(request.getExecutionListener()).isSameAs(listener);
    }

    @Test
    void aServerEndsWithItsSessionAndNoneStartsAfterwards() {
        MavenExecutionRequest request = new DefaultMavenExecutionRequest();
        MavenSession session = session(request);
        ShadowHost host = MavenBuild.of(session, new SystemStreamLog()).hosted(new TellingHost());
        host.start();

        request.getExecutionListener().sessionEnded(event(ExecutionEvent.Type.SessionEnded, session));

        assertThat(told).containsExactly("leave");
        assertThatThrownBy(host::start).hasMessageContaining("The build ended");
    }

    /** Its servers tell what is asked of them. */
    private final class TellingHost implements ShadowHost {

        @Override
        public String identity() {
            return "telling";
        }

        @Override
        public ShadowServer start() {
            return (ShadowServer) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {ShadowServer.class}, (server, method, arguments) -> {
                        told.add(method.getName());
                        return null;
                    });
        }

        @Override
        public boolean has(String checkpoint) {
            return false;
        }

        @Override
        public Optional<ShadowServer> resume(String checkpoint) {
            return Optional.empty();
        }
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
