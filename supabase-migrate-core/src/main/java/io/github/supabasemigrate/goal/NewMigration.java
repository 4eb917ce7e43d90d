package io.github.supabasemigrate.goal;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.report.Outcome;
import io.github.supabasemigrate.settings.Setting;
import io.github.supabasemigrate.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes an empty migration: {@code <version>_<name>.sql}, from the team's template or from ours. A name such as
 * {@code create_orders} gets a whole table with its index, row level security and policies; it applies as it is.
 */
final class NewMigration {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(?:_[a-z0-9]+)*");
    private static final Pattern CREATES_TABLE = Pattern.compile("create_(.+?)(?:_table)?");

    private final Settings settings;
    private final Clock clock;

    NewMigration(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param folder the migrations folder, made when missing
     * @param taken the versions that the project has
     */
    Written write(Path folder, List<String> taken) {
        String name = checkedName();
        String version = new NextVersion(taken).after(clock.instant());
        String fileName = version + "_" + name + ".sql";
        Optional<String> table = settings.text(Setting.TABLE).or(() -> tableOf(name));
        String text = template(table.isPresent())
                .replace("{name}", name)
                .replace("{version}", version)
                .replace(
                        "{date}",
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString())
                .replace("{table}", table.orElse("my_table"));
        Path file = folder.resolve(fileName);
        try {
            Files.createDirectories(folder);
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw MigrateException.because("`" + file + "` cannot be written.")
                    .why(e.toString())
                    .next("Make the folder writable, or name another: -Dsupabase-migrate.directory=…")
                    .cause(e)
                    .build();
        }
        return new Written(file);
    }

    private String checkedName() {
        String name = settings.required(Setting.NAME, "add_user_preferences");
        if (!NAME.matcher(name).matches()) {
            String suggestion =
                    name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
            throw MigrateException.because("`" + name + "` is no good name for a migration: small letters, digits and"
                            + " underscores read the same on every system.")
                    .next("Call it: mvn supabase-migrate:new -Dsupabase-migrate.name="
                            + (suggestion.isEmpty() ? "what_it_does" : suggestion))
                    .build();
        }
        return name;
    }

    private static Optional<String> tableOf(String name) {
        Matcher matcher = CREATES_TABLE.matcher(name);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private String template(boolean ofTable) {
        Optional<Path> own = settings.path(Setting.TEMPLATE);
        try {
            return own.isPresent()
                    ? Files.readString(own.get(), StandardCharsets.UTF_8)
                    : resource(ofTable ? "new-table.sql" : "new-change.sql");
        } catch (IOException e) {
            throw MigrateException.because("The template `" + own.orElseThrow() + "` cannot be read.")
                    .why(e.toString())
                    .next("Correct -Dsupabase-migrate.template, or leave it out for the built-in one.")
                    .cause(e)
                    .build();
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = NewMigration.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The file that was written. */
    record Written(Path file) implements Outcome {
        @Override
        public String summary() {
            return "Wrote `" + file + "`. Edit it, then try it on a throw-away database: mvn supabase-migrate:migrate";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("file", file.toString());
        }
    }
}
