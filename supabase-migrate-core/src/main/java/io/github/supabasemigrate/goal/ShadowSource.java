package io.github.supabasemigrate.goal;

import io.github.supabasemigrate.database.Credentials;
import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.database.DatabaseUrl;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.settings.Setting;
import io.github.supabasemigrate.settings.SettingValue;
import io.github.supabasemigrate.settings.Settings;
import io.github.supabasemigrate.shadow.Baseline;
import io.github.supabasemigrate.shadow.ShadowHost;
import io.github.supabasemigrate.shadow.cache.CacheDirectory;
import io.github.supabasemigrate.shadow.container.ContainerHost;
import io.github.supabasemigrate.shadow.embedded.EmbeddedOptions;
import io.github.supabasemigrate.shadow.embedded.EmbeddedPostgres;
import io.github.supabasemigrate.shadow.existing.ExistingHost;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Which of the kinds of shadow servers the settings ask for. */
record ShadowSource(Settings settings, Workplace workplace) {

    /**
     * The host of servers with this platform in them, which end with the build.
     *
     * @param pins further extension files, for a server whose programs are ours
     */
    ShadowHost host(int major, Baseline baseline, Map<String, String> pins) {
        SettingValue kind = settings.value(Setting.SHADOW).orElseThrow();
        refuseUnused(Setting.SHADOW_URL, "existing", kind);
        refuseUnused(Setting.SHADOW_IMAGE, "container", kind);
        ShadowHost host = switch (kind.text()) {
            case "existing" -> existing(baseline);
            case "container" ->
                new ContainerHost(
                        settings.text(Setting.SHADOW_IMAGE).orElseGet(() -> ContainerHost.supabaseImage(major)),
                        baseline,
                        pins);
            default ->
                EmbeddedPostgres.of(
                        workplace.binaries().ofMajor(major),
                        new EmbeddedOptions(cache(), baseline, pins, settings.isOn(Setting.IN_MEMORY)));
        };
        return workplace.build().hosted(host);
    }

    /** Nobody names a server or an image in order to get another. */
    private void refuseUnused(Setting place, String kind, SettingValue wanted) {
        settings.value(place).filter(value -> !wanted.text().equals(kind)).ifPresent(value -> {
            throw MigrateException.because("`" + place.key() + "` is set, and `" + Setting.SHADOW.key() + "` is `"
                            + wanted.text() + "`, which does not use it.")
                    .why("Set by " + value.source() + "; " + Setting.SHADOW.key() + " by " + wanted.source() + ".")
                    .next("To use it: -D" + Setting.SHADOW.property() + "=" + kind)
                    .build();
        });
    }

    private ExistingHost existing(Baseline baseline) {
        String text = settings.required(Setting.SHADOW_URL, "postgresql://postgres:password@localhost:5432/postgres");
        SettingValue place = settings.value(Setting.SHADOW_URL).orElseThrow();
        DatabaseUrl url = DatabaseUrl.parse(text);
        return new ExistingHost(Database.of(url, Credentials.of(url, place.source())), baseline);
    }

    /** Where builds of this user keep what they share. */
    CacheDirectory cache() {
        Optional<Path> chosen = settings.path(Setting.CACHE);
        return chosen.isPresent() ? CacheDirectory.at(chosen.get()) : CacheDirectory.ofUser(workplace.environment());
    }
}
