package io.github.supabasemigrate.access.rows;

import io.github.supabasemigrate.access.rows.plan.Adaptation;
import io.github.supabasemigrate.access.rows.plan.Lessons;
import io.github.supabasemigrate.access.rows.plan.RowJob;
import io.github.supabasemigrate.access.rows.plan.StepWriter;
import io.github.supabasemigrate.access.rows.plan.TablePlan;
import io.github.supabasemigrate.access.rows.server.Outcome;
import io.github.supabasemigrate.access.rows.server.SeedSession;
import io.github.supabasemigrate.access.rows.server.Step;
import io.github.supabasemigrate.catalog.object.ObjectId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tries rows, all of them at once, and those that were refused again with what was learnt, until nothing more helps. A round
 * is one round trip.
 */
final class SeedRounds {

    /** Nothing that can be learnt takes more. */
    private static final int MOST_ROUNDS = 20;

    /** A row on its way in. */
    private static final class Attempt {
        final RowJob job;
        final Adaptation learnt = new Adaptation();
        int tries;
        Optional<Outcome> last = Optional.empty();
        /** Why it was refused first. */
        String refusal = "";

        Attempt(RowJob job) {
            this.job = job;
        }
    }

    private final SeedSession session;
    private final StepWriter writer;
    private final Map<ObjectId, TablePlan> plans;
    private final Map<RowJob, Outcome> done = new LinkedHashMap<>();
    private final Map<RowJob, String> failed = new LinkedHashMap<>();
    private final Map<ObjectId, Adaptation> lessons = new TreeMap<>();
    private final Set<RowJob> removed = new HashSet<>();
    private final List<String> notes = new ArrayList<>();

    SeedRounds(SeedSession session, StepWriter writer, Map<ObjectId, TablePlan> plans) {
        this.session = session;
        this.writer = writer;
        this.plans = plans;
    }

    /** Makes rows; parents come before children. */
    void run(List<RowJob> jobs) throws SQLException {
        List<Attempt> open = new ArrayList<>();
        for (RowJob job : jobs) {
            Attempt attempt = new Attempt(job);
            Optional.ofNullable(lessons.get(job.relation())).ifPresent(attempt.learnt::learnFrom);
            open.add(attempt);
        }
        for (int round = 0; round < MOST_ROUNDS && !open.isEmpty(); round++) {
            List<Attempt> next = round(open);
            boolean isStuck = next.size() == open.size()
                    && next.stream().allMatch(attempt -> kind(attempt) == Outcome.Kind.WAITING);
            open = next;
            if (isStuck
                    && next.stream().filter(attempt -> attempt.learnt.goAlone()).count() == 0) {
                break;
            }
        }
        open.forEach(attempt -> failed.put(attempt.job, reason(attempt)));
    }

    /** Tries all that are open; those that are worth another try. */
    private List<Attempt> round(List<Attempt> open) throws SQLException {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            Attempt attempt = open.get(i);
            steps.add(writer.step(i, plan(attempt), attempt.job, attempt.learnt));
        }
        List<Attempt> again = new ArrayList<>();
        for (Outcome outcome : session.insert(steps)) {
            Attempt attempt = open.get(outcome.id());
            attempt.last = Optional.of(outcome);
            outcome.refusal()
                    .filter(error -> attempt.refusal.isEmpty())
                    .ifPresent(error -> attempt.refusal = error.describe());
            if (outcome.isThere()) {
                finish(attempt, outcome);
            } else if (outcome.kind() == Outcome.Kind.WAITING
                    || Lessons.learn(attempt.job, outcome, attempt.learnt, ++attempt.tries)) {
                again.add(attempt);
            } else {
                failed.put(attempt.job, reason(attempt));
            }
        }
        return again;
    }

    private void finish(Attempt attempt, Outcome outcome) {
        done.put(attempt.job, outcome);
        if (attempt.learnt.removes()) {
            removed.add(attempt.job);
        }
        ObjectId relation = attempt.job.relation();
        Adaptation before = lessons.get(relation);
        if (attempt.learnt.mode() == Adaptation.Mode.SILENT && before == null) {
            notes.add("Triggers of %s were off while it was seeded: %s"
                    .formatted(
                            relation.display(), attempt.refusal.isEmpty() ? "they dropped the row" : attempt.refusal));
        }
        if (before == null) {
            lessons.put(relation, attempt.learnt);
        }
    }

    private TablePlan plan(Attempt attempt) {
        return Objects.requireNonNull(plans.get(attempt.job.relation()), "rows are made for planned tables only");
    }

    private static Outcome.Kind kind(Attempt attempt) {
        return attempt.last.map(Outcome::kind).orElse(Outcome.Kind.WAITING);
    }

    private String reason(Attempt attempt) {
        List<String> unsolved = plan(attempt).options().unsolved();
        if (!unsolved.isEmpty()) {
            String checks = String.join(" and ", plan(attempt).options().checksOf(unsolved.get(0)));
            return "no value was found for %s%s"
                    .formatted(String.join(", ", unsolved), checks.isEmpty() ? "" : " under CHECK " + checks);
        }
        return attempt.last
                .flatMap(Outcome::refusal)
                .map(Outcome.Refusal::describe)
                .orElseGet(() -> kind(attempt) == Outcome.Kind.DROPPED
                        ? "a trigger dropped the row"
                        : "a table that it refers to has no row");
    }

    /** The rows that are there, or were as spares. */
    Map<RowJob, Outcome> done() {
        return done;
    }

    /** Why rows are not there. */
    Map<RowJob, String> failed() {
        return failed;
    }

    /** Whether a spare row took the place of the user's own. */
    boolean removed(RowJob job) {
        return removed.contains(job);
    }

    List<String> notes() {
        return notes;
    }
}
