package io.github.supabasemigrate.replay;

import java.time.Duration;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * Which states of a replay are kept. Changes happen at the end: a file is added, the newest one is edited, a branch brings a few. So the
 * distances from the end grow by a factor: an edit costs at most that factor more files than it has to, or the nearest distance, and few
 * states are kept. A state that is cheap to reach from the one before is not worth its space.
 *
 * @param nearest distance from the end of the last state before it, and from a restored one to the next; pausing for one costs as much
 *     as running a few files
 * @param factor between one distance and the next
 * @param worth how long the files since the state before must have taken
 */
public record Checkpoints(int nearest, int factor, Duration worth) {

    /** Keeps the states before the last 0, 8, 64, 512 … files, where half a second lies between them. */
    public static final Checkpoints DEFAULT = new Checkpoints(8, 8, Duration.ofMillis(500));

    /** Keeps nothing, and does not pause. */
    public static final Checkpoints NONE = new Checkpoints(Integer.MAX_VALUE, 2, Duration.ofDays(1));

    public Checkpoints {
        if (nearest < 1 || factor < 2) {
            throw new IllegalArgumentException("nearest: " + nearest + ", factor: " + factor);
        }
    }

    /**
     * After how many files a run pauses to keep its state, if it is worth it; the last one is the end.
     *
     * @param from how many were restored; a pause shortly after that would save little
     */
    NavigableSet<Integer> positions(int from, int total) {
        NavigableSet<Integer> positions = new TreeSet<>();
        positions.add(total);
        long soonest = from == 0 ? 1 : (long) from + nearest;
        for (long distance = nearest; distance <= total - soonest; distance *= factor) {
            positions.add((int) (total - distance));
        }
        return positions;
    }

    /** The latest of the states that are kept; 0 if none is. */
    static int latest(int limit, IntPredicate isKept) {
        for (int files = limit; files > 0; files--) {
            if (isKept.test(files)) {
                return files;
            }
        }
        return 0;
    }

    /** Whether there is a replay so long that a state of it is kept. */
    boolean keepAny() {
        return nearest < Integer.MAX_VALUE;
    }

    boolean isWorth(Duration way) {
        return way.compareTo(worth) >= 0;
    }
}
