package io.github.supabasemigrate.diff.alter;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.catalog.type.BaseType;
import io.github.supabasemigrate.catalog.type.CompositeType;
import io.github.supabasemigrate.catalog.type.DomainType;
import io.github.supabasemigrate.catalog.type.EnumType;
import io.github.supabasemigrate.diff.change.Change;
import io.github.supabasemigrate.diff.change.Hazard;
import io.github.supabasemigrate.diff.order.Verb;
import io.github.supabasemigrate.diff.render.Names;
import io.github.supabasemigrate.diff.render.TableSql;
import io.github.supabasemigrate.diff.render.TypeSql;
import io.github.supabasemigrate.sql.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Types that stay: values added to enums, domains and composites altered. */
final class TypeAlteration {

    private final Work work;

    TypeAlteration(Work work) {
        this.work = work;
    }

    /** Each new value stands behind the one that is before it in the second state. */
    void alter(EnumType before, EnumType after) {
        ObjectId id = after.id();
        var known = new ArrayList<>(before.labels());
        for (int i = 0; i < after.labels().size(); i++) {
            String label = after.labels().get(i);
            if (known.contains(label)) {
                continue;
            }
            String place = "";
            if (i > 0 && !isLast(known, after.labels().get(i - 1))) {
                place = " AFTER " + Literals.quote(after.labels().get(i - 1));
            } else if (i == 0 && !known.isEmpty()) {
                place = " BEFORE " + Literals.quote(known.get(0));
            }
            known.add(i, label);
            work.alter(id, "ALTER TYPE " + Names.of(id) + " ADD VALUE " + Literals.quote(label) + place);
        }
        work.reattach(before, after);
    }

    private static boolean isLast(List<String> labels, String label) {
        return !labels.isEmpty() && labels.get(labels.size() - 1).equals(label);
    }

    void alter(BaseType before, BaseType after) {
        ObjectId id = after.id();
        String changes = BaseType.ALTERABLE.stream()
                .sorted()
                .filter(name -> !Objects.equals(
                        before.properties().get(name), after.properties().get(name)))
                .map(name -> name + " = "
                        + Optional.ofNullable(after.properties().get(name))
                                .map(value -> TypeSql.property(name, value))
                                .orElse("NONE"))
                .collect(Collectors.joining(", "));
        if (!changes.isEmpty()) {
            work.alter(id, "ALTER TYPE " + Names.of(id) + " SET (" + changes + ")");
        }
        if (!Objects.equals(
                before.properties().get("STORAGE"), after.properties().get("STORAGE"))) {
            storeAnew(after);
        }
        work.reattach(before, after);
    }

    /** Columns that are there keep the storage that their type had. */
    private void storeAnew(BaseType type) {
        String storage = TypeSql.property("STORAGE", type.properties().getOrDefault("STORAGE", ""));
        for (Table table : work.decisions().to().catalog().tables()) {
            table.columns().stream()
                    .filter(column -> column.storage() == null
                            && !column.type().isArray()
                            && column.type().schema().equals(type.schema())
                            && column.type().name().equals(type.name())
                            && work.decisions().from().column(column.id()).isPresent())
                    .forEach(column -> work.alter(
                            type.id(),
                            TableSql.alter(
                                    table.id(),
                                    "ALTER COLUMN " + Names.quote(column.name()) + " SET STORAGE " + storage)));
        }
    }

    void alter(DomainType before, DomainType after) {
        ObjectId id = after.id();
        String alter = "ALTER DOMAIN " + Names.of(id) + " ";
        if (!Objects.equals(before.defaultExpression(), after.defaultExpression())) {
            String is = after.defaultExpression();
            work.alter(id, alter + (is == null ? "DROP DEFAULT" : "SET DEFAULT " + is));
        }
        if (before.notNull() != after.notNull() && !namesNotNull(before) && !namesNotNull(after)) {
            work.alter(id, alter + (after.notNull() ? "SET NOT NULL" : "DROP NOT NULL"));
        }
        for (DomainType.Check check : before.constraints()) {
            Optional<DomainType.Check> now = check(after, check.name());
            if (now.isEmpty()
                    || !core(now.get()).equals(core(check))
                    || (check.isValidated() && !now.get().isValidated())) {
                drop(Verb.DROP, alter, check, "");
            } else if (work.decisions().isReleased(check.id())) {
                drop(Verb.RELEASE, alter, check, check.id() + " lets go of what it calls, and comes back");
            }
        }
        for (DomainType.Check check : after.constraints()) {
            check(id, alter, check, check(before, check.name()));
        }
        work.reattach(before, after);
    }

