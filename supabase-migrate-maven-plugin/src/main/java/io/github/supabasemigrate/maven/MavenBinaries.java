package io.github.supabasemigrate.maven;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.shadow.binaries.BinariesSource;
import io.github.supabasemigrate.shadow.binaries.Platform;
import io.github.supabasemigrate.shadow.binaries.PostgresBinaries;
import io.github.supabasemigrate.shadow.binaries.PostgresRelease;
import java.util.List;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * PostgreSQL's programs for this machine alone, resolved when they are needed through Maven's own resolver: mirrors, proxies,
 * offline mode and the local repository all work as for any artifact.
 */
final class MavenBinaries implements BinariesSource {

    private final RepositorySystem system;
    private final RepositorySystemSession session;
    private final List<RemoteRepository> remotes;

    MavenBinaries(RepositorySystem system, RepositorySystemSession session, List<RemoteRepository> remotes) {
        this.system = system;
        this.session = session;
        this.remotes = remotes;
    }

    /** The repository's copy never changes: its coordinates say which programs they are. */
    @Override
    public String identity(int major) {
        return PostgresRelease.ofMajor(major).coordinates(Platform.current());
    }

    @Override
    public PostgresBinaries ofMajor(int major) {
        Platform platform = Platform.current();
        PostgresRelease release = PostgresRelease.ofMajor(major);
        var artifact =
                new DefaultArtifact(PostgresRelease.GROUP_ID, release.artifactId(platform), "jar", release.version());
        try {
            return PostgresBinaries.ofJar(system.resolveArtifact(session, new ArtifactRequest(artifact, remotes, null))
                    .getArtifact()
                    .getFile()
                    .toPath());
        } catch (ArtifactResolutionException e) {
            throw MigrateException.because("PostgreSQL " + major + " for " + platform.classifier()
                            + " could not be resolved: `" + release.coordinates(platform) + "`.")
                    .why(e.getMessage())
                    .next(
                            session.isOffline()
                                    ? "Fetch it once without -o: mvn dependency:get -Dartifact="
                                            + release.coordinates(platform)
                                    : "Make it available in your repository; or use a server you have:"
                                            + " -Dsupabase-migrate.shadow=existing -Dsupabase-migrate.shadow.url=jdbc:postgresql://…")
                    .cause(e)
                    .build();
        }
    }
}
