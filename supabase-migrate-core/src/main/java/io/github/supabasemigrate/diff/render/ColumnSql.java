package io.github.supabasemigrate.diff.render;

import io.github.supabasemigrate.catalog.object.QualifiedName;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Columns of tables, foreign tables and typed tables. */
public final class ColumnSql {

    private static final Set<String> STORED_MAIN = Set.of("numeric", "inet", "cidr");
    private static final Set<String> STORED_EXTENDED = Set.of(
            "text",
            "character varying",
            "character",
            "bytea",
            "json",
            "jsonb",
            "xml",
            "bit",
            "bit varying",
            "tsvector");

    private ColumnSql() {}

    /** Name, type and what {@code CREATE TABLE} and {@code ADD COLUMN} take after it. */
    public static String definition(Column column, Optional<Sequence> identity) {
        var text = new StringBuilder(Names.quote(column.name()))
                .append(' ')
                .append(column.type().sql());
        String compression = column.compression();
        if (compression != null) {
            text.append(" COMPRESSION ").append(compression);
        }
        if (!column.foreignOptions().isEmpty()) {
            text.append(Names.optionsClause(column.foreignOptions().values()));
        }
        QualifiedName collation = column.collation();
        if (collation != null) {
            text.append(" COLLATE ").append(Names.of(collation));
        }
        return text.append(constraints(column, identity)).toString();
    }

    /** {@code NOT NULL}, the default or what generates the value; with a blank before it. */
    static String constraints(Column column, Optional<Sequence> identity) {
        var text = new StringBuilder();
        String expression = column.defaultExpression();
        if (column.isIdentity()) {
            text.append(' ').append(identityClause(column, identity));
        } else if (column.isGenerated() && expression != null) {
            text.append(" GENERATED ALWAYS AS (")
                    .append(expression)
                    .append(") ")
                    .append(column.generated());
        } else if (expression != null) {
            text.append(" DEFAULT ").append(expression);
        }
        return text.append(column.notNull() ? " NOT NULL" : "").toString();
    }

    public static String identityClause(Column column, Optional<Sequence> sequence) {
        String kind = column.identity() == Column.Identity.ALWAYS ? "ALWAYS" : "BY DEFAULT";
        String options = sequence.map(found -> SequenceSql.identityOptions(found, column))
                .orElse("");
        return "GENERATED " + kind + " AS IDENTITY" + (options.isEmpty() ? "" : " (" + options + ")");
    }

    /** What only {@code ALTER COLUMN} can set. */
    public static List<String> settings(Column column) {
        return settings(column, null);
    }

    /** What only {@code ALTER COLUMN} can set, as far as it is not so before. */
    public static List<String> settings(Column column, @Nullable Column before) {
        var actions = new ArrayList<String>();
        String alter = "ALTER COLUMN " + Names.quote(column.name()) + " ";
        Column.Storage storage = column.storage();
        if (before == null ? storage != null : storage != before.storage()) {
            actions.add(alter + "SET STORAGE "
                    + (storage == null ? defaultStorage(column.type().sql()) : storage));
        }
        Integer target = column.statisticsTarget();
        if (before == null ? target != null : !Objects.equals(target, before.statisticsTarget())) {
            actions.add(alter + "SET STATISTICS " + (target == null ? -1 : target));
        }
        actions.addAll(OptionsSql.changes(alter, "", before == null ? null : before.options(), column.options()));
        String compression = column.compression();
        if (before != null && !Objects.equals(compression, before.compression())) {
            actions.add(alter + "SET COMPRESSION "
                    + (compression == null ? "default" : compression.toLowerCase(Locale.ROOT)));
        }
        return actions;
    }

    /** {@code SET STORAGE DEFAULT} came with PostgreSQL 16; what it means for the server's own types was always the same. */
    private static String defaultStorage(String type) {
        String name = type.replaceAll("\\(.*\\)", "");
        if (STORED_MAIN.contains(name)) {
            return "MAIN";
        }
        return STORED_EXTENDED.contains(name) || type.endsWith("[]") ? "EXTENDED" : "DEFAULT";
    }
}
