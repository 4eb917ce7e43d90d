package io.github.supabasemigrate.trace.page;

import io.github.supabasemigrate.finding.Wording;
import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.SqlStatement;
import io.github.supabasemigrate.trace.Blocking;
import io.github.supabasemigrate.trace.CatalogEffect;
import io.github.supabasemigrate.trace.ObservedLock;
import io.github.supabasemigrate.trace.StatementTrace;
import io.github.supabasemigrate.trace.TableActivity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What migrations did, in Markdown: a table for each file, a row for each statement that touched what was there before it. Statements
 * that only made new objects are counted.
 */
public final class TracePage {

    private static final int LONGEST = 60;

    private final Map<String, SqlScript> scripts;

    private TracePage(Map<String, SqlScript> scripts) {
        this.scripts = scripts;
    }

    /**
     * Writes the page.
     *
     * @param scripts by the file's path, for lines and words; what is missing is told by its number alone
     */
    public static String write(List<StatementTrace> traces, Map<String, SqlScript> scripts) {
        Map<String, List<StatementTrace>> files = traces.stream()
                .collect(Collectors.groupingBy(trace -> trace.place().file(), LinkedHashMap::new, Collectors.toList()));
        StringBuilder page = new StringBuilder("# What the migrations did on the shadow\n\n");
        page.append(Wording.count(files.size(), "file"))
                .append(", ")
                .append(Wording.count(traces.size(), "statement"))
                .append(" in ")
                .append(milliseconds(total(traces)))
                .append(
                        " ms. Tables that the same file made keep nobody waiting and are left out; a duration is that of the\n")
                .append("shadow, which has no rows but those that migrations write.\n");
        TracePage writer = new TracePage(scripts);
        files.forEach((file, all) -> writer.append(file, all, page));
        return page.toString();
    }

    private void append(String file, List<StatementTrace> all, StringBuilder page) {
        List<StatementTrace> felt =
                all.stream().filter(trace -> !row(trace).isQuiet()).toList();
        page.append("\n## ").append(file).append("\n\n").append(Wording.count(all.size(), "statement"));
        page.append(", ").append(milliseconds(total(all))).append(" ms");
        if (felt.isEmpty()) {
            page.append("; none touches what was there before.\n");
            return;
        }
        page.append(
                        ".\n\n| line | statement | keeps waiting | locks | rewrites, builds | reads in full | rows written | changes | ms |\n")
                .append("|---|---|---|---|---|---|---|---|---|\n");
        felt.forEach(trace -> page.append(row(trace)).append('\n'));
    }

    /** The cells of one statement. */
    private record Row(String line, String words, List<String> cells, String changes, String milliseconds) {

        boolean isQuiet() {
            return cells.stream().allMatch(String::isEmpty);
        }

        @Override
        public String toString() {
            return Stream.of(List.of(line, words), cells, List.of(changes, milliseconds))
                    .flatMap(List::stream)
                    .collect(Collectors.joining(" | ", "| ", " |"));
        }
    }

    private Row row(StatementTrace trace) {
        SqlScript script = scripts.get(trace.place().file());
        int index = trace.place().index();
        SqlStatement statement = script == null || index >= script.statements().size()
                ? null
                : script.statements().get(index);
        List<String> cells = List.of(
                join(trace.blocking().entrySet().stream()
                        .map(each -> waiting(each.getValue()) + " of `" + each.getKey() + "`")
                        .toList()),
                join(trace.locks().stream().map(ObservedLock::toString).toList()),
                join(works(trace)),
                join(tables(trace, TableActivity::fullScans, activity -> activity.rowsRead() + " rows of ")),
                join(tables(trace, TableActivity::rowsWritten, activity -> activity.rowsWritten() + " in ")));
        return new Row(
                line(script, statement, index),
                words(statement),
                cells,
                changes(trace),
                milliseconds(trace.duration()));
    }

    private static String line(@Nullable SqlScript script, @Nullable SqlStatement statement, int index) {
        return script == null || statement == null
                ? "statement " + (index + 1)
                : String.valueOf(script.position(statement.body().start()).line());
    }

    /** The beginning of the statement, in one line. */
    private static String words(@Nullable SqlStatement statement) {
        if (statement == null) {
            return "";
        }
        String text = statement.text().replaceAll("\\s+", " ");
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return "`" + shown.replace("`", "'").replace("|", "\\|") + "`";
    }

    private static String waiting(Blocking blocking) {
        return Stream.of(
                        blocking.reads() ? "reads" : "",
                        blocking.writes() ? "writes" : "",
                        blocking.definition() ? "definition" : "")
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static List<String> works(StatementTrace trace) {
        List<String> works = new ArrayList<>();
        trace.rewritten().forEach(table -> works.add("rewrites `" + table + "`"));
        trace.indexBuilds()
                .forEach(build -> works.add((build.isRebuild() ? "rebuilds `" : "builds `") + build.index() + "`"));
        return works;
    }

    private static List<String> tables(
            StatementTrace trace, Function<TableActivity, Long> figure, Function<TableActivity, String> words) {
        return trace.activity().stream()
                .filter(activity -> figure.apply(activity) > 0)
                .map(activity -> words.apply(activity) + "`" + activity.table() + "`")
                .toList();
    }

    private static String changes(StatementTrace trace) {
        return join(trace.effects().stream()
                .map(TracePage::change)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    }

    private static @Nullable String change(CatalogEffect effect) {
        return effect.identity().isEmpty()
                ? null
                : effect.kind().name().toLowerCase(Locale.ROOT) + " " + effect.objectType() + " `" + effect.identity()
                        + "`";
    }

    private static String join(List<String> parts) {
        return String.join("; ", parts).replace("|", "\\|").replace("\n", " ");
    }

    private static Duration total(List<StatementTrace> traces) {
        return traces.stream().map(StatementTrace::duration).reduce(Duration.ZERO, Duration::plus);
    }

    private static String milliseconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toNanos() / 1e6);
    }
}
