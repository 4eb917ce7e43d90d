package io.github.supabasemigrate.goal;

import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A version for a new migration that sorts after all there are: the time in UTC, as the Supabase CLI gives it, or the next
 * number in a project that counts {@code 001, 002, …}. A project whose newest version lies in the future gets one a second
 * later than that.
 */
final class NextVersion {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneOffset.UTC);

    private final Set<String> taken;

    /**
     * @param taken versions of the project: digits
     */
    NextVersion(Collection<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    String after(Instant now) {
        String stamp = STAMP.format(now);
        if (taken.isEmpty()) {
            return stamp;
        }
        String newest = Collections.max(taken);
        if (newest.length() < stamp.length()) {
            return successor(newest);
        }
        if (stamp.compareTo(newest) > 0) {
            return stamp;
        }
        return moment(newest).map(moment -> STAMP.format(moment.plusSeconds(1))).orElseGet(() -> successor(newest));
    }

    private static Optional<Instant> moment(String version) {
        try {
            return Optional.of(STAMP.parse(version, Instant::from));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The next number of the same width; after the last one of that width, one that still sorts behind it. */
    private static String successor(String version) {
        String next = new BigInteger(version).add(BigInteger.ONE).toString();
        return next.length() > version.length() ? version + "1" : "0".repeat(version.length() - next.length()) + next;
    }
}
