package io.github.supabasemigrate.access.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConjunctsTest {

    @Test
    void dropsEachPartOfAConjunction() {
        assertThat(Conjuncts.of("((a = 1) AND (b = 2) AND c)"))
                .extracting(Conjuncts.Without::dropped)
                .containsExactlyInAnyOrder("(a = 1)", "(b = 2)", "c");
        assertThat(Conjuncts.of("((a = 1) AND (b = 2))"))
                .extracting(Conjuncts.Without::condition)
                .containsExactly("(true AND (b = 2))", "((a = 1) AND true)");
    }

    @Test
    void looksIntoQueriesAndBranches() {
        assertThat(Conjuncts.of("(x OR (EXISTS ( SELECT 1 FROM m WHERE ((m.org = t.org) AND (m.who = auth.uid())))))"))
                .extracting(Conjuncts.Without::never)
                .containsExactly(
                        "(x OR (EXISTS ( SELECT 1 FROM m WHERE (false AND (m.who = auth.uid())))))",
                        "(x OR (EXISTS ( SELECT 1 FROM m WHERE ((m.org = t.org) AND false))))");
    }

    @Test
    void leavesWhatHasNoPartsAndTheAndOfBetween() {
        assertThat(Conjuncts.of("(owner = auth.uid())")).isEmpty();
        assertThat(Conjuncts.of("(n BETWEEN 1 AND 5)")).isEmpty();
    }
}
