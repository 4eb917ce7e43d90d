package io.github.supabasemigrate.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CheckpointsTest {

    @Test
    void liesCloserTogetherTowardsTheEnd() {
        assertThat(Checkpoints.DEFAULT.positions(0, 1000)).containsExactly(488, 936, 992, 1000);
        assertThat(Checkpoints.DEFAULT.positions(984, 1000)).containsExactly(992, 1000);
        assertThat(Checkpoints.DEFAULT.positions(985, 1000)).as("soon after").containsExactly(1000);
        assertThat(Checkpoints.DEFAULT.positions(0, 0)).containsExactly(0);
    }

    /** The files to run again after an edit of the one at a distance from the end are few times those that must run. */
    @Property
    void anEditCostsAtMostTheFactorMore(
            @ForAll @IntRange(min = 1, max = 5000) int total, @ForAll @IntRange(min = 1, max = 5000) int distance) {
        if (distance <= total) {
            int edited = total - distance;
            int start = Checkpoints.latest(edited, Checkpoints.DEFAULT.positions(0, total)::contains);
            assertThat(total - start).isLessThanOrEqualTo(Math.min(total, distance * 8));
        }
    }

    @Test
    void doesNotPauseToKeepNothing() {
        assertThat(Checkpoints.NONE.positions(0, 1000)).containsExactly(1000);
    }

    @Test
    void startsFromTheLatestThatIsKept() {
        assertThat(Checkpoints.latest(10, files -> files == 3 || files == 7)).isEqualTo(7);
        assertThat(Checkpoints.latest(6, files -> files == 3 || files == 7)).isEqualTo(3);
        assertThat(Checkpoints.latest(2, files -> files == 3)).isZero();
    }

    @Test
    void keepsWhatTookLong() {
        assertThat(Checkpoints.DEFAULT.isWorth(Duration.ofMillis(499))).isFalse();
        assertThat(Checkpoints.DEFAULT.isWorth(Duration.ofMillis(500))).isTrue();
    }
}
