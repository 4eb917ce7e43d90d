package io.github.supabasemigrate.goal.development;

import io.github.supabasemigrate.project.Version;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;

/**
 * A version for a new migration that sorts after all there are: the time in UTC, as the Supabase CLI gives it, or the next
 * number in a project that counts {@code 001, 002, …}. A project whose newest version lies in the future gets one a second
 * later than that.
 */
record NextVersion(List<Version> taken) {

    Version after(Instant now) {
        Version stamp = Version.at(LocalDateTime.ofInstant(now, ZoneOffset.UTC));
        if (taken.isEmpty()) {
            return stamp;
        }
        Version newest = Collections.max(taken);
        boolean isStamped = newest.text().length() >= stamp.text().length();
        return isStamped && stamp.compareTo(newest) > 0 ? stamp : successor(newest);
    }

    /** The last number of a width is followed by one that is longer and still sorts behind it. */
    private static Version successor(Version newest) {
        Version next = newest.next();
        return next.compareTo(newest) > 0 ? next : new Version(newest.text() + "1");
    }
}
