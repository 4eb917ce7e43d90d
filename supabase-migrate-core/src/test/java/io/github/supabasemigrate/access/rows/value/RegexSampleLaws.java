package io.github.supabasemigrate.access.rows.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Samples match the expressions that they are made from. */
class RegexSampleLaws {

    @Property
    void aSampleMatches(@ForAll("patterns") String pattern, @ForAll @IntRange(min = 0, max = 100_000) int number) {
        assertThat(RegexSample.of(pattern, number))
                .hasValueSatisfying(text -> assertThat(text).matches(pattern));
    }

    @Provide
    Arbitrary<String> patterns() {
        Arbitrary<String> atoms =
                Arbitraries.of("a", "[a-z]", "[A-Z0-9_]", "\\d", "[^a-f]", "-", "(x|yz)", "(?:b[0-9])", "\\.");
        Arbitrary<String> counts = Arbitraries.of("", "?", "*", "+", "{3}", "{1,4}", "{2,}");
        return Combinators.combine(atoms, counts)
                .as((atom, count) -> atom + count)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(parts -> "^" + String.join("", parts) + "$");
    }

    @Example
    void samplesDifferWhereTheExpressionLeavesRoom() {
        for (String pattern : List.of("^[a-z0-9-]+$", "^[A-Z]{3}-\\d{4}$", "^#[0-9a-f]{6}$")) {
            Set<Optional<String>> samples = new HashSet<>();
            for (int number = 1; number <= 100; number++) {
                samples.add(RegexSample.of(pattern, number));
            }
            assertThat(samples).as(pattern).hasSize(100);
        }
    }

    @Example
    void saysWhatIsBeyondIt() {
        assertThat(RegexSample.of("^(?=a)b$", 1)).isEmpty();
        assertThat(RegexSample.of("^(a)\\1$", 1)).isEmpty();
    }
}
