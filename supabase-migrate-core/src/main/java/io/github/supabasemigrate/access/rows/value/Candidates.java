package io.github.supabasemigrate.access.rows.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** Values that a column of a type may take, best first. The first one fits whatever no check restricts. */
final class Candidates {

    /** What checks of texts commonly ask for: addresses, colours, codes. */
    private static final List<String> SHAPES = List.of(
            "%s%d@tok.example.com",
            "https://tok.example.com/%s/%d",
            "+1555%2$07d",
            "#%2$06d",
            "tok-%s-%d",
            "TOK%s%d",
            "%2$d",
            "x%2$d",
            "2030-01-01",
            "12:30",
            "US",
            "USD",
            "en",
            "en-US",
            "UTC",
            "1.0.%2$d",
            "00000000-0000-4000-8000-%2$012d",
            "10.0.0.1",
            "0x%2$040d",
            "[]",
            "{}");

    private static final Pattern DAY = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d)");

    private final ColumnType type;
    private final CheckHints hints;
    private final String token;

    /** @param token {@code notes-body}: where a value will be found */
    Candidates(ColumnType type, CheckHints hints, String token) {
        this.type = type;
        this.hints = hints;
        this.token = token.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "");
    }

    /** All of them. */
    List<Candidate> all() {
        List<Candidate> all = new ArrayList<>();
        if (type.isArray()) {
            arrays(all);
            return all;
        }
        if (type.name().equals("uuid")) {
            all.add((number, tag) -> uuid(token, number, tag));
        }
        type.labels().forEach(label -> all.add(Candidate.of(label)));
        if (type.isText()) {
            texts(all);
        } else if (type.isNumber()) {
            numbers(all);
        } else if (type.isTime()) {
            times(all);
        } else if (type.isJson()) {
            json(all);
        } else if (all.isEmpty()) {
            all.addAll(OtherTypes.of(type));
        }
        hints.constants().forEach(constant -> all.add(Candidate.of(constant)));
        return all;
    }

    private void texts(List<Candidate> all) {
        hints.patterns().forEach(pattern -> {
            if (RegexSample.of(pattern, 1).isPresent()) {
                all.add((number, tag) ->
                        RegexSample.of(pattern, seed(number, tag)).orElseThrow());
            }
        });
        boolean isShort = type.modifier() > 0 && type.modifier() < 48;
        if (isShort) {
            all.add(ofLength(type.modifier()));
        }
        all.add((number, tag) -> "tok_" + tag + "_" + token + "_" + number);
        hints.lengths().stream().filter(length -> length > 0).forEach(length -> all.add(ofLength(length)));
        hints.constants().forEach(constant -> all.add(Candidate.of(constant)));
        if (!hints.patterns().isEmpty()
                || !type.checks().isEmpty()
                || !hints.constants().isEmpty()) {
            SHAPES.forEach(shape -> all.add((number, tag) -> shape.formatted(tag, seed(number, tag))));
        }
    }

    /** A text of a length that tells apart as much as fits in it. */
    private static Candidate ofLength(int length) {
        return (number, tag) -> {
            String mark = tag + number;
            if (mark.length() > length) {
                String code = Integer.toString(seed(number, tag), Character.MAX_RADIX);
                return "x".repeat(Math.max(0, length - code.length()))
                        + code.substring(Math.max(0, code.length() - length));
            }
            return "x".repeat(length - mark.length()) + mark;
        };
    }

    /** A number that no other row of any slot has. */
    private static int seed(int number, String tag) {
        return Math.floorMod(tag.hashCode(), 97) + 97 * (number + 1);
    }

    private void numbers(List<Candidate> all) {
        boolean isBounded = !hints.numbers().isEmpty();
        if (!isBounded) {
            boolean isSmall = type.name().equals("int2") || type.modifier() > 0;
            all.add((number, tag) -> Integer.toString((isSmall ? 1 : 7000) + number));
        }
        for (BigDecimal bound : hints.numbers()) {
            all.add((number, tag) -> rounded(bound.add(BigDecimal.valueOf(number))));
            all.add(Candidate.of(rounded(bound)));
        }
        for (String number : new String[] {"1", "5", "10", "50", "100", "0", "0.5", "-1", "1000000"}) {
            all.add(Candidate.of(number));
        }
    }

    private String rounded(BigDecimal number) {
        return type.name().startsWith("int")
                ? number.setScale(0, RoundingMode.HALF_UP).toPlainString()
                : number.toPlainString();
    }

    private void times(List<Candidate> all) {
        String past = "2001-01-01";
        String future = "2031-01-01";
        for (String start : new String[] {future, past}) {
            for (int days = 0; days <= 2; days++) {
                int later = days;
                all.add((number, tag) -> day(start, number * 10 + later));
            }
        }
        all.add(Candidate.of("1990-05-05"));
        all.add(Candidate.of("now"));
        for (String constant : hints.constants()) {
            if (DAY.matcher(constant).lookingAt()) {
                String day = constant.substring(0, 10);
                all.add((number, tag) -> day(day, -1 - number % 5));
                all.add((number, tag) -> day(day, 1 + number % 5));
            }
        }
    }

    private static String day(String start, int days) {
        return LocalDate.parse(start).plusDays(days).toString();
    }

    private void json(List<Candidate> all) {
        all.add((number, tag) -> JsonSample.object("tok_" + tag + "_" + token + "_" + number, hints.keys()));
        all.add(Candidate.of("{}"));
        all.add(Candidate.of("[]"));
        all.add((number, tag) ->
                "[" + JsonSample.object("tok_" + tag + "_" + token + "_" + number, hints.keys()) + "]");
        all.add((number, tag) -> "[\"tok_" + tag + "_" + token + "_" + number + "\"]");
        all.add(Candidate.of("\"x\""));
        all.add(Candidate.of("1"));
        all.add(Candidate.of("true"));
    }

    private void arrays(List<Candidate> all) {
        ColumnType element =
                new ColumnType(type.sql(), type.name(), false, type.isDomain(), type.labels(), 0, 0, List.of());
        List<Candidate> elements = new Candidates(element, hints, token).all();
        Candidate first = elements.isEmpty() ? Candidate.of("") : elements.get(0);
        hints.lengths().stream()
                .filter(length -> length > 0 && length < 100)
                .forEach(length -> all.add((number, tag) -> array(first, length, number, tag)));
        all.add((number, tag) -> array(first, 1, number, tag));
        all.add(Candidate.of("{}"));
    }

    private static String array(Candidate element, int length, int number, String tag) {
        List<String> elements = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            String text = String.valueOf(element.text(number * 100 + i, tag));
            elements.add("\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
        }
        return "{" + String.join(",", elements) + "}";
    }

    /** An id that is the same in every run. */
    static String uuid(String token, int number, String tag) {
        long high = (long) (token + tag).hashCode() << 32 | 0x4000L;
        return new UUID(
                        high,
                        0x8000_0000_0000_0000L
                                | Math.floorMod((token + "/" + tag).hashCode(), 1 << 24) * 100_000L + number)
                .toString();
    }
}
