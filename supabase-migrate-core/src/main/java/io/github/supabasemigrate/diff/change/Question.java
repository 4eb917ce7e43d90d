package io.github.supabasemigrate.diff.change;

import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.List;

/**
 * What a comparison of two states cannot tell: whether something that is gone is one of the new things under another name.
 * Until it is answered, the plan drops the one and creates the others.
 *
 * @param gone only in the first state
 * @param candidates only in the second state and much like it
 * @param part for values of enums, the old and the new one with an arrow between; else empty
 */
public record Question(ObjectId gone, List<ObjectId> candidates, String part) {

    public Question {
        candidates = List.copyOf(candidates);
    }

    /** The lines that would answer it, each one answer: {@code -- rename: table public.a -> b}. */
    public List<String> answers() {
        if (!part.isEmpty()) {
            return List.of("-- rename: enum value " + gone.display() + "." + part);
        }
        return candidates.stream()
                .map(candidate ->
                        "-- rename: " + gone.kind().label() + " " + gone.display() + " -> " + candidate.name())
                .toList();
    }

    /** One sentence. */
    public String text() {
        if (!part.isEmpty()) {
            return "Is a value of `%s` renamed, `%s`, or is one dropped and another added?"
                    .formatted(gone.display(), part);
        }
        return "Is `%s` now %s, or is it dropped?"
                .formatted(
                        gone.display(),
                        String.join(
                                " or ",
                                candidates.stream()
                                        .map(candidate -> "`" + candidate.display() + "`")
                                        .toList()));
    }
}
