package io.github.supabasemigrate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JsonTextLaws {

    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Property(tries = 300)
    void isWhatALibraryWrites(@ForAll("documents") Object document) throws Exception {
        String expected = MAPPER.writer(
                        new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER))
                .writeValueAsString(document);

        assertThat(JsonText.of(document)).isEqualTo(expected + "\n");
        assertThat(MAPPER.readTree(JsonText.of(document))).isEqualTo(MAPPER.readTree(expected));
    }

    @Property(tries = 100)
    void aMemberThatIsWrittenAlreadyIsPutInAsItIs(@ForAll("documents") Object value) {
        assertThat(JsonText.of(Map.of("member", JsonText.member(value))))
                .isEqualTo(JsonText.of(Map.of("member", value)));
    }

    @Example
    void whatIsNoJsonIsRefused() {
        assertThatThrownBy(() -> JsonText.of(List.of(new Object()))).hasMessageStartingWith("not JSON: ");
    }

    @Provide
    Arbitrary<Object> documents() {
        Arbitrary<Object> leaf = Arbitraries.oneOf(
                Arbitraries.strings().map(text -> text),
                Arbitraries.strings()
                        .withChars('\0', '\u001f', '"', '\\', '/', '\u007f', '\u2028', 'ä')
                        .map(text -> text),
                Arbitraries.integers().map(number -> number),
                Arbitraries.longs().map(number -> number),
                Arbitraries.doubles().map(number -> number),
                Arbitraries.bigDecimals().map(number -> number),
                Arbitraries.of(true, false, Double.NaN, Double.POSITIVE_INFINITY, Letter.A));
        return Arbitraries.lazyOf(() -> leaf, () -> lists(leaf), () -> maps(leaf), () -> lists(maps(lists(leaf))));
    }

    private enum Letter {
        A
    }

    private static Arbitrary<Object> lists(Arbitrary<Object> element) {
        return element.injectNull(0.1).list().ofMaxSize(4).map(list -> new ArrayList<>(list));
    }

    private static Arbitrary<Object> maps(Arbitrary<Object> value) {
        return Arbitraries.maps(Arbitraries.strings().ofMaxLength(3), value)
                .ofMaxSize(4)
                .map(map -> new LinkedHashMap<>(map));
    }
}
