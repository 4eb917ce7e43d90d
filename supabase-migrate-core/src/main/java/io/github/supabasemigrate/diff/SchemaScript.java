package io.github.supabasemigrate.diff;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.diff.change.Change;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A whole catalog as the statements that make it on a database that has none of it: a canonical {@code schema.sql}. Every
 * object stands beside those it belongs to, and after those it needs: it is the way from nothing, as {@link SchemaDiff} finds it.
 */
public final class SchemaScript {

    /**
     * One object's statements, as far as they follow each other.
     *
     * @param object whose they are
     * @param statements without trailing semicolon, in order
     */
    public record Part(ObjectId object, List<String> statements) {
        public Part {
            statements = List.copyOf(statements);
        }
    }

    private static final Set<ObjectKind> NOT_CREATED = EnumSet.of(ObjectKind.DATABASE, ObjectKind.ROLE);

    private SchemaScript() {}

    /**
     * The statements for all objects of a catalog.
     *
     * @param catalog only what is to be made, without members of extensions; see {@code PlatformBoundary}
     * @param creator the role that will run them
     * @param database the name for {@code ALTER DATABASE}
     */
    public static List<Part> of(Catalog catalog, String creator, String database) {
        return of(catalog, object -> true, creator, database);
    }

    /**
     * The statements for some objects of a catalog, the others being there.
     *
     * @param catalog everything that is there in the end
     * @param made which objects the statements make; no members of extensions
     * @param creator the role that will run them
     * @param database the name for {@code ALTER DATABASE}
     */
    public static List<Part> of(
            Catalog catalog, Predicate<? super CatalogObject> made, String creator, String database) {
        Catalog others = catalog.only((CatalogObject object) ->
                !made.test(object) || NOT_CREATED.contains(object.id().kind()));
        DiffOptions options = DiffOptions.standard().runBy(creator).onDatabase(database);
        return parts(SchemaDiff.between(others, catalog, options).changes());
    }

    private static List<Part> parts(List<Change> changes) {
        var parts = new ArrayList<Part>();
        int begin = 0;
        for (int end = 1; end <= changes.size(); end++) {
            ObjectId object = changes.get(begin).object();
            if (end == changes.size() || !changes.get(end).object().equals(object)) {
                parts.add(new Part(
                        object,
                        changes.subList(begin, end).stream().map(Change::sql).toList()));
                begin = end;
            }
        }
        return parts;
    }

    /** The statements of all parts, one after the other, as a file holds them. */
    public static String text(List<Part> parts) {
        var text = new StringBuilder();
        for (Part part : parts) {
            part.statements().forEach(statement -> text.append(statement).append(";\n"));
            text.append('\n');
        }
        return text.toString();
    }
}
