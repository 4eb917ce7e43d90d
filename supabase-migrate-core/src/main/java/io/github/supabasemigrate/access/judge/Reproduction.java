package io.github.supabasemigrate.access.judge;

import java.util.ArrayList;
import java.util.List;

/**
 * How to see something happen.
 *
 * @param rows statements that put the rows in place, for a superuser
 * @param before what has to be so besides, for a superuser with triggers off
 * @param events what happens first, for a superuser
 * @param withoutTriggers whether triggers and foreign keys stay off, so that row level security alone decides
 * @param becoming a statement that becomes somebody; empty where nobody in particular is asked for
 * @param statement what shows it
 */
public record Reproduction(
        List<String> rows,
        List<String> before,
        List<String> events,
        boolean withoutTriggers,
        String becoming,
        String statement) {

    /** Where there is nothing to see. */
    public static final Reproduction NONE = of("");

    public Reproduction {
        rows = List.copyOf(rows);
        before = List.copyOf(before);
        events = List.copyOf(events);
    }

    /** A statement that shows by itself what is meant, whoever sends it. */
    public static Reproduction of(String statement) {
        return new Reproduction(List.of(), List.of(), List.of(), false, "", statement);
    }

    public boolean isEmpty() {
        return statement.isEmpty();
    }

    /** A script for an empty database with the project's schema: it makes the rows, shows what it is about, and takes all back. */
    public String script() {
        if (becoming.isEmpty()) {
            return statement;
        }
        var lines = new ArrayList<String>();
        lines.add("BEGIN");
        lines.add("SET LOCAL session_replication_role = replica");
        lines.addAll(rows);
        lines.addAll(before);
        if (!withoutTriggers) {
            lines.add("SET LOCAL session_replication_role = origin");
        }
        lines.addAll(events);
        lines.add(becoming);
        lines.add(statement);
        lines.add("ROLLBACK");
        return String.join(";\n", lines) + ";";
    }

    /** Who does what, for a database with rows of its own. */
    public String brief() {
        var lines = new ArrayList<String>(before);
        lines.addAll(events);
        lines.add(becoming);
        lines.add(statement);
        return becoming.isEmpty() ? statement : "BEGIN; " + String.join("; ", lines) + "; ROLLBACK;";
    }
}
