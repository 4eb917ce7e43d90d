package io.github.supabasemigrate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    private enum Colour {
        RED
    }

    @Test
    void indentsForPeople() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("status", 0);
        value.put("files", List.of("a.sql", List.of(), Map.of("line", 1L)));
        value.put("none", null);
        value.put("colour", Colour.RED);

        assertThat(JsonText.of(value)).isEqualTo("""
                {
                  "status" : 0,
                  "files" : [
                    "a.sql",
                    [ ],
                    {
                      "line" : 1
                    }
                  ],
                  "none" : null,
                  "colour" : "RED"
                }
                """);
    }

    @Test
    void aMemberWrittenBeforeLooksAsIfWrittenWithItsDocument() {
        Object member = List.of(Map.of("a", 1), List.of());

        assertThat(JsonText.of(Map.of("m", JsonText.member(member)))).isEqualTo(JsonText.of(Map.of("m", member)));
    }

    @Test
    void refusesWhatIsNotJson() {
        assertThatThrownBy(() -> JsonText.of(List.of(new Object())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Object");
    }

    @Property
    void writesWhatALibraryWrites(@ForAll("values") Object value) throws Exception {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        String expected = new ObjectMapper()
                        .writer(new DefaultPrettyPrinter()
                                .withObjectIndenter(lines)
                                .withArrayIndenter(lines))
                        .writeValueAsString(value)
                + "\n";

        assertThat(JsonText.of(value)).isEqualTo(expected);
    }

    @Provide
    Arbitrary<Object> values() {
        Arbitrary<Object> leaves = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(8).map(Object.class::cast),
                Arbitraries.strings().withCharRange('\u0000', '\u007f').ofMaxLength(8),
                Arbitraries.integers(),
                Arbitraries.longs(),
                Arbitraries.doubles(),
                Arbitraries.of(Double.NaN, Float.POSITIVE_INFINITY, new BigDecimal("1.50"), true, false));
        return Arbitraries.recursive(
                () -> leaves, deeper -> Arbitraries.oneOf(leaves, lists(deeper), maps(deeper)), 0, 3);
    }

    private static Arbitrary<Object> lists(Arbitrary<Object> elements) {
        return elements.injectNull(0.1)
                .list()
                .ofMaxSize(3)
                .map(list -> Collections.unmodifiableList(new ArrayList<>(list)));
    }

    private static Arbitrary<Object> maps(Arbitrary<Object> values) {
        return Arbitraries.maps(Arbitraries.strings().ofMaxLength(4), values)
                .ofMaxSize(3)
                .map(map -> Collections.unmodifiableMap(new LinkedHashMap<>(map)));
    }
}
