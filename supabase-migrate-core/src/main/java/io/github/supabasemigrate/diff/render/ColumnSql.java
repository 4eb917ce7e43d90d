package io.github.supabasemigrate.diff.render;

import io.github.supabasemigrate.catalog.object.QualifiedName;
import io.github.supabasemigrate.catalog.object.Storage;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Columns of tables, foreign tables and typed tables. */
public final class ColumnSql {

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
        Storage storage = column.effectiveStorage();
        if (storage != (before == null ? column.type().storage() : before.effectiveStorage())) {
            actions.add(alter + "SET STORAGE " + storage);
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
}
