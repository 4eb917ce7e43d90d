package io.github.supabasemigrate.project.toml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TomlDocumentTest {

    @Test
    void readsTextsOfAllKinds() {
        assertThat(values("""
                basic = "tab\\tquote\\" backslash\\\\ \\u00e9 \\U0001F600"
                literal = 'C:\\temp'
                lines = \"""
                first
                second \\
                    goes on
                last\"""
                quotes = \"""a "quoted" word\"\"""
                raw = '''
                \\d{2}
                '''
                empty = ""
                """))
                .containsExactly(
                        entry("basic", "tab\tquote\" backslash\\ é 😀"),
                        entry("literal", "C:\\temp"),
                        entry("lines", "first\nsecond goes on\nlast"),
                        entry("quotes", "a \"quoted\" word\""),
                        entry("raw", "\\d{2}\n"),
                        entry("empty", ""));
    }

    @Test
    void readsNumbersOfAllKinds() {
        assertThat(values("""
                a = 1_000
                b = -17
                c = 0xDEAD_beef
                d = 0o755
                e = 0b1101
                f = 3.14
                g = -2E-2
                h = inf
                i = -inf
                j = +0
                k = 9223372036854775807
                """).values())
                .containsExactly(
                        1000L,
                        -17L,
                        0xDEADBEEFL,
                        493L,
                        13L,
                        3.14,
                        -0.02,
                        Double.POSITIVE_INFINITY,
                        Double.NEGATIVE_INFINITY,
                        0L,
                        Long.MAX_VALUE);
    }

    @Test
    void readsDatesAndTimes() {
        assertThat(values("""
                a = 1979-05-27T07:32:00Z
                b = 1979-05-27 00:32:00.5-07:00
                c = 1979-05-27T07:32:00
                d = 1979-05-27
                e = 07:32:00.9999999991
                f = [1979-05-27, 07:32:00]
                """).values())
                .containsExactly(
                        OffsetDateTime.parse("1979-05-27T07:32:00Z"),
                        OffsetDateTime.parse("1979-05-27T00:32:00.5-07:00"),
                        LocalDateTime.parse("1979-05-27T07:32:00"),
                        LocalDate.parse("1979-05-27"),
                        LocalTime.parse("07:32:00.999999999"),
                        List.of(LocalDate.parse("1979-05-27"), LocalTime.parse("07:32:00")));
    }

    @Test
    void readsTablesOfAllKinds() {
        assertThat(values("""
                [a.b] # passed on the way
                c.d = 1
                c."e.f" = 2
                [a]
                'g h' = { i = 3, j.k = [ { l = 4 }, ] }
                [[m]]
                n = 5
                [m.o]
                p = true
                [[m]]
                [q]
                """))
                .containsExactly(
                        entry("a/b/c/d", 1L),
                        entry("a/b/c/e.f", 2L),
                        entry("a/g h/i", 3L),
                        entry("a/g h/j/k", List.of(Map.of("l", 4L))),
                        entry("m", List.of(Map.of("n", 5L, "o", Map.of("p", true)), Map.of())));
    }

    @Test
    void arraysGoOverLinesWithComments() {
        assertThat(values("a = [ # first\n  'x', # second\r\n\n  'y'\n  # end\n]\n"))
                .containsExactly(entry("a", List.of("x", "y")));
    }

    @Test
    void knowsThePlaceOfEveryKey() {
        TomlDocument document = TomlDocument.parse("# c\r\n[t]\r\n  a.b = 1\n[[u]]\n  [[u]]\nv = [\n1]\nw = 2");

        assertThat(document.entries())
                .containsEntry(List.of("t", "a", "b"), new TomlEntry(1L, 3, 3))
                .hasEntrySatisfying(
                        List.of("u"),
                        found -> assertThat(found).extracting("line", "column").containsExactly(4, 1));
        assertThat(TomlDocument.parse("a = '''\n\n'''\nb = 1").entries())
                .containsEntry(List.of("b"), new TomlEntry(1L, 4, 1));
    }

    @Test
    void tellsOfEveryWrongLineAndReadsTheOthers() {
        TomlDocument document = TomlDocument.parse("[db]\nport = = 1\n[x\nport = 2\n[api]\nmax = 1 2\nb = 2\n");

        assertThat(document.errors())
                .containsExactly(
                        new TomlError("expected a value, found `=`", 2, 8),
                        new TomlError("expected `]`, found the end of the line", 3, 3),
                        new TomlError("expected the end of the line, found `2`", 6, 9));
        assertThat(document.entries()).containsKey(List.of("api", "b")).doesNotContainKey(List.of("db", "port"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a = | 1:4 expected a value, found the end of the file",
                "a = 01 | 1:5 expected a value, found `01`",
                "a = 99999999999999999999 | 1:5 expected a value, found `99999999999999999999`",
                "a = 2021-02-30 | 1:5 expected a value, found `2021-02-30`",
                "a = \"x | 1:7 expected `\"`, found the end of the file",
                "a = \"\\x\" | 1:7 expected one of `b t n f r u U \" \\` after a backslash, found `x`",
                "a = \"\\uD800\" | 1:12 U+D800 is no character",
                "a = [1 2] | 1:8 expected `,` or `]`, found `2`",
                "a = {b = 1 | 1:11 expected `,` or `}`, found the end of the file",
                "a = {b = 1,} | 1:12 expected a key, found `}`",
                "= 1 | 1:1 expected a key, found `=`",
                "a = '''x | 1:9 expected `'''`, found the end of the file",
            })
    void saysWhatIsMissing(String text, String error) {
        assertThat(errors(text)).containsExactly(error);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = 1;a = 2",
                "a = 1;a.b = 2",
                "a.b = 1;[a]",
                "[a];[a]",
                "[a];b = 1;[a.b]",
                "[a.b.c];x = 1;[a];b.c.d = 2",
                "[a.b];c.d = 1;[a];b.c.e = 2",
                "a = {b = 1};a.c = 2",
                "a = {b = 1};[a.c]",
                "a = [];[[a]]",
                "[a];[[a]]",
                "[[a]];[a]",
                "[[a.b]];[a];b.c = 1",
                "a = {b = 1, b = 2}",
            })
    void definesNothingTwice(String lines) {
        assertThat(errors(lines.replace(';', '\n')))
                .hasSize(1)
                .first()
                .asString()
                .contains("is defined already");
    }

    @Test
    void controlCharactersAreRefused() {
        assertThat(errors("a = 1 # \u0000")).containsExactly("1:9 the control character U+0000, which is not allowed");
        assertThat(errors("a = 'x\ry'")).containsExactly("1:7 the control character U+000D, which is not allowed");
    }

    private static Map<String, Object> values(String text) {
        TomlDocument document = TomlDocument.parse(text);
        assertThat(document.errors()).isEmpty();
        Map<String, Object> values = new LinkedHashMap<>();
        document.entries().forEach((path, entry) -> values.put(String.join("/", path), entry.value()));
        return values;
    }

    private static List<String> errors(String text) {
        return TomlDocument.parse(text).errors().stream()
                .map(error -> error.line() + ":" + error.column() + " " + error.message())
                .toList();
    }
}
