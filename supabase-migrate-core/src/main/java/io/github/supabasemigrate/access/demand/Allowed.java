package io.github.supabasemigrate.access.demand;

import io.github.supabasemigrate.access.judge.AccessFinding;
import java.util.ArrayList;
import java.util.List;

/**
 * Findings, parted.
 *
 * @param open those that nobody answered for
 * @param answered those that an allowance covers
 * @param unused allowances that cover nothing any more
 */
public record Allowed(List<AccessFinding> open, List<AccessFinding> answered, List<Allowance> unused) {

    public Allowed {
        open = List.copyOf(open);
        answered = List.copyOf(answered);
        unused = List.copyOf(unused);
    }

    public static Allowed of(List<AccessFinding> findings, List<Allowance> allowances) {
        var open = new ArrayList<AccessFinding>();
        var answered = new ArrayList<AccessFinding>();
        var unused = new ArrayList<>(allowances);
        for (AccessFinding finding : findings) {
            List<Allowance> covering = allowances.stream()
                    .filter(allowance -> allowance.covers(finding))
                    .toList();
            unused.removeAll(covering);
            (covering.isEmpty() ? open : answered).add(finding);
        }
        return new Allowed(open, answered, unused);
    }
}
