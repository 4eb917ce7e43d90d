package io.github.supabasemigrate.settings;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A setting's value and who set it.
 *
 * @param setting which
 * @param text the value as written
 * @param source where it was written, such as {@code .env.local SUPABASE_DB_URL} or {@code default}
 */
public record SettingValue(Setting setting, String text, String source) {

    /** The source of a value that nobody set. */
    static final String DEFAULT = "default";

    /** {@code user:password@} of a URL, and {@code password=} in its query. */
    private static final Pattern USER_INFO = Pattern.compile("(://[^/@:?#]*):.*@");

    private static final Pattern PARAMETER = Pattern.compile("(?i)([?&;](?:ssl)?password=)[^&;]*");

    public SettingValue {
        Objects.requireNonNull(setting, "setting");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(source, "source");
    }

    /** True when nobody set it. */
    public boolean isDefault() {
        return source.equals(DEFAULT);
    }

    /** The value as it may be printed: no secret is in it. */
    public String masked() {
        if (setting.isSecret()) {
            return "***";
        }
        String withoutUserInfo = USER_INFO.matcher(text).replaceFirst("$1:***@");
        return PARAMETER.matcher(withoutUserInfo).replaceAll("$1***");
    }

    @Override
    public String toString() {
        return setting.key() + " = " + masked() + " (" + source + ")";
    }
}
