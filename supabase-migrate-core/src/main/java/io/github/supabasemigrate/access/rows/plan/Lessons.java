package io.github.supabasemigrate.access.rows.plan;

import io.github.supabasemigrate.access.rows.server.Outcome;
import io.github.supabasemigrate.access.rows.server.Outcome.Kind;
import io.github.supabasemigrate.access.rows.server.Outcome.Refusal;

/** What to do differently after the server refused a row. */
public final class Lessons {

    /** So often a row is tried with other values before something else is. */
    private static final int MOST_VARIANTS = 6;

    /** So many shapes of JSON a trigger is offered. */
    private static final int MOST_SHAPES = 4;

    private Lessons() {}

    /**
     * Learns from an outcome.
     *
     * @param tries how often the row was tried, this time included
     * @return false when there is nothing left to try
     */
    public static boolean learn(RowJob job, Outcome outcome, Adaptation learnt, int tries) {
        Refusal refusal = outcome.refusal().orElse(null);
        if (refusal == null) {
            return outcome.kind() == Kind.DROPPED && learnt.escalate();
        }
        boolean isElsewhere = !refusal.context().isEmpty()
                && (refusal.table().isEmpty()
                        || !refusal.table().equals(job.relation().name()));
        if (isElsewhere && refusal.sqlState().startsWith("22") && tries <= MOST_SHAPES) {
            learnt.vary(true);
            return true;
        }
        if (isElsewhere) {
            return learnt.escalate();
        }
        return switch (refusal.sqlState()) {
            case "23502" -> learnt.force(refusal.column()) || learnt.escalate();
            case "23505", "23P01" -> vary(job, learnt, tries);
            case "23514" -> {
                learnt.vary(true);
                yield tries <= MOST_VARIANTS || learnt.escalate();
            }
            case "23503" -> silence(learnt);
            default -> {
                learnt.vary(true);
                yield learnt.escalate();
            }
        };
    }

    private static boolean vary(RowJob job, Adaptation learnt, int tries) {
        if (job.isSpare() && tries >= 2 && !learnt.removes()) {
            learnt.remove();
            return true;
        }
        learnt.vary(tries % 2 == 0);
        return tries <= MOST_VARIANTS;
    }

    /** A row that points to one that is not there yet can only be made where nobody looks. */
    private static boolean silence(Adaptation learnt) {
        boolean wasSilent = learnt.mode() == Adaptation.Mode.SILENT;
        learnt.silence();
        return !wasSilent;
    }
}
