package io.github.supabasemigrate.verify.snapshot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** Two texts as a unified difference. */
final class LineDifference {

    private LineDifference() {}

    /** What leads from one to the other, at most so many lines of it. */
    static String between(String from, String to, int longest) {
        var before = new RawText(from.getBytes(StandardCharsets.UTF_8));
        var after = new RawText(to.getBytes(StandardCharsets.UTF_8));
        EditList edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, before, after);
        var output = new ByteArrayOutputStream();
        try (var formatter = new DiffFormatter(output)) {
            formatter.setContext(2);
            formatter.format(edits, before, after);
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot fail to be written", e);
        }
        List<String> lines = output.toString(StandardCharsets.UTF_8).lines().toList();
        String shown = String.join("\n", lines.subList(0, Math.min(longest, lines.size())));
        return lines.size() <= longest ? shown : shown + "\n… " + (lines.size() - longest) + " more lines";
    }
}
