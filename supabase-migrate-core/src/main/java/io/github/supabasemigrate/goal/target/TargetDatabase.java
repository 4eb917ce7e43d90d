package io.github.supabasemigrate.goal.target;

import io.github.supabasemigrate.database.ConnectionProblem;
import io.github.supabasemigrate.database.Credentials;
import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.database.DatabaseUrl;
import io.github.supabasemigrate.database.Secret;
import io.github.supabasemigrate.settings.Setting;
import io.github.supabasemigrate.settings.SettingValue;
import io.github.supabasemigrate.settings.Settings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The target database that the settings describe. */
public final class TargetDatabase {

    private TargetDatabase() {}

    /** None when neither a URL nor a host is set. */
    public static Optional<Database> find(Settings settings) {
        Optional<SettingValue> url = settings.value(Setting.URL);
        if (url.isPresent() && settings.overrides(Setting.URL, Setting.HOST)) {
            return Optional.of(at(url.get(), settings));
        }
        Optional<SettingValue> host = settings.value(Setting.HOST);
        if (host.isPresent()) {
            DatabaseUrl parts = ofParts(settings);
            return Optional.of(Database.of(parts, credentials(parts, host.get(), settings)));
        }
        return Optional.empty();
    }

    /** Another database, at a URL that a setting gives; the login that its URL does not have is the target's. */
    public static Database at(SettingValue place, Settings settings) {
        DatabaseUrl url = DatabaseUrl.parse(place.text());
        return Database.of(url, credentials(url, place, settings));
    }

    /** The target, which must be set. */
    static Database require(Settings settings) {
        return find(settings).orElseThrow(() -> ConnectionProblem.noTarget().toException());
    }

    private static DatabaseUrl ofParts(Settings settings) {
        return DatabaseUrl.of(
                settings.text(Setting.HOST).orElseThrow(),
                settings.count(Setting.PORT).orElseThrow(),
                settings.text(Setting.DATABASE).orElseThrow());
    }

    /** User and password each come from the strongest source that has one; the URL is a source like the others. */
    private static Credentials credentials(DatabaseUrl url, SettingValue place, Settings settings) {
        Credentials inUrl = Credentials.of(url, place.source());
        SettingValue user = stronger(Setting.USER, url.user() == null, place, settings);
        SettingValue password = stronger(Setting.PASSWORD, url.password() == null, place, settings);
        return new Credentials(
                user == null ? inUrl.user() : user.text(),
                user == null ? inUrl.userSource() : user.source(),
                password == null ? inUrl.password() : Secret.of(password.text()),
                password == null ? inUrl.passwordSource() : password.source());
    }

    private static @Nullable SettingValue stronger(
            Setting setting, boolean isAlone, SettingValue place, Settings settings) {
        SettingValue value = settings.value(setting).orElse(null);
        return isAlone || settings.overrides(setting, place.setting()) ? value : null;
    }
}
