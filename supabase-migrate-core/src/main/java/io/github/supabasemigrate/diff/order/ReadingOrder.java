package io.github.supabasemigrate.diff.order;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a reader looks for first comes first, as far as it can. */
public final class ReadingOrder {

    private static final List<Set<ObjectKind>> GROUPS = List.of(
            EnumSet.of(ObjectKind.ROLE, ObjectKind.DATABASE, ObjectKind.SCHEMA, ObjectKind.DEFAULT_PRIVILEGES),
            EnumSet.of(
                    ObjectKind.EXTENSION, ObjectKind.EXTENSION_MEMBER, ObjectKind.LANGUAGE, ObjectKind.ACCESS_METHOD),
            EnumSet.range(ObjectKind.COLLATION, ObjectKind.TYPE_ATTRIBUTE),
            EnumSet.of(ObjectKind.OPERATOR, ObjectKind.CAST, ObjectKind.TRANSFORM),
            EnumSet.range(ObjectKind.TEXT_SEARCH_PARSER, ObjectKind.USER_MAPPING),
            EnumSet.of(ObjectKind.SEQUENCE),
            EnumSet.of(
                    ObjectKind.TABLE,
                    ObjectKind.FOREIGN_TABLE,
                    ObjectKind.INDEX,
                    ObjectKind.STATISTICS,
                    ObjectKind.RULE,
                    ObjectKind.COLUMN,
                    ObjectKind.POLICY),
            EnumSet.of(ObjectKind.CONSTRAINT, ObjectKind.DOMAIN_CONSTRAINT),
            EnumSet.of(ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW),
            EnumSet.of(ObjectKind.FUNCTION, ObjectKind.PROCEDURE, ObjectKind.AGGREGATE),
            // After all functions and operators that can come before: what they hold is no dependency of their own.
            EnumSet.of(ObjectKind.OPERATOR_FAMILY, ObjectKind.OPERATOR_CLASS),
            EnumSet.of(ObjectKind.TRIGGER, ObjectKind.EVENT_TRIGGER),
            EnumSet.of(
                    ObjectKind.PUBLICATION,
                    ObjectKind.SUBSCRIPTION,
                    ObjectKind.DATABASE_SETTING,
                    ObjectKind.PARAMETER));

    private static final Map<ObjectKind, Integer> RANKS = ranks();

    private ReadingOrder() {}

    private static Map<ObjectKind, Integer> ranks() {
        var ranks = new EnumMap<ObjectKind, Integer>(ObjectKind.class);
        for (int rank = 0; rank < GROUPS.size(); rank++) {
            for (ObjectKind kind : GROUPS.get(rank)) {
                ranks.put(kind, rank);
            }
        }
        return ranks;
    }

    /** The place of a kind: lower comes first. */
    public static int rank(ObjectId id) {
        return RANKS.getOrDefault(id.kind(), GROUPS.size());
    }
}
