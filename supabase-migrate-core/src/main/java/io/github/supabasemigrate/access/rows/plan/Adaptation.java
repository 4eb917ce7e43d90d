package io.github.supabasemigrate.access.rows.plan;

import java.util.HashSet;
import java.util.Set;

/** What was learnt from refusals about one row. Changes while rows are tried. */
public final class Adaptation {

    /** Under whose token, and whether at all, triggers run. */
    public enum Mode {
        /** As the user whose row it is. */
        USER,
        /** As the service role. */
        SERVICE,
        /** Not. */
        SILENT
    }

    private final Set<String> forced = new HashSet<>();
    private Mode mode = Mode.USER;
    private int shift;
    private int variant;
    private boolean removes;
    private boolean isAlone;

    /** Columns that take neither NULL nor their default. */
    public Set<String> forced() {
        return forced;
    }

    public Mode mode() {
        return mode;
    }

    /** How much to add to the row's number. */
    public int shift() {
        return shift;
    }

    /** Which of several solutions of the checks to take. */
    public int variant() {
        return variant;
    }

    /** Whether the user's row has to go first. */
    public boolean removes() {
        return removes;
    }

    /** Fills a column; false if it was filled already. */
    public boolean force(String column) {
        return forced.add(column);
    }

    /** Takes the next mode; false if there is none. */
    public boolean escalate() {
        if (mode == Mode.SILENT) {
            return false;
        }
        mode = mode == Mode.USER ? Mode.SERVICE : Mode.SILENT;
        return true;
    }

    /** Takes other values. */
    public void vary(boolean otherSolution) {
        shift += 7;
        variant += otherSolution ? 1 : 0;
    }

    /** Whether parents that need not be are left out. */
    public boolean isAlone() {
        return isAlone;
    }

    /** Leaves out parents that need not be; false if they were left out already. */
    public boolean goAlone() {
        boolean wasAlone = isAlone;
        isAlone = true;
        return !wasAlone;
    }

    /** Runs no triggers. */
    public void silence() {
        mode = Mode.SILENT;
    }

    public void remove() {
        removes = true;
    }

    /** Starts where another row of the table ended. */
    public void learnFrom(Adaptation other) {
        forced.addAll(other.forced);
        mode = other.mode.compareTo(mode) > 0 ? other.mode : mode;
    }
}
