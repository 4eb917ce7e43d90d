package io.github.supabasemigrate.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * {@code docs/diff-capabilities.md}, from the run of the capability cases: it is compared with what came out, and written anew
 * with {@code -Dgolden.write=true}. A run of a part of the cases says nothing.
 */
final class CapabilityTable implements TestWatcher, AfterAllCallback {

    private static final Path FILE = Path.of("..", "docs", "diff-capabilities.md");
    private static final String INTRODUCTION = """
            # What the schema diff can do

            Made from the test run: `SchemaDiffTest` takes each pair of schemas of
            `supabase-migrate-core/src/test/resources/diff-cases` forward and backward on a real server, reads the result back,
            compares it object by object with the state that was wanted, and diffs again, which must find nothing. Where the
            case has rows, every column that both states have must keep its values.

            %d of %d forward, %d of %d backward.

            | capability | forward | backward | rows kept |
            |---|---|---|---|
            """;

    /** What the majors have that the table is made on; later syntax comes last among the cases. */
    private static final int EVERYWHERE = 15;

    private static final List<DiffCase> CASES =
            DiffCase.all().filter(example -> example.firstMajor() <= EVERYWHERE).toList();
    private final Map<String, Boolean> results = new ConcurrentHashMap<>();

    @Override
    public void testSuccessful(ExtensionContext context) {
        results.put(key(context), true);
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        results.put(key(context), false);
    }

    /** The method, and the number of the invocation: {@code [12] …}. */
    private static String key(ExtensionContext context) {
        return context.getRequiredTestMethod().getName()
                + context.getDisplayName().replaceFirst("(?s)^\\[(\\d+)].*", " $1");
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (CASES.stream()
                .anyMatch(example ->
                        forward(example).equals("?") || backward(example).equals("?"))) {
            return;
        }
        String table = text();
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(Objects.requireNonNull(FILE.getParent()));
            Files.writeString(FILE, table);
        }
        assertThat(Files.readString(FILE).replace("\r\n", "\n"))
                .as("%s; write it anew with -Dgolden.write=true", FILE)
                .isEqualTo(table);
    }

    private String text() {
        var text = new StringBuilder(INTRODUCTION.formatted(
                CASES.stream().filter(example -> forward(example).equals("yes")).count(),
                CASES.stream().count(),
                CASES.stream()
                        .filter(example -> backward(example).equals("yes"))
                        .count(),
                CASES.stream().filter(CapabilityTable::hasWayBack).count()));
        CASES.stream()
                .forEach(example -> text.append("| %s | %s | %s | %s |\n"
                        .formatted(
                                example.capability().replace("|", "\\|"),
                                forward(example),
                                backward(example),
                                rows(example))));
        return text.toString();
    }

    private static boolean hasWayBack(DiffCase example) {
        return !example.sections().containsKey("oneway");
    }

    private String forward(DiffCase example) {
        return word("goesForward", CASES.stream(), example);
    }

    private String backward(DiffCase example) {
        return hasWayBack(example)
                ? word("goesBack", CASES.stream().filter(CapabilityTable::hasWayBack), example)
                : "no way back";
    }

    private String rows(DiffCase example) {
        return example.section("rows").isBlank() ? "" : forward(example);
    }

    private String word(String method, Stream<DiffCase> cases, DiffCase example) {
        Boolean result = results.get(method + " " + (cases.toList().indexOf(example) + 1));
        return result == null ? "?" : result ? "yes" : "**no**";
    }
}
