package io.github.supabasemigrate.maven;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.FrontEnd;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/** The {@code <server>} entries of settings.xml, decrypted as Maven does it. */
final class MavenServers {

    private final Settings settings;
    private final SettingsDecrypter decrypter;

    MavenServers(Settings settings, SettingsDecrypter decrypter) {
        this.settings = settings;
        this.decrypter = decrypter;
    }

    Optional<FrontEnd.Login> login(String id) {
        Server server = settings.getServer(id);
        if (server == null) {
            return Optional.empty();
        }
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        String problems = result.getProblems().stream()
                .map(problem -> problem.getMessage())
                .collect(Collectors.joining("\n"));
        if (!problems.isEmpty()) {
            throw MigrateException.because(
                            "The password of the server `" + id + "` in settings.xml cannot be decrypted.")
                    .why(problems)
                    .next("Encrypt it again: mvn --encrypt-password; the master password is in settings-security.xml.")
                    .build();
        }
        Server open = result.getServer();
        return Optional.of(
                new FrontEnd.Login(open.getUsername(), open.getPassword(), "settings.xml server `" + id + "`"));
    }
}
