package io.github.supabasemigrate.replay;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.sql.SourcePosition;
import io.github.supabasemigrate.sql.SqlStatement;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.plpgsql.InnerStatement;
import io.github.supabasemigrate.sql.plpgsql.InnerStatements;
import io.github.supabasemigrate.sql.statement.CreateObject;
import io.github.supabasemigrate.sql.statement.Drop;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.sql.statement.table.AlterTable;
import io.github.supabasemigrate.sql.statement.table.CreatePolicy;
import io.github.supabasemigrate.sql.statement.table.CreateTrigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which statement of which file made, changed or dropped what, by reading the files: also in DO blocks, not in functions,
 * which run later or never. A name without a schema is taken to mean {@code public}.
 *
 * @param all in the order in which they run
 */
public record Origins(List<Origin> all) {

    public static final Origins NONE = new Origins(List.of());

    private static final Map<String, ObjectKind> KINDS = Map.ofEntries(
            Map.entry("TABLE", ObjectKind.TABLE),
            Map.entry("FOREIGN TABLE", ObjectKind.FOREIGN_TABLE),
            Map.entry("VIEW", ObjectKind.VIEW),
            Map.entry("MATERIALIZED VIEW", ObjectKind.MATERIALIZED_VIEW),
            Map.entry("SEQUENCE", ObjectKind.SEQUENCE),
            Map.entry("INDEX", ObjectKind.INDEX),
            Map.entry("FUNCTION", ObjectKind.FUNCTION),
            Map.entry("PROCEDURE", ObjectKind.PROCEDURE),
            Map.entry("TYPE", ObjectKind.ENUM),
            Map.entry("DOMAIN", ObjectKind.DOMAIN),
            Map.entry("SCHEMA", ObjectKind.SCHEMA),
            Map.entry("EXTENSION", ObjectKind.EXTENSION),
            Map.entry("POLICY", ObjectKind.POLICY),
            Map.entry("TRIGGER", ObjectKind.TRIGGER));

    public Origins {
        all = List.copyOf(all);
    }

    public static Origins of(List<MigrationFile> files) {
        var found = new ArrayList<Origin>();
        for (MigrationFile file : files) {
            for (SqlStatement statement : file.script().statements()) {
                SourcePosition at = file.script().position(statement.body().start());
                var where = new Location(file.relativePath(), at.line(), at.column());
                statement.tree().ifPresent(tree -> addAll(tree, where, found));
            }
        }
        return new Origins(found);
    }

    private static void addAll(SyntaxNode tree, Location where, List<Origin> found) {
        for (InnerStatement inner : InnerStatements.of(tree).statements()) {
            if (inner.place() != InnerStatement.Place.ROUTINE) {
                add(inner.node(), where, found);
            }
        }
    }

    private static void add(SyntaxNode node, Location where, List<Origin> found) {
        Optional<CreatePolicy> policy = CreatePolicy.of(node);
        Optional<CreateTrigger> trigger = CreateTrigger.of(node);
        if (policy.isPresent()) {
            Origin.Act act = policy.get().isAlter() ? Origin.Act.ALTERED : Origin.Act.CREATED;
            found.add(part(
                    act, ObjectKind.POLICY, policy.get().table(), policy.get().name(), where));
        } else if (trigger.isPresent()) {
            found.add(part(
                    Origin.Act.CREATED,
                    ObjectKind.TRIGGER,
                    trigger.get().table(),
                    trigger.get().name(),
                    where));
        } else {
            AlterTable.of(node)
                    .ifPresent(alter -> kind(alter.kind())
                            .ifPresent(kind -> found.add(whole(Origin.Act.ALTERED, kind, alter.name(), where))));
            Drop.of(node).ifPresent(drop -> addDrop(drop, where, found));
            CreateObject.of(node)
                    .ifPresent(create -> kind(create.kind())
                            .ifPresent(kind -> create.name()
                                    .ifPresent(name -> found.add(whole(Origin.Act.CREATED, kind, name, where)))));
        }
    }

    private static void addDrop(Drop drop, Location where, List<Origin> found) {
        Optional<ObjectKind> kind = kind(drop.kind());
        for (QualifiedName name : drop.names()) {
            kind.ifPresent(known -> found.add(drop.table()
                    .map(table -> part(Origin.Act.DROPPED, known, table, name.name(), where))
                    .orElseGet(() -> whole(Origin.Act.DROPPED, known, name, where))));
        }
    }

    private static Optional<ObjectKind> kind(String words) {
        return Optional.ofNullable(KINDS.get(words));
    }

    private static Origin whole(Origin.Act act, ObjectKind kind, QualifiedName name, Location where) {
        boolean isGlobal = kind == ObjectKind.SCHEMA || kind == ObjectKind.EXTENSION;
        return new Origin(act, kind, isGlobal ? "" : name.schemaOr("public"), "", name.name(), where);
    }

    private static Origin part(Origin.Act act, ObjectKind kind, QualifiedName table, String name, Location where) {
        return new Origin(act, kind, table.schemaOr("public"), table.name(), name, where);
    }

    /** What happened to one object, first to last; overloads of a routine are not told apart. */
    public List<Origin> of(ObjectId id) {
        return all.stream()
                .filter(origin -> origin.kind() == id.kind()
                        && origin.schema().equals(id.schema())
                        && origin.table().equals(id.parent())
                        && origin.name().equals(id.name()))
                .toList();
    }

    /** The statement that made an object as it now is: the last that created it. */
    public Optional<Location> creationOf(ObjectId id) {
        return of(id).stream()
                .filter(origin -> origin.act() == Origin.Act.CREATED)
                .reduce((first, second) -> second)
                .map(Origin::where);
    }
}
