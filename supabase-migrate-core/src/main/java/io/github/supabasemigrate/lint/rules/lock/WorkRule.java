package io.github.supabasemigrate.lint.rules.lock;

import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.lint.TracedStatement;
import io.github.supabasemigrate.sql.plpgsql.InnerStatement.Place;
import io.github.supabasemigrate.trace.live.LiveEstimate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Lets one reading of a statement's text be believed as it stands, or held against a trace. */
public final class WorkRule {

    private WorkRule() {}

    /** A rule that believes a trace rather than the text. */
    public static LintRule of(LintRule.Draft rule, Evidence evidence, Suspicion.Reader reader) {
        return rule.statement((statement, found) -> byText(statement, reader, found))
                .trace((traced, found) -> byTrace(traced, evidence, reader, found))
                .build();
    }

    private static void byText(LintStatement statement, Suspicion.Reader reader, Findings found) {
        reader.in(statement)
                .filter(Suspicion::isLikely)
                .filter(suspicion -> !statement.isNewTable(suspicion.table()))
                .forEach(suspicion -> report(suspicion, statement, "", found));
    }

    private static void byTrace(TracedStatement traced, Evidence evidence, Suspicion.Reader reader, Findings found) {
        for (LintStatement statement : inside(traced)) {
            if (!evidence.canBeSeenIn(traced.trace())) {
                byText(statement, reader, found);
                continue;
            }
            reader.in(statement)
                    .filter(suspicion -> evidence.isIn(traced.trace(), statement.qualified(suspicion.table())))
                    .forEach(suspicion -> report(suspicion, statement, cost(traced), found));
        }
    }

    /** The statement, and those of a DO block in it. */
    public static List<LintStatement> inside(TracedStatement traced) {
        return traced.statement().file().statements().stream()
                .filter(each -> each.index() == traced.statement().index() && each.place() != Place.ROUTINE)
                .toList();
    }

    /** The tables that the statement, or one of a DO block in it, alters by name. */
    public static Set<String> tablesAltered(TracedStatement traced) {
        return inside(traced).stream()
                .flatMap(statement -> statement.alterTable().stream().map(alter -> statement.qualified(alter.name())))
                .collect(Collectors.toSet());
    }

    /** What it would cost the target, with the figures that this comes from; empty where nobody knows. */
    public static String cost(TracedStatement traced) {
        return traced.live()
                .filter(live -> !live.work().isEmpty())
                .map(live -> " " + time(live) + " on the target: " + figures(live) + "." + waiting(live))
                .orElse("");
    }

    private static String time(LiveEstimate live) {
        long seconds = live.duration().toSeconds();
        return seconds == 0 ? "Less than 1 s" : "About " + seconds + " s";
    }

    /** How many writes come meanwhile, at the pace that the statistics tell of. */
    private static String waiting(LiveEstimate live) {
        long writes = live.work().stream()
                .map(LiveEstimate.Work::table)
                .distinct()
                .mapToLong(live::waitingWrites)
                .sum();
        return writes == 0
                ? ""
                : " At the usual pace %d %s meanwhile.".formatted(writes, writes == 1 ? "write waits" : "writes wait");
    }

    private static String figures(LiveEstimate live) {
        return live.work().stream().map(LiveEstimate.Work::toString).collect(Collectors.joining("; "));
    }

    private static void report(Suspicion suspicion, LintStatement statement, String cost, Findings found) {
        String table = statement.qualified(suspicion.table());
        Findings.Draft draft = found.at(suspicion.at(), suspicion.message().replace("%s", table) + cost)
                .about(table)
                .hint(suspicion.hint());
        suspicion.severity().ifPresent(draft::weighing);
    }
}
