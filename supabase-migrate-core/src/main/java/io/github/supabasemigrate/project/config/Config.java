package io.github.supabasemigrate.project.config;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.MigrateException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one project for one database, from low to high: defaults, the file, the section of the linked remote, variables
 * named {@code SUPABASE_<PATH>}. A text that is {@code env(NAME)} as a whole stands for that variable; unset, it stays as it is.
 */
public final class Config {

    private static final Pattern ENV = Pattern.compile("env\\(([^()]*)\\)");

    private static final String DEFAULT = "default";

    private final Map<ConfigKey, ConfigValue> values;
    private final Map<String, String> vault;
    private final List<Finding> notices;

    private Config(Map<ConfigKey, ConfigValue> values, Map<String, String> vault, List<Finding> notices) {
        this.values = values;
        this.vault = vault;
        this.notices = notices;
    }

    /**
     * Settles every key.
     *
     * @param projectRef the linked project's, whose {@code [remotes.*]} section counts
     * @throws MigrateException naming every value that is not what its key needs
     */
    public static Config of(ConfigFile file, Optional<String> projectRef, Variables variables) {
        Map<List<String>, ConfigValue> entries = file.forRemote(projectRef).entries();
        Map<ConfigKey, ConfigValue> values = new EnumMap<>(ConfigKey.class);
        List<String> errors = new ArrayList<>();
        ConfigValue firstWrong = null;
        for (ConfigKey key : ConfigKey.values()) {
            ConfigValue found = find(key, entries, variables);
            if (found == null) {
                continue;
            }
            ConfigValue resolved = found.with(resolve(found.value(), variables));
            Optional<Object> converted = key.kind().convert(resolved.value());
            if (converted.isPresent()) {
                values.put(key, resolved.with(converted.get()));
            } else {
                errors.add(found.source() + ": `" + key.path() + "` must be "
                        + key.kind().words() + ".");
                firstWrong = firstWrong == null ? found : firstWrong;
            }
        }
        if (firstWrong != null) {
            throw wrong(errors, firstWrong);
        }
        Vault vault = Vault.of(entries, value -> resolve(value, variables));
        List<Finding> notices = new ArrayList<>(KnownKeys.unknown(file.entries()));
        notices.addAll(vault.notices());
        return new Config(values, vault.secrets(), notices);
    }

    /** The value of a key; {@code type} is {@code String}, {@code Integer}, {@code Boolean} or {@code List}. */
    public <T> Optional<T> get(ConfigKey key, Class<T> type) {
        ConfigValue found = values.get(key);
        return found == null ? Optional.empty() : Optional.of(type.cast(found.value()));
    }

    /** The elements of a list; empty if it is not set. */
    public List<String> texts(ConfigKey key) {
        ConfigValue found = values.get(key);
        List<String> texts = new ArrayList<>();
        if (found != null && found.value() instanceof List<?> list) {
            for (Object element : list) {
                texts.add(String.valueOf(element));
            }
        }
        return List.copyOf(texts);
    }

    /** True if nobody set the key. */
    public boolean isDefault(ConfigKey key) {
        ConfigValue value = values.get(key);
        return value == null || value.source().equals(DEFAULT);
    }

    /** Where a key's value came from, in words. */
    public Optional<String> source(ConfigKey key) {
        ConfigValue found = values.get(key);
        return found == null ? Optional.empty() : Optional.of(found.source());
    }

    /** The secrets of {@code [db.vault]} by name, {@code env()} resolved. */
    public Map<String, String> vault() {
        return vault;
    }

    /** Keys that nothing reads, and secrets that have no value. */
    public List<Finding> notices() {
        return notices;
    }

    private static @Nullable ConfigValue find(
            ConfigKey key, Map<List<String>, ConfigValue> entries, Variables variables) {
        String override = variables.get(key.variable()).orElse("");
        if (!override.isEmpty()) {
            return new ConfigValue(override, key.variable() + " in " + variables.source(key.variable()), null);
        }
        ConfigValue entry = entries.get(List.of(key.path().split("\\.")));
        if (entry != null) {
            return entry;
        }
        String byDefault = key.defaultValue();
        return byDefault == null ? null : new ConfigValue(byDefault, DEFAULT, null);
    }

    private static Object resolve(Object value, Variables variables) {
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(element -> resolve(Objects.requireNonNull(element), variables))
                    .toList();
        }
        String text = value.toString();
        if (!text.startsWith("env(")) {
            return value;
        }
        Matcher reference = ENV.matcher(text);
        return reference.matches() ? variables.get(reference.group(1)).orElse(text) : value;
    }

    private static MigrateException wrong(List<String> errors, ConfigValue first) {
        return MigrateException.because(
                        errors.size() == 1 ? "A setting is wrong." : errors.size() + " settings are wrong.")
                .where(first.location())
                .why(String.join("\n", errors))
                .build();
    }
}
