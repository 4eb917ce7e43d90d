package io.github.supabasemigrate.diff.arrange;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.diff.change.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a transaction must end, and where bodies of functions must not be checked. */
public final class Boundaries {

    private static final Pattern NEW_VALUE =
            Pattern.compile("^ALTER TYPE .* ADD VALUE (E?'(?:[^']|'')*')(?: (?:BEFORE|AFTER) .*)?$", Pattern.DOTALL);

    private Boundaries() {}

    /** The changes with their commits, and with what switches the checks off. */
    public static List<Change> set(List<Change> changes, boolean cutsHints) {
        var all = new ArrayList<>(changes);
        commitNewValues(all);
        return cutsHints ? unchecked(all) : all;
    }

    /** A new value of an enum can be used only once it is committed (manual, ALTER TYPE). One commit does for values in a row. */
    private static void commitNewValues(List<Change> changes) {
        for (int i = 0; i < changes.size(); i++) {
            Matcher added = NEW_VALUE.matcher(changes.get(i).sql());
            if (added.matches() && isUsed(added.group(1), changes.subList(i + 1, changes.size()))) {
                int last = i;
                while (last + 1 < changes.size() && isNewValue(changes.get(last + 1))) {
                    last++;
                }
                changes.set(last, changes.get(last).committed());
                i = last;
            }
        }
    }

    private static boolean isUsed(String label, List<Change> later) {
        return later.stream()
                .anyMatch(change -> !isNewValue(change) && change.sql().contains(label));
    }

    private static boolean isNewValue(Change change) {
        return NEW_VALUE.matcher(change.sql()).matches();
    }

    /** Functions that need each other in a circle cannot be checked as they come. */
    private static List<Change> unchecked(List<Change> changes) {
        var all = new ArrayList<Change>();
        boolean isSet = false;
        for (Change change : changes) {
            ObjectKind kind = change.object().kind();
            boolean isRoutine = kind == ObjectKind.FUNCTION || kind == ObjectKind.PROCEDURE;
            if (!isSet && isRoutine && change.sql().startsWith("CREATE ")) {
                all.add(Change.of(
                        Change.Kind.AUXILIARY,
                        ObjectId.global(ObjectKind.DATABASE_SETTING, "check_function_bodies"),
                        "functions need each other in a circle: their bodies cannot be checked one by one",
                        "SET check_function_bodies = off"));
                isSet = true;
            }
            all.add(change);
            if (change.endsTransaction() || !change.isTransactional()) {
                isSet = false;
            }
        }
        return all;
    }
}
