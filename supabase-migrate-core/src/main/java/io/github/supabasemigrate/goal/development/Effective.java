package io.github.supabasemigrate.goal.development;

import io.github.supabasemigrate.goal.TextTable;
import io.github.supabasemigrate.report.Outcome;
import io.github.supabasemigrate.settings.Setting;
import io.github.supabasemigrate.settings.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every setting with its value and its source; one that nobody set shows as {@code -}. */
public record Effective(Settings settings) implements Outcome {

    @Override
    public List<String> details() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("setting", "value", "from"));
        for (Setting setting : Setting.values()) {
            rows.add(settings.value(setting)
                    .map(value -> List.of(setting.key(), value.masked(), value.source()))
                    .orElse(List.of(setting.key(), "-", "")));
        }
        return new TextTable(rows).lines();
    }

    @Override
    public String summary() {
        long set = settings.effective().stream()
                .filter(value -> !value.isDefault())
                .count();
        return set + " of " + Setting.values().length + " settings are set; the others have their defaults.";
    }

    @Override
    public Map<String, Object> data() {
        Map<String, Object> all = new LinkedHashMap<>();
        Arrays.stream(Setting.values())
                .forEach(setting -> settings.value(setting)
                        .ifPresent(value ->
                                all.put(setting.key(), Map.of("value", value.masked(), "from", value.source()))));
        return Map.of("settings", all);
    }
}
