package io.github.supabasemigrate.verify.expect;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.Constraint;
import io.github.supabasemigrate.catalog.relation.ForeignTable;
import io.github.supabasemigrate.catalog.relation.Index;
import io.github.supabasemigrate.catalog.relation.MaterializedView;
import io.github.supabasemigrate.catalog.relation.Policy;
import io.github.supabasemigrate.catalog.relation.Sequence;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.catalog.relation.Trigger;
import io.github.supabasemigrate.catalog.relation.View;
import io.github.supabasemigrate.catalog.routine.Routine;
import io.github.supabasemigrate.catalog.type.CompositeType;
import io.github.supabasemigrate.catalog.type.DomainType;
import io.github.supabasemigrate.catalog.type.EnumType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a team can count, by the name of its element. */
enum Counted {
    TABLES("tables", "tables", ObjectKind.TABLE, Table.class, object -> true),
    TABLES_WITH_RLS(
            "tablesWithRls",
            "tables with row level security",
            ObjectKind.TABLE,
            Table.class,
            object -> object instanceof Table table && table.hasRowSecurity()),
    POLICIES("policies", "policies", ObjectKind.POLICY, Policy.class, object -> true),
    TRIGGERS("triggers", "triggers", ObjectKind.TRIGGER, Trigger.class, object -> true),
    FUNCTIONS(
            "functions",
            "functions",
            ObjectKind.FUNCTION,
            Routine.class,
            object -> object.id().kind() == ObjectKind.FUNCTION),
    ENUMS("enums", "enums", ObjectKind.ENUM, EnumType.class, object -> true),
    DOMAINS("domains", "domains", ObjectKind.DOMAIN, DomainType.class, object -> true),
    COMPOSITES("composites", "composite types", ObjectKind.COMPOSITE, CompositeType.class, object -> true),
    VIEWS("views", "views", ObjectKind.VIEW, View.class, object -> true),
    MATERIALIZED_VIEWS(
            "materializedViews",
            "materialized views",
            ObjectKind.MATERIALIZED_VIEW,
            MaterializedView.class,
            object -> true),
    FOREIGN_TABLES("foreignTables", "foreign tables", ObjectKind.FOREIGN_TABLE, ForeignTable.class, object -> true),
    SEQUENCES("sequences", "sequences", ObjectKind.SEQUENCE, Sequence.class, object -> true),
    INDEXES("indexes", "indexes", ObjectKind.INDEX, Index.class, object -> true),
    CONSTRAINTS("constraints", "constraints", ObjectKind.CONSTRAINT, Constraint.class, object -> true);

    private final String element;
    private final String words;
    private final ObjectKind kind;
    private final Class<? extends CatalogObject> type;

    @SuppressWarnings("ImmutableEnumChecker") // predicates without state
    private final Predicate<CatalogObject> counts;

    Counted(
            String element,
            String words,
            ObjectKind kind,
            Class<? extends CatalogObject> type,
            Predicate<CatalogObject> counts) {
        this.element = element;
        this.words = words;
        this.kind = kind;
        this.type = type;
        this.counts = counts;
    }

    static Optional<Counted> ofElement(String element) {
        return Arrays.stream(values())
                .filter(each -> each.element.equals(element))
                .findFirst();
    }

    String element() {
        return element;
    }

    /** Plural, for messages. */
    String words() {
        return words;
    }

    /** What its members are, for the statements that made or dropped them. */
    ObjectKind kind() {
        return kind;
    }

    /** Those of the catalog in the given schemas, and of one table unless it is empty. */
    List<? extends CatalogObject> in(Catalog catalog, Predicate<String> schemas, String table) {
        return catalog.all(type).stream()
                .filter(object -> schemas.test(object.schema()) && counts.test(object))
                .filter(object -> table.isEmpty() || table(object).equals(table))
                .toList();
    }

    /** The table that an object belongs to, or is; empty for others. */
    static String table(CatalogObject object) {
        if (object instanceof Index index) {
            return index.table().name();
        }
        return object instanceof Table ? object.name() : object.id().parent();
    }
}
