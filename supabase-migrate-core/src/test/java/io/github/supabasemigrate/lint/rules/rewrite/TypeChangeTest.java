package io.github.supabasemigrate.lint.rules.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.lint.schema.ColumnType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TypeChangeTest {

    @Test
    void agreesWithWhatTheServerWasSeenToDo() throws IOException {
        List<String> wrong = new ArrayList<>();
        int known = 0;
        for (String line : observed()) {
            String[] pair = line.split("\t", -1);
            Optional<ColumnType> from = ColumnType.parse(pair[0]);
            Optional<ColumnType> to = ColumnType.parse(pair[1]);
            if (from.isEmpty() || to.isEmpty()) {
                continue;
            }
            known++;
            TypeChange told = TypeChange.of(from.get(), to.get());
            if (told != seen(pair)) {
                wrong.add(line + ": " + told);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(known).isGreaterThan(300);
    }

    private static TypeChange seen(String[] pair) {
        if (pair[2].equals("yes")) {
            return TypeChange.REWRITE;
        }
        return pair[3].equals("yes") ? TypeChange.INDEX : TypeChange.FREE;
    }

    private static List<String> observed() throws IOException {
        try (InputStream content =
                Objects.requireNonNull(TypeChangeTest.class.getResourceAsStream("type-changes.tsv"))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    @Test
    void knowsSpellings() {
        assertThat(ColumnType.parse("pg_catalog.INT4")).isEqualTo(ColumnType.parse("integer"));
        assertThat(ColumnType.parse("character varying(10)")).isEqualTo(ColumnType.parse("varchar( 10 )"));
        assertThat(ColumnType.parse("timestamp(3) with time zone")).isEqualTo(ColumnType.parse("timestamptz(3)"));
        assertThat(ColumnType.parse("public.mood")).isEmpty();
    }

    @Test
    void tellsWhatMayNotFit() {
        assertThat(TypeChange.narrows(type("text"), type("varchar(5)"))).isTrue();
        assertThat(TypeChange.narrows(type("bigint"), type("int"))).isTrue();
        assertThat(TypeChange.narrows(type("numeric(10,2)"), type("numeric(10,4)")))
                .isTrue();
        assertThat(TypeChange.narrows(type("numeric(10,2)"), type("numeric(12,2)")))
                .isFalse();
        assertThat(TypeChange.narrows(type("varchar(5)"), type("text"))).isFalse();
    }

    private static ColumnType type(String written) {
        return ColumnType.parse(written).orElseThrow();
    }
}
