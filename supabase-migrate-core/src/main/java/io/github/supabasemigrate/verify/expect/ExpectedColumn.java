package io.github.supabasemigrate.verify.expect;

import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Relation;
import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.verify.VerifyRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column that must exist, as it must be.
 *
 * @param type as PostgreSQL prints it; null for any
 * @param nullable null for either
 * @param defaultExpression as PostgreSQL prints it, with or without the cast that it adds; null for any, empty for none
 */
record ExpectedColumn(
        String schema,
        String table,
        String name,
        @Nullable String type,
        @Nullable Boolean nullable,
        @Nullable String defaultExpression)
        implements VerifyRule {

    static final String ID = "required-column";

    private static final String CAST = "::[\\w .\"]+$";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String documentation() {
        return "Columns that <expect> names exist, with the type, nullability and default that it names.";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public List<Finding> check(ReplayedSchema replayed) {
        String subject = schema + "." + table + "." + name;
        Optional<Relation> relation = replayed.catalog().stream()
                .filter(Relation.class::isInstance)
                .map(Relation.class::cast)
                .filter(each -> each.schema().equals(schema) && each.name().equals(table))
                .findFirst();
        Optional<Column> column = relation.flatMap(each -> each.column(name));
        if (column.isEmpty()) {
            String there = relation.map(each -> " The columns are: "
                            + String.join(
                                    ", ",
                                    each.columns().stream().map(Column::name).toList()) + ".")
                    .orElse(" There is no table `" + schema + "." + table + "`.");
            return List.of(
                    finding("The column `" + subject + "` is missing." + there).about(subject));
        }
        @Nullable Location where = relation.map(CatalogObject::id)
                .flatMap(replayed.origins()::creationOf)
                .orElse(null);
        return differences(column.get()).stream()
                .map(difference -> finding("`" + subject + "` " + difference)
                        .about(subject)
                        .at(where))
                .toList();
    }

    private List<String> differences(Column column) {
        var differences = new ArrayList<String>();
        if (type != null && !type.equals(column.type().sql())) {
            differences.add("is of type `%s`, expected `%s`.".formatted(column.type(), type));
        }
        if (nullable != null && nullable == column.notNull()) {
            differences.add(nullable ? "refuses nulls, expected nullable." : "accepts nulls, expected not null.");
        }
        String actual = Objects.requireNonNullElse(column.defaultExpression(), "");
        if (defaultExpression != null
                && !defaultExpression.equals(actual)
                && !defaultExpression.equals(actual.replaceFirst(CAST, ""))) {
            differences.add("has %s, expected %s.".formatted(words(actual), words(defaultExpression)));
        }
        return differences;
    }

    private static String words(String expression) {
        return expression.isEmpty() ? "no default" : "default `" + expression + "`";
    }
}
