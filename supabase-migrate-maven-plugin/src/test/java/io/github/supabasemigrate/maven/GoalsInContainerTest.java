package io.github.supabasemigrate.maven;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.supabasemigrate.maven.target.RepairMojo;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.settings.Settings;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Goals as Maven's container makes them: fields filled from a POM, components injected. */
@MojoTest
@Basedir("src/test/resources/unit/module")
class GoalsInContainerTest {

    @Inject
    Log log;

    @Inject
    MavenSession session;

    @BeforeEach
    void giveTheSessionWhatMavenGivesIt() {
        when(session.getRepositorySession()).thenReturn(new DefaultRepositorySystemSession());
        when(session.getRequest()).thenReturn(new DefaultMavenExecutionRequest());
        when(session.getSettings()).thenReturn(new Settings());
    }

    @Test
    @InjectMojo(goal = "repair", pom = "pom.xml")
    void repairWantsAVersion(RepairMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("No version is named.")
                .hasMessageContaining("-Dsupabase-migrate.reverted=");
    }

    @Test
    @InjectMojo(goal = "repair", pom = "pom.xml")
    @MojoParameter(name = "skip", value = "true")
    void aSkippedGoalSaysSoAndDoesNothing(RepairMojo mojo) throws Exception {
        mojo.execute();

        verify(log).info(contains("is skipped"));
    }

    @Test
    @InjectMojo(goal = "repair", pom = "pom.xml")
    @MojoParameter(name = "yes", value = "ja")
    void aTextThatIsNoFlagIsRefusedAndNotReadAsFalse(RepairMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("`yes` is `ja`, which is not `true` or `false`.")
                .hasMessageContaining("POM");
    }
}
