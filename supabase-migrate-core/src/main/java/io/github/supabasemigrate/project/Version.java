package io.github.supabasemigrate.project;

import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;

/**
 * The version of a migration: one or more ASCII digits, of any length. Versions compare as plain strings, as the Supabase CLI
 * compares them ({@code 001 < 10 < 2}), never as numbers.
 */
public record Version(String text) implements Comparable<Version> {

    private static final int TIMESTAMP_DIGITS = 14;
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

    public Version {
        if (text.isEmpty() || digitsOf(text) < text.length()) {
            throw new IllegalArgumentException("a version has digits only: " + text);
        }
    }

    /** How many ASCII digits a text begins with. */
    static int digitsOf(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        return digits;
    }

    /** The version that a new file gets at this instant of UTC. */
    public static Version at(LocalDateTime utc) {
        return new Version(TIMESTAMP.format(utc));
    }

    public BigInteger number() {
        return new BigInteger(text);
    }

    /** The instant of UTC that a version of 14 digits names; empty for other lengths and for dates that do not exist. */
    public Optional<LocalDateTime> timestamp() {
        if (text.length() != TIMESTAMP_DIGITS) {
            return Optional.empty();
        }
        int month = number(4);
        int day = number(6);
        int hour = number(8);
        int minute = number(10);
        int second = number(12);
        // Asked beforehand: an exception for each of a thousand files is not for nothing.
        if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) {
            return Optional.empty();
        }
        YearMonth in = YearMonth.of(100 * number(0) + number(2), month);
        return in.isValidDay(day) ? Optional.of(in.atDay(day).atTime(hour, minute, second)) : Optional.empty();
    }

    /** The two digits at an offset. */
    private int number(int offset) {
        return 10 * (text.charAt(offset) - '0') + text.charAt(offset + 1) - '0';
    }

    /** The version of the same width that follows: a second later for a timestamp, else the next number. */
    public Version next() {
        Optional<LocalDateTime> time = timestamp();
        if (time.isPresent()) {
            return at(time.get().plusSeconds(1));
        }
        String number = number().add(BigInteger.ONE).toString();
        return new Version("0".repeat(Math.max(0, text.length() - number.length())) + number);
    }

    @Override
    public int compareTo(Version other) {
        return text.compareTo(other.text);
    }

    /** Said outright, as is the hash: what a record brings is put together by method handles, 50 ms of a cold Maven. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Version that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The digits. */
    @Override
    public String toString() {
        return text;
    }
}
