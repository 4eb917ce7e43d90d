package io.github.supabasemigrate.settings;

import io.github.supabasemigrate.finding.MigrateException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values of one run, each with its source. Immutable; no secret is in {@link #toString()}. Every goal asks for dozens of them before
 * it does anything, in a cold Maven: what is asked is answered without lambdas, each of which is half a millisecond there.
 */
public final class Settings {

    private final Map<Setting, SettingValue> values;
    private final Map<Setting, Integer> strengths;
    private final Path base;

    private Settings(Map<Setting, SettingValue> values, Map<Setting, Integer> strengths, Path base) {
        this.values = Collections.unmodifiableMap(new EnumMap<>(values));
        this.strengths = Map.copyOf(strengths);
        this.base = base;
    }

    /** Starts with the defaults; relative paths are taken from the base directory. */
    public static Builder in(Path base) {
        return new Builder(base);
    }

    /** The value and its source, if it has one. */
    public Optional<SettingValue> value(Setting setting) {
        return Optional.ofNullable(values.get(setting));
    }

    public Optional<String> text(Setting setting) {
        SettingValue value = values.get(setting);
        return value == null ? Optional.empty() : Optional.of(value.text());
    }

    /** The value of a setting that a goal cannot do without. */
    public String required(Setting setting, String example) {
        return text(setting)
                .orElseThrow(() -> MigrateException.because("`" + setting.key() + "` is not set.")
                        .why(setting.doc())
                        .next("Set it: -D" + setting.property() + "=" + example)
                        .build());
    }

    /** A flag's value; flags all have defaults. */
    public boolean isOn(Setting setting) {
        SettingValue value = values.get(setting);
        return value != null && value.text().equals("true");
    }

    /** The parts of a list, without blanks; empty when not set. */
    public List<String> list(Setting setting) {
        return text(setting).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** The directory from which relative paths count. */
    public Path base() {
        return base;
    }

    public Optional<Path> path(Setting setting) {
        SettingValue value = values.get(setting);
        return value == null
                ? Optional.empty()
                : Optional.of(base.resolve(value.text()).normalize());
    }

    public Optional<Duration> duration(Setting setting) {
        return text(setting).flatMap(SettingType::parseDuration);
    }

    public Optional<Integer> count(Setting setting) {
        SettingValue value = values.get(setting);
        return value == null ? Optional.empty() : Optional.of(Integer.valueOf(value.text()));
    }

    /** True when the first has a value from a source at least as strong as the second's, or the second has none. */
    public boolean overrides(Setting first, Setting second) {
        return strengths.getOrDefault(first, 0) >= strengths.getOrDefault(second, 0);
    }

    /** The same, with a value for a setting that has none. */
    public Settings orElse(Setting setting, String text, String source) {
        Map<Setting, SettingValue> all = new EnumMap<>(Setting.class);
        all.put(setting, new SettingValue(setting, text, source));
        all.putAll(values);
        return new Settings(all, strengths, base);
    }

    /** Every value in the table's order, for {@code effective}. */
    public List<SettingValue> effective() {
        return List.copyOf(values.values());
    }

    @Override
    public String toString() {
        return values.values().toString();
    }

    /** Takes sources from the weakest to the strongest: a later value replaces an earlier one. */
    public static final class Builder {
        private final Map<Setting, SettingValue> values = new EnumMap<>(Setting.class);
        private final Map<Setting, Integer> strengths = new EnumMap<>(Setting.class);
        private final Path base;
        private int strength = 1;

        private Builder(Path base) {
            this.base = base;
            for (Setting setting : Setting.values()) {
                Optional<String> text = setting.fallback();
                if (text.isPresent()) {
                    values.put(setting, new SettingValue(setting, text.get(), SettingValue.DEFAULT));
                }
            }
        }

        /** Sets a value. Null and blank count as not set, so that an empty POM element or variable changes nothing. */
        public Builder set(Setting setting, @Nullable String text, String source) {
            if (text == null || text.isBlank()) {
                return this;
            }
            SettingValue value = new SettingValue(setting, text.strip(), source);
            check(value);
            values.put(setting, value);
            strengths.put(setting, strength);
            return this;
        }

        /** What is set from here on comes from a stronger source than what was set before. */
        public Builder strongerSource() {
            strength++;
            return this;
        }

        /** Sets what the user properties that begin with {@code supabase-migrate.} say; one that no setting has is refused. */
        public Builder userProperties(Map<String, String> properties) {
            for (Map.Entry<String, String> property : properties.entrySet()) {
                String name = property.getKey();
                if (name.startsWith(Setting.PREFIX) && !name.endsWith(".skip")) {
                    String key = name.substring(Setting.PREFIX.length());
                    Setting setting = Setting.ofKey(key).orElseThrow(() -> UnknownSetting.refuse(key));
                    set(setting, property.getValue(), "-D" + name);
                }
            }
            return this;
        }

        private void check(SettingValue value) {
            SettingType type = value.setting().type();
            if (!type.accepts(value.text())) {
                throw MigrateException.because("`" + value.setting().key() + "` is `" + value.masked()
                                + "`, which is not " + type.expected() + ".")
                        .why("Set by " + value.source() + ". " + value.setting().doc())
                        .next("Correct it there.")
                        .build();
            }
        }

        public Settings build() {
            return new Settings(values, strengths, base);
        }
    }
}
