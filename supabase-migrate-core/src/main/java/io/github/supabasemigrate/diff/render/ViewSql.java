package io.github.supabasemigrate.diff.render;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.MaterializedView;
import io.github.supabasemigrate.catalog.relation.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Views and materialized views. */
public final class ViewSql {

    private ViewSql() {}

    static List<String> create(View view) {
        var statements = new ArrayList<String>();
        statements.add("CREATE VIEW " + Names.of(view.id()) + columns(view.columns())
                + options(view.options().values()) + " AS\n" + query(view.definition()));
        statements.addAll(defaults(view));
        return statements;
    }

    /** The view with another query, and the same columns or more behind them. */
    public static String replace(View view) {
        return "CREATE OR REPLACE VIEW " + Names.of(view.id()) + columns(view.columns())
                + options(view.options().values()) + " AS\n" + query(view.definition());
    }

    /** A view of the same columns that reads nothing. */
    public static String stub(View view) {
        return "CREATE VIEW " + nothing(view);
    }

    /** Takes the query out of a view that is there. */
    public static String hollow(View view) {
        return "CREATE OR REPLACE VIEW " + nothing(view);
    }

    private static String nothing(View view) {
        String values = view.columns().stream()
                .map(column -> "NULL::" + column.type()
                        + (column.collation() == null ? "" : " COLLATE " + Names.of(column.collation())))
                .collect(Collectors.joining(", "));
        return Names.of(view.id()) + columns(view.columns()) + " AS\nSELECT " + values;
    }

    public static List<String> defaults(View view) {
        var statements = new ArrayList<String>();
        for (Column column : view.columns()) {
            if (column.defaultExpression() != null) {
                statements.add("ALTER VIEW " + Names.of(view.id()) + " ALTER COLUMN " + Names.quote(column.name())
                        + " SET DEFAULT " + column.defaultExpression());
            }
        }
        return statements;
    }

    static List<String> create(MaterializedView view) {
        var text = new StringBuilder("CREATE MATERIALIZED VIEW ")
                .append(Names.of(view.id()))
                .append(columns(view.columns()));
        String method = view.accessMethod();
        if (method != null && !method.equals("heap")) {
            text.append(" USING ").append(Names.quote(method));
        }
        String own = Names.parameters(view.options().values(), "");
        String toast = Names.parameters(view.toastOptions().values(), "toast.");
        if (!own.isEmpty() || !toast.isEmpty()) {
            text.append(" WITH (")
                    .append(own)
                    .append(own.isEmpty() || toast.isEmpty() ? "" : ", ")
                    .append(toast)
                    .append(')');
        }
        if (view.tablespace() != null) {
            text.append(" TABLESPACE ").append(Names.quote(view.tablespace()));
        }
        text.append(" AS\n").append(query(view.definition()));
        text.append(view.isPopulated() ? "" : "\nWITH NO DATA");
        var statements = new ArrayList<String>();
        statements.add(text.toString());
        var settings = new ArrayList<String>();
        view.columns().forEach(column -> settings.addAll(ColumnSql.settings(column)));
        settings.forEach(setting -> statements.add(alter(view.id(), setting)));
        return statements;
    }

    public static List<String> afterIndexes(MaterializedView view) {
        String index = view.clusteredOn();
        return index == null ? List.of() : List.of(alter(view.id(), "CLUSTER ON " + Names.quote(index)));
    }

    private static String alter(ObjectId view, String action) {
        return "ALTER MATERIALIZED VIEW " + Names.of(view) + " " + action;
    }

    public static String columns(List<Column> columns) {
        return " (" + Names.list(columns.stream().map(Column::name).toList()) + ")";
    }

    public static String options(Map<String, String> options) {
        return options.isEmpty() ? "" : " WITH (" + Names.parameters(options, "") + ")";
    }

    public static String query(String definition) {
        String trimmed = definition.strip();
        return trimmed.endsWith(";") ? trimmed.substring(0, trimmed.length() - 1) : trimmed;
    }
}
