package io.github.supabasemigrate.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Advice on the name of a migration: lower case, underscores, led by a verb, saying what changes. A name that breaks it still
 * works.
 */
public final class MigrationNaming {

    private static final Pattern SNAKE = Pattern.compile("[a-z0-9]+(_[a-z0-9]+)*");
    private static final Pattern NUMBERED = Pattern.compile("(migration|change|update|fix|test|new|temp)s?_?[0-9]*");
    private static final Set<String> VERBS = Set.of(
            "add",
            "adjust",
            "allow",
            "alter",
            "archive",
            "attach",
            "backfill",
            "change",
            "clean",
            "cleanup",
            "convert",
            "copy",
            "correct",
            "create",
            "deduplicate",
            "define",
            "delete",
            "deny",
            "deprecate",
            "detach",
            "disable",
            "drop",
            "enable",
            "enforce",
            "ensure",
            "expose",
            "extend",
            "extract",
            "fix",
            "force",
            "generate",
            "grant",
            "harden",
            "hide",
            "implement",
            "import",
            "improve",
            "increase",
            "index",
            "init",
            "initialize",
            "insert",
            "install",
            "introduce",
            "limit",
            "link",
            "load",
            "lock",
            "make",
            "mark",
            "merge",
            "migrate",
            "modify",
            "move",
            "normalize",
            "optimize",
            "partition",
            "populate",
            "prevent",
            "protect",
            "refactor",
            "refresh",
            "register",
            "remove",
            "rename",
            "reorder",
            "repair",
            "replace",
            "require",
            "reset",
            "restore",
            "restrict",
            "revert",
            "revoke",
            "rewrite",
            "rollback",
            "schedule",
            "secure",
            "seed",
            "set",
            "setup",
            "simplify",
            "split",
            "squash",
            "store",
            "swap",
            "switch",
            "sync",
            "tighten",
            "track",
            "transfer",
            "truncate",
            "tune",
            "unlink",
            "unschedule",
            "update",
            "upgrade",
            "use",
            "validate",
            "widen");

    private MigrationNaming() {}

    /** What could be better in a name, a sentence each, and none for a good name. */
    public static List<String> advice(String name) {
        List<String> advice = new ArrayList<>();
        if (!SNAKE.matcher(name).matches()) {
            advice.add("`" + name + "` is not lower case with underscores: `" + snake(name) + "`.");
        }
        String snake = advice.isEmpty() ? name : snake(name);
        if (snake.isEmpty() || NUMBERED.matcher(snake).matches()) {
            advice.add("`" + name + "` does not say what changes, as `add_status_to_experiments` does.");
        } else if (!VERBS.contains(snake.split("_")[0])) {
            advice.add("`" + name + "` does not begin with a verb, as `add_status_to_experiments` does.");
        }
        return advice;
    }

    /** The table that a name such as {@code create_trials_table} or {@code add_status_to_trials} speaks of. */
    static Optional<String> table(String name) {
        String snake = snake(name);
        if (snake.startsWith("create_") && snake.length() > "create_".length()) {
            return Optional.of(snake.substring("create_".length()).replaceFirst("_table$", ""));
        }
        int to = snake.lastIndexOf("_to_");
        return snake.startsWith("add_") && to > 0
                ? Optional.of(snake.substring(to + "_to_".length()))
                : Optional.empty();
    }

    private static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_|_$", "");
    }
}
