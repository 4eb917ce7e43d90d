package io.github.supabasemigrate.goal.memory;

import io.github.supabasemigrate.report.JsonText;
import io.github.supabasemigrate.report.Outcome;
import io.github.supabasemigrate.shadow.cache.CacheDirectory;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a goal showed and wrote, passed or not, kept as it was written: the next run with the same inputs shows and writes the
 * same without doing the work, and without putting thousands of findings into words again. For goals whose outcome follows
 * from their inputs and nothing else.
 *
 * @param goal whose outcomes
 */
public record KeptOutcomes(CacheDirectory cache, String goal) {

    /** The member of an outcome's data that says whether it is one of an earlier run. */
    public static final String UNCHANGED = "unchanged";

    private static final String FILE = "outcome";
    private static final String REPORT = "report-";

    /** What the run with these inputs came to, if there was one; its report files stand in their places again. */
    public Optional<KeptOutcome> again(Inputs inputs) {
        return kept().with(inputs).flatMap(KeptOutcomes::read);
    }

    /**
     * Keeps an outcome.
     *
     * @param reports places of the files that the run wrote
     * @param warnings that it told on the way
     */
    public void keep(Inputs inputs, Outcome outcome, Collection<String> reports, List<String> warnings) {
        kept().keep(inputs, entry -> {
            try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(entry.resolve(FILE))))) {
                write(outcome.status().name(), out);
                write(outcome.summary(), out);
                write(String.join("\n", warnings), out);
                write(String.join("\n", outcome.details()), out);
                out.writeInt(outcome.data().size());
                for (Map.Entry<String, Object> member : outcome.data().entrySet()) {
                    write(member.getKey(), out);
                    write(JsonText.member(member.getValue()).text(), out);
                }
                write(String.join("\n", reports), out);
            }
            int number = 0;
            for (String report : reports) {
                Files.copy(Path.of(report), entry.resolve(REPORT + number++));
            }
        });
    }

    private static Optional<KeptOutcome> read(Path entry) {
        try (var in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(entry.resolve(FILE))))) {
            Outcome.Status status = Outcome.Status.valueOf(text(in));
            String summary = text(in);
            List<String> warnings = lines(in);
            List<String> details = lines(in);
            Map<String, Object> data = new LinkedHashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                data.put(text(in), new JsonText.Written(text(in)));
            }
            data.put(UNCHANGED, true);
            restore(entry, lines(in));
            return Optional.of(new KeptOutcome(status, summary, warnings, details, data));
        } catch (IOException | IllegalArgumentException e) {
            // Damaged, or thrown away by another build just now: as if it had never been kept.
            return Optional.empty();
        }
    }

    private static void restore(Path entry, List<String> reports) throws IOException {
        for (int number = 0; number < reports.size(); number++) {
            Path place = Path.of(reports.get(number));
            Files.createDirectories(place.toAbsolutePath().getParent());
            Files.copy(entry.resolve(REPORT + number), place, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void write(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static List<String> lines(DataInputStream in) throws IOException {
        return text(in).lines().toList();
    }

    private KeptRuns kept() {
        return new KeptRuns(cache, "outcomes-" + goal);
    }
}
