package io.github.supabasemigrate.diff.arrange;

import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.Index;
import io.github.supabasemigrate.diff.decide.Decisions;
import io.github.supabasemigrate.diff.order.ReadingOrder;
import io.github.supabasemigrate.diff.order.Step;
import io.github.supabasemigrate.diff.order.Verb;
import java.util.Comparator;

/** Which of two steps that could both be next comes first: that which a reader expects first. */
final class ReadingChoice {

    private final Decisions decisions;

    ReadingChoice(Decisions decisions) {
        this.decisions = decisions;
    }

    Comparator<Step> comparator() {
        return Comparator.<Step>comparingInt(ReadingChoice::phase)
                .thenComparingInt(
                        step -> isEnding(step.verb()) ? -ReadingOrder.rank(step.id()) : ReadingOrder.rank(step.id()))
                .thenComparing(step -> step.id().schema())
                .thenComparing(step -> group(step.id()))
                .thenComparingInt(step -> step.verb() == Verb.CREATE ? place(step.id()) : 0)
                .thenComparing(Step::verb)
                .thenComparing(Step::id);
    }

    /** New columns come in their order in the table. */
    private int place(ObjectId id) {
        return id.kind() != ObjectKind.COLUMN
                ? 0
                : decisions
                        .to()
                        .relation(id)
                        .map(relation -> 1
                                + relation.columns().stream()
                                        .map(CatalogObject::name)
                                        .toList()
                                        .indexOf(id.name()))
                        .orElse(0);
    }

    /** New values of enums come first: they may have to be committed before they are used. */
    private static int phase(Step step) {
        return step.verb() == Verb.CHANGE && step.id().kind() == ObjectKind.ENUM ? 0 : phase(step.verb());
    }

    private static int phase(Verb verb) {
        return switch (verb) {
            case RENAME -> 0;
            case RELEASE, ASIDE, DROP -> 1;
            case CREATE, CHANGE, MOVE, ATTACH, SETTLE -> 2;
            case REMOVE -> 3;
        };
    }

    private static boolean isEnding(Verb verb) {
        return phase(verb) == 1 || phase(verb) == 3;
    }

    /** What belongs to a relation stands beside it. */
    private String group(ObjectId id) {
        return decisions
                .to()
                .catalog()
                .find(id, Index.class)
                .map(index -> index.table().name())
                .orElse(id.parent().isEmpty() ? id.name() : id.parent());
    }
}
