package io.github.supabasemigrate.access.table;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which rows a persona's command gets at.
 *
 * @param rows their keys, when the statement reads columns
 * @param blind keys of those that it gets at besides when it reads none, so that SELECT policies do not apply
 * @param problem null, or why there are no rows
 * @param sqlState of an error that is no refusal
 * @param text what to tell of it
 */
public record Reach(
        Set<String> rows, Set<String> blind, @Nullable Problem problem, String sqlState, String text) {

    /** Why a command gets nowhere. */
    public enum Problem {
        /** The role lacks the privilege. */
        DENIED,
        /** The statement fails, whatever the rows. */
        ERROR,
        /** There is nothing to try it on. */
        UNTESTED
    }

    public static final Reach DENIED = new Reach(Set.of(), Set.of(), Problem.DENIED, "", "");

    public Reach {
        rows = Collections.unmodifiableSet(new TreeSet<>(rows));
        blind = Collections.unmodifiableSet(new TreeSet<>(blind));
    }

    public static Reach of(Set<String> rows) {
        return new Reach(rows, Set.of(), null, "", "");
    }

    public static Reach error(String sqlState, String text) {
        return new Reach(Set.of(), Set.of(), Problem.ERROR, sqlState, text);
    }

    /** Nothing can be said, for a reason. */
    public static Reach untested(String why) {
        return new Reach(Set.of(), Set.of(), Problem.UNTESTED, "", why);
    }

    public Reach withBlind(Set<String> all) {
        var more = new TreeSet<>(all);
        more.removeAll(rows);
        return new Reach(rows, more, problem, sqlState, text);
    }

    public boolean isError() {
        return problem == Problem.ERROR;
    }

    /** Everything it gets at, one way or the other. */
    public Set<String> all() {
        var all = new TreeSet<>(rows);
        all.addAll(blind);
        return all;
    }
}
