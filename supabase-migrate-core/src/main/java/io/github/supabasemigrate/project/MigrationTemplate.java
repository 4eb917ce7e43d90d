package io.github.supabasemigrate.project;

import io.github.supabasemigrate.project.files.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The text that a new migration starts with; <code>{name}</code>, <code>{version}</code>, <code>{date}</code> and
 * <code>{table}</code> are filled in. The built-in one holds its statements as comments: a file nobody edited changes nothing.
 */
public record MigrationTemplate(String text) {

    private static final String EXAMPLES = "migration-template.sql";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'");
    private static final String HEADER = """
            -- Migration: {name}
            -- Created: {date}
            -- Author:
            --
            -- Why:

            -- Below are examples as comments: keep what you need, delete the rest.

            """;

    /** The text of a file of the team's. */
    public static MigrationTemplate read(Path file) {
        return new MigrationTemplate(SourceText.read(file, file.toString()).text());
    }

    /** Examples of all that the first migration of a table needs, written to run twice. */
    public static MigrationTemplate builtIn() {
        return new MigrationTemplate(HEADER
                + examples()
                        .lines()
                        .map(line -> line.isEmpty() || line.startsWith("--") ? line : "-- " + line)
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    /** The examples before they are made comments. */
    static String examples() {
        try (InputStream in = MigrationTemplate.class.getResourceAsStream(EXAMPLES)) {
            return new String(Objects.requireNonNull(in, EXAMPLES).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String fill(String name, Version version, LocalDateTime date, Optional<String> table) {
        return text.replace("{name}", name)
                .replace("{version}", version.text())
                .replace("{date}", DATE.format(date))
                .replace("{table}", table.or(() -> MigrationNaming.table(name)).orElse("my_table"));
    }
}
