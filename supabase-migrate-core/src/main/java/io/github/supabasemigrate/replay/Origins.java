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
import io.github.supabasemigrate.sql.statement.Rename;
import io.github.supabasemigrate.sql.statement.SetSchema;
import io.github.supabasemigrate.sql.statement.table.AlterTable;
import io.github.supabasemigrate.sql.statement.table.CreatePolicy;
import io.github.supabasemigrate.sql.statement.table.CreateTrigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which statement of which file made, changed or dropped what, by reading the files: also in DO blocks, not in functions,
 * which run later or never. A name without a schema is taken to mean {@code public}. What is renamed or moved keeps its origins under
 * its new name. Immutable.
 */
public final class Origins {

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

    private final Supplier<List<Origin>> reader;
    private @Nullable List<Origin> all;
    private @Nullable Map<Name, List<Origin>> byName;

    /** What an origin is about. */
    private record Name(ObjectKind kind, String schema, String table, String name) {

        static Name of(Origin origin) {
            return new Name(origin.kind(), origin.schema(), origin.table(), origin.name());
        }
    }

    /**
     * @param all in the order in which they run
     */
    public Origins(List<Origin> all) {
        this(() -> all);
    }

    private Origins(Supplier<List<Origin>> reader) {
        this.reader = reader;
    }

    /** In the order in which they run. */
    public synchronized List<Origin> all() {
        List<Origin> known = all;
        if (known == null) {
            known = List.copyOf(reader.get());
            all = known;
        }
        return known;
    }

    private synchronized Map<Name, List<Origin>> byName() {
        Map<Name, List<Origin>> known = byName;
        if (known == null) {
            known = all().stream().collect(Collectors.groupingBy(Name::of));
            byName = known;
        }
        return known;
    }

    /** Of files that are read when somebody asks: most runs have nothing to tell. */
    public static Origins of(List<MigrationFile> files) {
        return new Origins(() -> read(files));
    }

    private static List<Origin> read(List<MigrationFile> files) {
        var found = new ArrayList<Origin>();
        for (MigrationFile file : files) {
            for (SqlStatement statement : file.script().statements()) {
                SourcePosition at = file.script().position(statement.body().start());
                var where = new Location(file.relativePath(), at.line(), at.column());
                statement.tree().ifPresent(tree -> addAll(tree, where, found));
            }
        }
        return found;
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
            Rename.of(node).ifPresent(rename -> addRename(rename, where, found));
            SetSchema.of(node).ifPresent(move -> addMove(move, where, found));
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

    private static void addRename(Rename rename, Location where, List<Origin> found) {
        QualifiedName old = rename.object();
        String schema = old.schemaOr("public");
        kind(rename.kind()).ifPresent(kind -> {
            if (kind == ObjectKind.POLICY || kind == ObjectKind.TRIGGER) {
                go(
                        new Name(kind, schema, old.name(), rename.from()),
                        new Name(kind, schema, old.name(), rename.to()),
                        where,
                        found);
            } else {
                boolean isGlobal = isGlobal(kind);
                go(
                        new Name(kind, isGlobal ? "" : schema, "", old.name()),
                        new Name(kind, isGlobal ? "" : schema, "", rename.to()),
                        where,
                        found);
            }
        });
    }

    private static void addMove(SetSchema move, Location where, List<Origin> found) {
        String name = move.object().name();
        kind(move.kind())
                .filter(kind -> !isGlobal(kind))
                .ifPresent(kind -> go(
                        new Name(kind, move.object().schemaOr("public"), "", name),
                        new Name(kind, move.schema(), "", name),
                        where,
                        found));
    }

    /** What made and changed an object, and what hangs on it, did so to the same object under its new name. */
    private static void go(Name from, Name to, Location where, List<Origin> found) {
        for (Origin origin : List.copyOf(found)) {
            if (origin.act() == Origin.Act.DROPPED) {
                continue;
            }
            if (Name.of(origin).equals(from)) {
                found.add(new Origin(origin.act(), to.kind(), to.schema(), to.table(), to.name(), origin.where()));
            } else if (from.table().isEmpty()
                    && origin.schema().equals(from.schema())
                    && origin.table().equals(from.name())) {
                found.add(
                        new Origin(origin.act(), origin.kind(), to.schema(), to.name(), origin.name(), origin.where()));
            }
        }
        found.add(new Origin(Origin.Act.ALTERED, to.kind(), to.schema(), to.table(), to.name(), where));
    }

    private static boolean isGlobal(ObjectKind kind) {
        return kind == ObjectKind.SCHEMA || kind == ObjectKind.EXTENSION;
    }

    private static Optional<ObjectKind> kind(String words) {
        return Optional.ofNullable(KINDS.get(words));
    }

    private static Origin whole(Origin.Act act, ObjectKind kind, QualifiedName name, Location where) {
        return new Origin(act, kind, isGlobal(kind) ? "" : name.schemaOr("public"), "", name.name(), where);
    }

    private static Origin part(Origin.Act act, ObjectKind kind, QualifiedName table, String name, Location where) {
        return new Origin(act, kind, table.schemaOr("public"), table.name(), name, where);
    }

    /** What happened to one object, first to last; overloads of a routine are not told apart. */
    public List<Origin> of(ObjectId id) {
        return byName().getOrDefault(new Name(id.kind(), id.schema(), id.parent(), id.name()), List.of());
    }

    /** The statement that made an object as it now is: the last that created it. */
    public Optional<Location> creationOf(ObjectId id) {
        return of(id).stream()
                .filter(origin -> origin.act() == Origin.Act.CREATED)
                .reduce((first, second) -> second)
                .map(Origin::where);
    }
}
