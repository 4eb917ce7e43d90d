package io.github.supabasemigrate.access.matrix;

import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.table.Reach;
import io.github.supabasemigrate.access.table.Subject;
import io.github.supabasemigrate.access.table.Whose;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A set of rows in a word: {@code none}, {@code own}, {@code tenant}, {@code all}. */
final class Extent {

    private static final Map<Whose, String> WORDS =
            Map.of(Whose.OWN, "own", Whose.TENANT, "tenant", Whose.OTHER, "others'", Whose.NOBODY, "nobody's");

    private Extent() {}

    static String of(Subject subject, Persona persona, Reach reach) {
        if (reach.problem() != null) {
            return switch (reach.problem()) {
                case DENIED -> "denied";
                case ERROR -> "error " + reach.sqlState();
                case UNTESTED -> "untested (" + reach.text().replaceAll("\\s+", " ") + ")";
            };
        }
        String filtered = of(subject, persona, reach.rows());
        String whole = of(subject, persona, reach.all());
        return filtered.equals(whole) ? filtered : filtered + "; " + whole + " without WHERE";
    }

    static String of(Subject subject, Persona persona, Set<String> everywhere) {
        var reached = new TreeSet<>(everywhere);
        reached.retainAll(subject.rows().keySet());
        if (reached.isEmpty()) {
            return "none";
        }
        Map<Whose, Integer> total = count(subject, persona, subject.rows().keySet());
        Map<Whose, Integer> found = count(subject, persona, reached);
        boolean hasOthers = total.containsKey(Whose.OTHER) || total.containsKey(Whose.NOBODY);
        if (found.equals(total) && hasOthers) {
            return "all";
        }
        boolean isTenant = found.containsKey(Whose.TENANT)
                && found.get(Whose.TENANT).equals(total.get(Whose.TENANT))
                && total.getOrDefault(Whose.OWN, 0).equals(found.getOrDefault(Whose.OWN, 0));
        var parts = new ArrayList<String>();
        for (Whose whose : Whose.values()) {
            if (found.containsKey(whose) && !(isTenant && whose == Whose.OWN)) {
                int of = total.getOrDefault(whose, 0);
                String share = found.get(whose) == of ? "" : " (%d of %d)".formatted(found.get(whose), of);
                parts.add(WORDS.get(whose) + share);
            }
        }
        return String.join(" + ", parts);
    }

    private static Map<Whose, Integer> count(Subject subject, Persona persona, Set<String> keys) {
        var count = new EnumMap<Whose, Integer>(Whose.class);
        keys.forEach(key -> count.merge(subject.whose(persona, key), 1, Integer::sum));
        return count;
    }
}