    private void drop(Verb verb, String alter, DomainType.Check check, String reason) {
        String sql = alter + "DROP CONSTRAINT " + Names.quote(check.name());
        work.add(verb, Change.of(Change.Kind.DROPPED, check.id(), reason, sql));
    }

    private void check(ObjectId id, String alter, DomainType.Check check, Optional<DomainType.Check> before) {
        boolean stays = !work.decisions().isReleased(check.id())
                && before.filter(was -> core(was).equals(core(check)) && (!was.isValidated() || check.isValidated()))
                        .isPresent();
        if (!stays) {
            Change.Kind kind = before.isPresent() ? Change.Kind.REBUILT : Change.Kind.CREATED;
            work.add(
                    Verb.CREATE,
                    Change.of(kind, check.id(), "", TypeSql.add(id, check))
                            .with(Hazard.Kind.MAY_FAIL, "Values that break `" + check.name() + "` make it fail."));
            work.renderer().attach(check).forEach(sql -> work.add(Verb.CREATE, check.id(), sql));
            return;
        }
        if (!before.get().isValidated() && check.isValidated()) {
            work.alter(id, alter + "VALIDATE CONSTRAINT " + Names.quote(check.name()));
        }
        work.renderer().reattach(before.get(), check).forEach(sql -> work.alter(id, sql));
    }

    private static boolean namesNotNull(DomainType domain) {
        return domain.constraints().stream()
                .anyMatch(check -> check.definition().startsWith("NOT NULL"));
    }

    private static String core(DomainType.Check check) {
        return check.definition().replaceAll(" NOT VALID$", "");
    }

    private static Optional<DomainType.Check> check(DomainType domain, String name) {
        return domain.constraints().stream()
                .filter(check -> check.name().equals(name))
                .findFirst();
    }

    void alter(CompositeType before, CompositeType after) {
        ObjectId id = after.id();
        String alter = "ALTER TYPE " + Names.of(id) + " ";
        for (CompositeType.Attribute old : before.attributes()) {
            Optional<CompositeType.Attribute> now = find(after, old.name());
            if (now.isEmpty()) {
                work.add(
                        Verb.CHANGE,
                        Change.altered(id, alter + "DROP ATTRIBUTE " + Names.quote(old.name()))
                                .with(
                                        Hazard.Kind.DATA_LOSS,
                                        "The values of attribute `" + old.id().display() + "` are lost."));
            } else if (!old.type().equals(now.get().type())
                    || !Objects.equals(old.collation(), now.get().collation())) {
                String collation = now.get().collation() == null
                        ? ""
                        : " COLLATE " + Names.of(now.get().collation());
                work.alter(
                        id,
                        alter + "ALTER ATTRIBUTE " + Names.quote(old.name()) + " TYPE "
                                + now.get().type() + collation);
            }
        }
        for (CompositeType.Attribute attribute : after.attributes()) {
            Optional<CompositeType.Attribute> old = find(before, attribute.name());
            if (old.isEmpty()) {
                work.alter(id, alter + "ADD ATTRIBUTE " + TypeSql.attribute(attribute));
                work.renderer().attach(attribute).forEach(sql -> work.alter(id, sql));
            } else {
                work.renderer().reattach(old.get(), attribute).forEach(sql -> work.alter(id, sql));
            }
        }
        work.reattach(before, after);
    }

    private static Optional<CompositeType.Attribute> find(CompositeType type, String name) {
        return type.attributes().stream()
                .filter(attribute -> attribute.name().equals(name))
                .findFirst();
    }
}
