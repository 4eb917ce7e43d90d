package io.github.supabasemigrate.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The time that a version names is the one that Java's own strict reading finds, and none where that finds none. */
class VersionLaws {

    private static final DateTimeFormatter STRICT =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

    @Property
    void namesTheTimeThatJavaReads(
            @ForAll @IntRange(max = 9999) int year,
            @ForAll @IntRange(max = 14) int month,
            @ForAll @IntRange(max = 33) int day,
            @ForAll @IntRange(max = 26) int hour,
            @ForAll @IntRange(max = 61) int minute,
            @ForAll @IntRange(max = 61) int second) {
        String text = "%04d%02d%02d%02d%02d%02d".formatted(year, month, day, hour, minute, second);

        assertThat(new Version(text).timestamp()).isEqualTo(strict(text));
    }

    private static Optional<LocalDateTime> strict(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, STRICT));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
