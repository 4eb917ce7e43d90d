package io.github.supabasemigrate.project.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InTurnTest {

    @Test
    void doesWorkInItsOrder() {
        List<Integer> done = new ArrayList<>();
        try (InTurn turn = new InTurn("test")) {
            for (int i = 0; i < 100; i++) {
                int piece = i;
                turn.hand(() -> done.add(piece));
            }
            turn.await();
        }
        assertThat(done).hasSize(100).isSorted();
    }

    @Test
    void whatOnePieceThrowsEndsTheOthersAndIsToldToWhoWaits() {
        List<Integer> done = new ArrayList<>();
        try (InTurn turn = new InTurn("test")) {
            turn.hand(() -> {
                throw new IllegalStateException("first");
            });
            turn.hand(() -> done.add(2));

            assertThatThrownBy(turn::await)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("first");
        }
        assertThat(done).isEmpty();
    }
}
