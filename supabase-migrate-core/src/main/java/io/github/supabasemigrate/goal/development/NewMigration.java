package io.github.supabasemigrate.goal.development;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.project.SupabaseProject;
import io.github.supabasemigrate.project.Version;
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
public final class NewMigration {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(?:_[a-z0-9]+)*");
    private static final Pattern CREATES_TABLE = Pattern.compile("create_(.+?)(?:_table)?");

    private final Settings settings;
    private final SupabaseProject project;
    private final Clock clock;

    public NewMigration(Run run) {
        this(run.settings(), run.project(), run.workplace().clock());
    }

    NewMigration(Settings settings, SupabaseProject project, Clock clock) {
        this.settings = settings;
        this.project = project;
        this.clock = clock;
    }

    /** Writes the file into the migrations folder, which is made when missing. */
    public Outcome write() {
        String name = checkedName();
        List<Version> taken = project.readableMigrations().stream()
                .map(MigrationFile::version)
                .toList();
        String version = new NextVersion(taken).after(clock.instant()).text();
        String fileName = version + "_" + name + ".sql";
        Optional<String> table = settings.text(Setting.TABLE).or(() -> tableOf(name));
        String text = template(table.isPresent())
                .replace("{name}", name)
                .replace("{version}", version)
                .replace(
                        "{date}",
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString())
                .replace("{table}", table.orElse("my_table"));
        Path file = project.migrationsFolder().resolve(fileName);
        try {
            Files.createDirectories(project.migrationsFolder());
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw MigrateException.because("`" + file + "` cannot be written.")
                    .why(e.toString())
                    .next("Make the folder writable, or name another: -Dsupabase-migrate.directory=…")
                    .cause(e)
                    .build();
        }
        return new Written(project.directory().relativize(file).toString().replace('\\', '/'));
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

    /**
     * @param file that was written, relative to the project's directory
     */
    record Written(String file) implements Outcome {
        @Override
        public String summary() {
            return "Wrote `" + file + "`. Edit it, then try it on a throw-away database: mvn supabase-migrate:migrate";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("file", file);
        }
    }
}
