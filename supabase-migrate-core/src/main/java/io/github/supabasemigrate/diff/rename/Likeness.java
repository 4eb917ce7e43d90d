package io.github.supabasemigrate.diff.rename;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Constraint;
import io.github.supabasemigrate.catalog.relation.Index;
import io.github.supabasemigrate.catalog.relation.Sequence;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.catalog.routine.Routine;
import io.github.supabasemigrate.catalog.type.CompositeType;
import io.github.supabasemigrate.catalog.type.EnumType;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How much alike two objects of one kind are, their names left out. */
enum Likeness {
    /** Nothing but the name tells them apart. */
    SAME,
    /** Enough alike to ask. */
    SIMILAR,
    OTHER;

    /** A table or composite with fewer columns than this is like many others. */
    private static final int TELLING = 2;

    /** What two objects have in common if they are the {@linkplain #SAME same}: cheap, to find candidates. */
    static String key(CatalogObject object) {
        ObjectId id = object.id();
        String place = id.schema() + "." + id.parent() + " ";
        if (object instanceof Table table) {
            return place + new TreeSet<>(signatures(table.columns()));
        }
        if (object instanceof Routine routine) {
            return place + id.signature() + routine.language() + routine.source();
        }
        if (object instanceof EnumType type) {
            return place + type.labels();
        }
        if (object instanceof Index index) {
            return index.table() + index.method() + index.keys();
        }
        if (object instanceof Constraint constraint) {
            return place + constraint.type() + constraint.columns();
        }
        return object instanceof Sequence sequence ? String.valueOf(sequence.ownedBy()) : place;
    }

    /** @param renamed the object of the first state under the name of the other */
    static Likeness of(CatalogObject renamed, CatalogObject after) {
        if (renamed instanceof Table table && after instanceof Table other) {
            return tables(table, other);
        }
        boolean same = isSame(renamed.canonical(), after.canonical());
        if (same && after instanceof CompositeType type && type.attributes().size() < TELLING) {
            return SIMILAR;
        }
        return same ? SAME : OTHER;
    }

    static Likeness of(Column before, Column after, boolean samePlace) {
        boolean same = before.type().equals(after.type())
                && before.notNull() == after.notNull()
                && Objects.equals(before.defaultExpression(), after.defaultExpression())
                && before.identity() == after.identity()
                && before.generated() == after.generated()
                && Objects.equals(before.collation(), after.collation());
        if (same && samePlace) {
            return SAME;
        }
        return before.type().equals(after.type()) && before.generated() == after.generated() ? SIMILAR : OTHER;
    }

    private static Likeness tables(Table before, Table after) {
        if (!Objects.equals(before.partitionKey(), after.partitionKey())
                || !before.parents().equals(after.parents())
                || !Objects.equals(before.partitionBound(), after.partitionBound())) {
            return OTHER;
        }
        Set<String> old = signatures(before.columns());
        Set<String> now = signatures(after.columns());
        if (old.equals(now)) {
            return old.size() < TELLING ? SIMILAR : SAME;
        }
        var shared = new HashSet<>(old);
        shared.retainAll(now);
        return shared.size() * 2 > Math.max(old.size(), now.size()) ? SIMILAR : OTHER;
    }

    private static Set<String> signatures(List<Column> columns) {
        var signatures = new HashSet<String>();
        columns.forEach(column -> signatures.add(column.name() + " " + column.type() + " " + column.generated()));
        return signatures;
    }

    /** All components but the attachments. */
    private static boolean isSame(CatalogObject one, CatalogObject other) {
        if (!one.getClass().equals(other.getClass())) {
            return false;
        }
        for (RecordComponent component : one.getClass().getRecordComponents()) {
            if (!component.getType().equals(Attachments.class)
                    && !Objects.equals(value(component, one), value(component, other))) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Object value(RecordComponent component, Object holder) {
        try {
            return component.getAccessor().invoke(holder);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
