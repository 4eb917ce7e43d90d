package io.github.supabasemigrate.access.demand;

import io.github.supabasemigrate.access.judge.AccessFinding;
import io.github.supabasemigrate.access.judge.AccessRule;
import io.github.supabasemigrate.access.judge.Reproduction;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Findings, parted.
 *
 * @param open those that nobody answered for
 * @param answered those whose every persona an allowance answers for
 * @param unused allowances that nothing needs, wholly or in part, and what of them
 */
public record Allowed(List<AccessFinding> open, List<AccessFinding> answered, Map<Allowance, String> unused) {

    public Allowed {
        open = List.copyOf(open);
        answered = List.copyOf(answered);
        unused = Collections.unmodifiableMap(new LinkedHashMap<>(unused));
    }

    /** What a team said is meant so, held against what was found. */
    public static Allowed of(List<AccessFinding> findings, List<Allowance> allowances) {
        var open = new ArrayList<AccessFinding>();
        var answered = new ArrayList<AccessFinding>();
        var unused = new LinkedHashMap<Allowance, String>();
        for (AccessFinding finding : findings) {
            var unanswered = new HashSet<>(Allowance.who(finding));
            allowances.forEach(allowance -> unanswered.removeAll(allowance.answered(finding)));
            (unanswered.isEmpty() ? answered : open).add(finding);
        }
        for (Allowance allowance : allowances) {
            allowance.unneeded(findings).ifPresent(why -> unused.put(allowance, why));
        }
        return new Allowed(open, answered, unused);
    }

    /**
     * A finding for each allowance that nothing needs: it would answer for the next mistake on its table.
     *
     * @param mutated whether policies were changed too; what only that finds is not missed without it
     */
    public List<AccessFinding> idle(boolean mutated) {
        return unused.entrySet().stream()
                .filter(entry -> mutated || !entry.getKey().isOfMutation())
                .map(entry -> finding(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static AccessFinding finding(Allowance allowance, String why) {
        return new AccessFinding(
                AccessRule.ALLOWANCE_UNUSED,
                ObjectId.of(ObjectKind.TABLE, "", allowance.object()),
                List.of(),
                "",
                "The allowance for `%s` (\"%s\") is not needed: %s."
                        .formatted(allowance.object(), allowance.reason(), why),
                Reproduction.NONE);
    }
}
