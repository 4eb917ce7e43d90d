package io.github.supabasemigrate.lint.preflight;

import io.github.supabasemigrate.lint.probe.Fault;
import io.github.supabasemigrate.trace.Blocking;
import io.github.supabasemigrate.trace.StatementTrace.Place;
import io.github.supabasemigrate.trace.live.LiveEstimate;
import io.github.supabasemigrate.trace.live.LiveEstimate.Kind;
import io.github.supabasemigrate.trace.live.LiveEstimate.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What is too long for others to wait, and too much for a disk, by the estimates of what statements do to the target. */
public final class LiveLimits {

    static final String BUDGET = "blocking-budget";
    static final String DISK = "disk-headroom";

    /** A B-tree's entry for a key of eight bytes, with its share of the pages. */
    private static final long BYTES_PER_ENTRY = 22;

    private static final long GIBIBYTE = 1L << 30;

    private final Duration budget;
    private final long disk;

    /** Requests give up after some seconds; a gibibyte is an eighth of the platform's smallest disk. */
    public LiveLimits() {
        this(Duration.ofSeconds(5), GIBIBYTE);
    }

    LiveLimits(Duration budget, long disk) {
        this.budget = budget;
        this.disk = disk;
    }

    /** A fault for each statement that goes beyond a limit. */
    public List<Fault> exceeded(Map<Place, LiveEstimate> estimates) {
        List<Fault> faults = new ArrayList<>();
        estimates.forEach((place, estimate) -> {
            waiting(place, estimate, faults);
            space(place, estimate, faults);
        });
        return faults;
    }

    private void waiting(Place place, LiveEstimate estimate, List<Fault> faults) {
        if (estimate.duration().compareTo(budget) <= 0) {
            return;
        }
        estimate.blocked().entrySet().stream()
                .filter(blocked -> blocked.getValue().writes())
                .sorted(Map.Entry.comparingByKey())
                .findFirst()
                .ifPresent(blocked -> faults.add(new Fault(
                        BUDGET,
                        place,
                        blocked.getKey(),
                        "%s `%s` wait about %d s on the target, more than %d s: %s."
                                .formatted(
                                        who(blocked.getValue()),
                                        blocked.getKey(),
                                        estimate.duration().toSeconds(),
                                        budget.toSeconds(),
                                        figures(estimate)),
                        "Take the way that lets others work meanwhile: NOT VALID and VALIDATE,"
                                + " CONCURRENTLY, a new column filled in batches.")));
    }

    private static String who(Blocking blocking) {
        return blocking.reads() ? "Those who read or write" : "Those who write to";
    }

    private static String figures(LiveEstimate estimate) {
        return estimate.work().stream().map(Work::toString).collect(Collectors.joining("; "));
    }

    private void space(Place place, LiveEstimate estimate, List<Fault> faults) {
        long bytes = estimate.work().stream().mapToLong(LiveLimits::bytes).sum();
        if (bytes >= disk) {
            faults.add(new Fault(
                    DISK,
                    place,
                    estimate.work().get(0).table().name(),
                    String.format(
                            Locale.ROOT,
                            "On the target this needs about %.1f GB beside what is there, and as much again for the"
                                    + " write-ahead log: %s.",
                            bytes / (double) GIBIBYTE,
                            figures(estimate)),
                    "See that the disk has room before, or change the table in parts."));
        }
    }

    /** The old storage goes only when the transaction is over. */
    private static long bytes(Work work) {
        if (work.kind() == Kind.REWRITE) {
            return work.table().bytes();
        }
        return work.kind() == Kind.INDEX_BUILD ? work.times() * work.table().rows() * BYTES_PER_ENTRY : 0;
    }
}
