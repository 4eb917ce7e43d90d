package io.github.supabasemigrate.diff.arrange;

import io.github.supabasemigrate.catalog.CatalogComparison.Attribute;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.Relation;
import io.github.supabasemigrate.diff.change.Change;
import io.github.supabasemigrate.diff.decide.Decisions;
import io.github.supabasemigrate.diff.decide.Decisions.Fate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why each change is there, in the words of the comment above it. */
public final class Reasons {

    private static final int MOST_ATTRIBUTES = 4;
    private static final int LONGEST_VALUE = 40;

    private final Decisions decisions;

    public Reasons(Decisions decisions) {
        this.decisions = decisions;
    }

    public Change explain(Change change) {
        return change.why().isEmpty() ? change.because(reason(change.object())) : change;
    }

    private String reason(ObjectId id) {
        return decisions.reason(id).orElseGet(() -> derived(id));
    }

    private String derived(ObjectId id) {
        Optional<ObjectId> cause = decisions.cause(id);
        if (cause.isPresent()) {
            String verb = decisions.is(id, Fate.REBUILT) ? "is rebuilt" : "is altered";
            return id + " " + verb + ", for it needs " + cause.get() + ", which changes";
        }
        if (decisions.is(id, Fate.CREATED)) {
            return "new: " + id;
        }
        if (decisions.is(id, Fate.DROPPED)) {
            return "gone: " + id;
        }
        String what = differences(id);
        String verb = decisions.is(id, Fate.REBUILT) ? "rebuilt: " : "changed: ";
        return verb + id + (what.isEmpty() ? "" : " (" + what + ")");
    }

    private String differences(ObjectId id) {
        if (id.kind() != ObjectKind.COLUMN) {
            return decisions
                    .difference(id)
                    .map(difference -> words(difference.attributes().stream()
                            .filter(attribute -> !attribute.name().startsWith("columns"))
                            .toList()))
                    .orElse("");
        }
        String prefix = "columns[" + id.name() + "].";
        return decisions
                .to()
                .relation(id)
                .map(Relation::id)
                .flatMap(decisions::difference)
                .map(difference -> words(difference.attributes().stream()
                        .filter(attribute -> attribute.name().startsWith(prefix))
                        .map(attribute -> new Attribute(
                                attribute.name().substring(prefix.length()), attribute.before(), attribute.after()))
                        .toList()))
                .orElse("");
    }

    private static String words(List<Attribute> attributes) {
        String words = attributes.stream()
                .limit(MOST_ATTRIBUTES)
                .map(Reasons::words)
                .distinct()
                .collect(Collectors.joining(", "));
        return attributes.size() > MOST_ATTRIBUTES ? words + " …" : words;
    }

    private static String words(Attribute attribute) {
        boolean isShort = isShort(attribute.before()) && isShort(attribute.after());
        if (!isShort || attribute.before().isEmpty() || attribute.after().isEmpty()) {
            return attribute.name();
        }
        return attribute.name() + " " + attribute.before() + " -> " + attribute.after();
    }

    private static boolean isShort(String value) {
        return value.length() <= LONGEST_VALUE && value.indexOf('\n') < 0;
    }
}
