package io.github.supabasemigrate.project.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supabasemigrate.finding.MigrateException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tomlj.Toml;

/** What the last config.toml said. */
class KeptConfigTest {

    private static final String TEXT = """
            project_id = "größe"

            [db]
            major_version = 17
            "odd name" = [[1, 2], ["a"], [true, 0.5]]
            [db.vault]
            key = "env(KEY)"
            """;
    private static final String SHOWN = "supabase/config.toml";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("not yet there").resolve("config.kept");
    }

    private ConfigFile parse(String text) {
        return ConfigFile.parse(text, SHOWN, Optional.of(file));
    }

    @Test
    void saysWhatTheParserSaid() {
        ConfigFile parsed = ConfigFile.parse(TEXT, SHOWN);

        assertThat(parse(TEXT)).isEqualTo(parsed);
        assertThat(new KeptConfig(file).of(TEXT, SHOWN)).contains(parsed);
        assertThat(parse(TEXT)).isEqualTo(parsed);
    }

    @Test
    void saysNothingOfAnotherText() {
        parse(TEXT);

        assertThat(new KeptConfig(file).of(TEXT + "\n", SHOWN)).isEmpty();
        assertThat(parse("[db]\nport = 1")).isEqualTo(ConfigFile.parse("[db]\nport = 1", SHOWN));
    }

    @Test
    void keepsNoTextThatIsInvalid() {
        assertThatThrownBy(() -> parse("a = ")).isInstanceOf(MigrateException.class);

        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[db.vault]\na = 'b'",
                "[auth.email.smtp]\npass = 'b'",
                "[x]\napi_keys = ['b']",
                "my_Secret = 'b'",
                "uri = 'postgres://me:b@host/db'"
            })
    void keepsNoSecret(String text) {
        assertThat(parse(text)).isEqualTo(ConfigFile.parse(text, SHOWN));

        assertThat(file).doesNotExist();
    }

    @Test
    void keepsNoComment() throws IOException {
        parse("# was: 0123456789\njwt_expiry = 3600\nauth_token = 'env(TOKEN)'");

        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                .contains("jwt_expiry")
                .contains("env(TOKEN)")
                .doesNotContain("0123456789");
    }

    @Test
    void keepsNoTextWithADate() throws IOException {
        String text = "day = 2026-11-22";

        assertThat(parse(text)).isEqualTo(ConfigFile.parse(text, SHOWN));

        try (var left = Files.list(file.getParent())) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void isParsedAgainWhereverItWasCutOrChanged() throws IOException {
        ConfigFile parsed = parse(TEXT);
        byte[] whole = Files.readAllBytes(file);

        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(parse(TEXT)).as("cut after %d bytes", length).isEqualTo(parsed);
        }
        Files.write(file, new byte[] {127, 127, 127, 127, 0});
        assertThat(parse(TEXT)).isEqualTo(parsed);
    }

    @Test
    void parsesWhereNothingCanBeKept() throws IOException {
        Files.writeString(folder.resolve("not yet there"), "a file, not a folder");

        assertThat(parse(TEXT)).isEqualTo(ConfigFile.parse(TEXT, SHOWN));
    }

    /** What one version of the parser said is nothing that another has to say. */
    @Test
    void namesTheParserInUse() {
        String jar =
                Toml.class.getProtectionDomain().getCodeSource().getLocation().getPath();

        assertThat(jar).endsWith(KeptConfig.MADE_BY.replaceFirst(",.*", "").replace(' ', '-') + ".jar");
    }
}
