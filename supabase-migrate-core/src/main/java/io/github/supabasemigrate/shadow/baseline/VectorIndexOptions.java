package io.github.supabasemigrate.shadow.baseline;

import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.SqlStatement;
import io.github.supabasemigrate.sql.grammar.EmbeddedText;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.grammar.TextRange;
import io.github.supabasemigrate.sql.plpgsql.InnerStatement;
import io.github.supabasemigrate.sql.plpgsql.InnerStatements;
import io.github.supabasemigrate.sql.statement.routine.CreateFunction;
import io.github.supabasemigrate.sql.statement.table.CreateIndex;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code WITH (lists = 100)} and the like on hnsw and ivfflat indexes, while {@code vector} is a stand-in: its index methods
 * are the server's hash index, which refuses parameters it does not know. So {@link #hide} takes them out of what is sent,
 * and {@link #restore} writes them into the catalog afterwards, where everybody finds them as the project wrote them.
 *
 * <p>One object follows the migrations of one database. Not thread-safe.
 */
public final class VectorIndexOptions {

    private static final Set<String> METHODS = Set.of("hnsw", "ivfflat");
    private static final Pattern WORTH_PARSING = Pattern.compile("(?is)\\b(hnsw|ivfflat)\\b.*\\bWITH\\b");

    private final List<IndexOptions> remembered = new ArrayList<>();
    private final Map<String, String> routineBodies = new LinkedHashMap<>();

    /** Whether the connected database's {@code vector} is, or would be, a stand-in. */
    public static boolean areNeededIn(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT FROM pg_catalog.pg_available_extensions()
                        WHERE name = 'vector' AND pg_catalog.starts_with(comment, '%s')
                        """.formatted(StandIn.MARK))) {
            return rows.next();
        }
    }

    /**
     * The same SQL with those clauses blanked, in DO blocks, executed texts and function bodies too. Every other character
     * stays where it is, so positions in messages hold.
     */
    public String hide(String sql) {
        if (!WORTH_PARSING.matcher(sql).find()) {
            return sql;
        }
        var blanked = new StringBuilder(sql);
        for (SqlStatement statement : SqlScript.parse(sql).statements()) {
            statement.tree().ifPresent(tree -> hide(tree, blanked));
        }
        return blanked.toString();
    }

    private void hide(SyntaxNode tree, StringBuilder blanked) {
        for (InnerStatement inner : InnerStatements.of(tree).statements()) {
            CreateIndex.of(inner.node())
                    .filter(index -> METHODS.contains(index.method()))
                    .ifPresent(index -> index.options().ifPresent(options -> {
                        blank(options.range(), blanked);
                        remembered.add(IndexOptions.of(index, inner));
                    }));
        }
        CreateFunction.of(tree).flatMap(CreateFunction::body).ifPresent(body -> rememberBody(body.embedded(), blanked));
    }

    private static void blank(TextRange range, StringBuilder text) {
        for (int i = range.start(); i < range.end(); i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                text.setCharAt(i, ' ');
            }
        }
    }

    /** A function's source is part of the schema: it too is put back. */
    private void rememberBody(EmbeddedText body, StringBuilder blanked) {
        var hidden = new StringBuilder(body.text());
        for (int i = 0; i < hidden.length(); i++) {
            if (blanked.charAt(body.source().origin(body.start() + i)) == ' ') {
                hidden.setCharAt(i, ' ');
            }
        }
        if (!hidden.toString().equals(body.text())) {
            routineBodies.put(hidden.toString(), body.text());
        }
    }

    /** What was hidden so far, in the order of the scripts. */
    public List<IndexOptions> remembered() {
        return List.copyOf(remembered);
    }

    /**
     * Gives indexes and functions back what was hidden from the server.
     *
     * @param superuser connected to the database that the scripts ran in
     */
    public void restore(Connection superuser) throws SQLException {
        if (remembered.isEmpty()) {
            return;
        }
        try (PreparedStatement update = superuser.prepareStatement("""
                UPDATE pg_catalog.pg_class AS i SET reloptions = ?
                FROM pg_catalog.pg_index AS x, pg_catalog.pg_class AS t, pg_catalog.pg_am AS a
                WHERE x.indexrelid = i.oid AND t.oid = x.indrelid AND a.oid = i.relam AND i.reloptions IS NULL
                    AND a.amname = ?
                    AND i.relname = coalesce(?, i.relname)
                    AND t.relname = coalesce(?, t.relname)
                    AND pg_catalog.pg_get_indexdef(i.oid, 1, true)
                        = coalesce(?, pg_catalog.pg_get_indexdef(i.oid, 1, true))
                """)) {
            for (IndexOptions options : bestKnownFirst()) {
                if (!options.parameters().isEmpty()) {
                    update.setArray(
                            1,
                            superuser.createArrayOf("text", options.parameters().toArray()));
                    set(update, 2, options.method());
                    set(update, 3, options.index().orElse(null));
                    set(update, 4, options.table().orElse(null));
                    set(update, 5, options.column().orElse(null));
                    update.executeUpdate();
                }
            }
        }
        restoreBodies(superuser);
    }

    /** An index that a text computed could be any: it gets what is left. */
    private List<IndexOptions> bestKnownFirst() {
        return remembered.stream()
                .sorted(Comparator.comparing(options -> options.table().isEmpty()))
                .toList();
    }

    private void restoreBodies(Connection superuser) throws SQLException {
        try (PreparedStatement update =
                superuser.prepareStatement("UPDATE pg_catalog.pg_proc SET prosrc = ? WHERE prosrc = ?")) {
            for (Map.Entry<String, String> body : routineBodies.entrySet()) {
                update.setString(1, body.getValue());
                update.setString(2, body.getKey());
                update.executeUpdate();
            }
        }
    }

    private static void set(PreparedStatement statement, int parameter, @Nullable String value) throws SQLException {
        statement.setString(parameter, value);
    }
}
