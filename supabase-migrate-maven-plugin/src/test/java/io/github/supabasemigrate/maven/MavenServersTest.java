package io.github.supabasemigrate.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supabasemigrate.finding.MigrateException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;

/** Logins of settings.xml, open and encrypted, through Maven's own decrypter. */
@MojoTest
class MavenServersTest {

    private static final String SECURITY_FILE = "settings.security";

    @Inject
    SettingsDecrypter decrypter;

    @TempDir
    Path directory;

    @BeforeEach
    void writeMasterPassword() throws Exception {
        String master = new DefaultPlexusCipher().encryptAndDecorate("the master", SECURITY_FILE);
        Path file = directory.resolve("settings-security.xml");
        Files.writeString(file, "<settingsSecurity><master>" + master + "</master></settingsSecurity>");
        System.setProperty(SECURITY_FILE, file.toString());
    }

    @AfterEach
    void forgetMasterPassword() {
        System.clearProperty(SECURITY_FILE);
    }

    @Test
    void decryptsAPassword() throws Exception {
        String encrypted = new DefaultPlexusCipher().encryptAndDecorate("hunter2", "the master");

        var login = servers(encrypted).login("production").orElseThrow();

        assertThat(login.user()).isEqualTo("deployer");
        assertThat(login.password()).isEqualTo("hunter2");
        assertThat(login.source()).isEqualTo("settings.xml server `production`");
        assertThat(login.toString()).doesNotContain("hunter2");
    }

    @Test
    void takesAnOpenPasswordAsItIs() {
        assertThat(servers("hunter2").login("production").orElseThrow().password())
                .isEqualTo("hunter2");
    }

    @Test
    void passwordOfAnotherMasterIsRefused() throws Exception {
        String encrypted = new DefaultPlexusCipher().encryptAndDecorate("hunter2", "another master");
        var servers = servers(encrypted);

        assertThatThrownBy(() -> servers.login("production"))
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining("The password of the server `production` in settings.xml cannot be decrypted.")
                .hasMessageContaining("mvn --encrypt-password");
    }

    @Test
    void otherServersAreNoneOfOurs() {
        assertThat(servers("hunter2").login("elsewhere")).isEmpty();
    }

    private MavenServers servers(String password) {
        var server = new Server();
        server.setId("production");
        server.setUsername("deployer");
        server.setPassword(password);
        var settings = new Settings();
        settings.addServer(server);
        return new MavenServers(settings, decrypter);
    }
}
