package io.github.supabasemigrate.access.rows.value;

import io.github.supabasemigrate.access.condition.Branch;
import io.github.supabasemigrate.access.model.OwnerColumn;
import io.github.supabasemigrate.access.model.RelationModel;
import io.github.supabasemigrate.access.model.StateColumn;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.access.reading.ConditionReader;
import io.github.supabasemigrate.access.reading.Mentions;
import io.github.supabasemigrate.access.rows.value.ColumnOptions.Option;
import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Constraint;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.sql.Identifiers;
import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out what may be put into the columns of tables. */
public final class ColumnPlanner {

    private static final Pattern NUMBER = Pattern.compile("[0-9.]+");

    /** So many values more are offered where nothing but trying tells which one fits, as for a hash. */
    private static final int SPREAD = 200;

    private final Catalog catalog;
    private final ConditionReader reader;
    private final Map<ObjectId, List<Constraint>> checks = new HashMap<>();

    public ColumnPlanner(Catalog catalog) {
        this.catalog = catalog;
        reader = new ConditionReader(catalog);
        catalog.constraints().stream()
                .filter(constraint -> constraint.type() == Constraint.Type.CHECK && constraint.isEnforced())
                .forEach(constraint -> checks.computeIfAbsent(constraint.table(), key -> new ArrayList<>())
                        .add(constraint));
    }

    /**
     * The options of a table.
     *
     * @param partitionValues texts that lie within a partition, by column of the partition key
     */
    public TableOptions options(Table table, RelationModel model, Map<String, List<String>> partitionValues) {
        List<TableOptions.Check> conditions = new ArrayList<>();
        List<Branch> branches = new ArrayList<>();
        for (Constraint constraint : checks.getOrDefault(table.id(), List.of())) {
            expression(constraint.definition()).ifPresent(sql -> {
                conditions.add(new TableOptions.Check(constraint.id().name(), sql, constraint.columns()));
                branches.addAll(reader.read(sql, table.id(), new Mentions()));
            });
        }
        List<ColumnOptions> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            if (!column.isGenerated()) {
                List<String> bounds = partitionValues.getOrDefault(column.name(), List.of());
                options(table, column, model, branches, bounds).ifPresent(columns::add);
            }
        }
        return new TableOptions(columns, conditions);
    }

    /**
     * What a column might hold where a condition is true, besides what is always required of it; the server decides.
     *
     * @param number what numbers it
     */
    public List<String> texts(Table table, Column column, String condition, int number, String tag) {
        List<Branch> branches = new ArrayList<>(reader.read(condition, table.id(), new Mentions()));
        ColumnType type = ColumnType.of(column.type(), catalog);
        CheckHints hints = CheckHints.of(table.id(), column.name(), withDomain(type, table.id(), column, branches));
        List<Candidate> candidates = new Candidates(type, hints, table.id().name() + column.name()).all();
        Set<String> texts = new LinkedHashSet<>();
        candidates.forEach(candidate -> texts.add(candidate.text(number, tag)));
        for (int more = 1; more <= SPREAD && !candidates.isEmpty(); more++) {
            texts.add(candidates.get(0).text(number + more * 1000, tag));
        }
        texts.remove(null);
        return List.copyOf(texts);
    }

    /** The columns of a table that a condition names. */
    public List<Column> named(Table table, String condition) {
        Mentions mentions = new Mentions();
        reader.read(condition, table.id(), mentions);
        return table.columns().stream()
                .filter(column ->
                        mentions.columns().getOrDefault(table.id(), Set.of()).contains(column.name()))
                .toList();
    }

    /** What stands in the parentheses of {@code CHECK (…)}. */
    public static Optional<String> expression(String definition) {
        return SqlScript.parse("ALTER TABLE t ADD " + definition).statements().stream()
                .findFirst()
                .flatMap(statement -> statement.tree())
                .flatMap(tree -> tree.first("ConstraintElem"))
                .flatMap(element -> element.child("a_expr"))
                .map(SyntaxNode::text);
    }

    private Optional<ColumnOptions> options(
            Table table, Column column, RelationModel model, List<Branch> branches, List<String> bounds) {
        ColumnType type = ColumnType.of(column.type(), catalog);
        List<Option> options = new ArrayList<>();
        bounds.forEach(bound -> options.add(Option.of(Candidate.of(bound))));
        boolean isSure = bounds.isEmpty();
        if (belongs(column, model, type, options)) {
            return Optional.of(new ColumnOptions(column.name(), type.sql(), options, true));
        }
        if (column.isIdentity()) {
            return Optional.empty();
        }
        CheckHints hints = CheckHints.of(table.id(), column.name(), withDomain(type, table.id(), column, branches));
        String token = table.id().name() + column.name();
        List<Option> candidates = new ArrayList<>();
        for (Candidate candidate : new Candidates(type, hints, token).all()) {
            candidates.add(Option.of(candidate));
        }
        Optional<StateColumn> state = model.state(column.name());
        state.map(found -> BaseState.of(found, column, model)).ifPresent(options::addAll);
        ordered(column, type, state.isPresent(), candidates, options);
        boolean isOfUser = model.in(column.name()).anyMatch(OwnerColumn::isInJson);
        isSure &= !type.isDomain()
                && (type.isText()
                        || type.isNumber()
                        || type.isTime()
                        || type.isJson()
                        || !type.labels().isEmpty()
                        || type.isArray()
                        || OtherTypes.isKnown(type.name()));
        List<Option> given = isOfUser ? inside(options, column, model) : options;
        return Optional.of(new ColumnOptions(column.name(), type.sql(), given, isSure));
    }

    /** What is an object, with the user in it; and that alone, where nothing else is there. */
    private static List<Option> inside(List<Option> options, Column column, RelationModel model) {
        List<Option> inside = new ArrayList<>();
        for (Option option : options) {
            if (option.cell() instanceof Cell.Value value
                    && String.valueOf(option.sample()).startsWith("{")) {
                inside.add(inside(value.candidate(), column, model));
            }
        }
        inside.add(inside(Candidate.of("{}"), column, model));
        return inside;
    }

    private static Option inside(Candidate rest, Column column, RelationModel model) {
        Cell.PersonInside cell = new Cell.PersonInside(rest);
        return new Option(cell, cell.text(1, User.A1, "a1", column.name(), model));
    }

    /** Whether a column holds a user, a tenant or a parent; then that is what goes in. */
    private static boolean belongs(Column column, RelationModel model, ColumnType type, List<Option> options) {
        String name = column.name();
        boolean isOwner = model.in(name).anyMatch(owner -> !owner.isInJson());
        boolean isLink = model.tenants().stream()
                        .anyMatch(tenant -> tenant.column().equals(name))
                || model.parents().stream().anyMatch(parent -> parent.columns().contains(name));
        if (isOwner) {
            options.add(new Option(new Cell.Person(false), "0a0a0a0a-0000-40a1-8000-0000000000a1"));
            options.add(new Option(new Cell.Person(true), "0a0a0a0a-0000-40b1-8000-0000000000b1"));
        } else if (isLink) {
            String sample = type.name().equals("uuid") || type.isText() ? Candidates.uuid(name, 1, "a1") : "7001";
            options.add(new Option(new Cell.FromParent(), sample));
        }
        if ((isOwner || isLink) && !column.notNull()) {
            options.add(Option.none());
        }
        return isOwner || isLink;
    }

    private List<Branch> withDomain(ColumnType type, ObjectId table, Column column, List<Branch> branches) {
        List<Branch> all = new ArrayList<>(branches);
        for (String check : type.checks()) {
            expression(check)
                    .map(sql ->
                            Pattern.compile("\\bVALUE\\b").matcher(sql).replaceAll(Identifiers.quote(column.name())))
                    .ifPresent(sql -> all.addAll(reader.read(sql, table, new Mentions())));
        }
        return all;
    }

    /** Puts what is best first: a default as it is, unless it is the zero of a counter; then candidates; NULL where it may be. */
    private static void ordered(
            Column column, ColumnType type, boolean isState, List<Option> candidates, List<Option> options) {
        String given = column.defaultExpression();
        boolean isPlanned = type.name().equals("uuid") && !type.isArray();
        boolean isZero =
                given != null && type.isNumber() && NUMBER.matcher(given).matches() && !isState;
        boolean isMoment = type.isTime() && !column.notNull();
        if (given != null && !isPlanned && !isZero) {
            constant(given)
                    .ifPresentOrElse(
                            sample -> options.add(new Option(new Cell.Default(), sample.isEmpty() ? null : sample)),
                            () -> options.add(new Option(new Cell.Default(), sampleOf(type, candidates))));
        }
        boolean staysEmpty = !column.notNull() && (isMoment || type.isArray() || type.attributes() > 0 || isState);
        if (staysEmpty) {
            options.add(Option.none());
        }
        options.addAll(candidates);
        if (!column.notNull() && !staysEmpty) {
            options.add(Option.none());
        }
        if (options.isEmpty()) {
            options.add(Option.none());
        }
    }

    private static @Nullable String sampleOf(ColumnType type, List<Option> candidates) {
        return type.isTime() || candidates.isEmpty() ? "now" : candidates.get(0).sample();
    }

    /** A default that is a constant; empty text for NULL. */
    private static Optional<String> constant(String expression) {
        return SqlScript.parse("SELECT " + expression).statements().stream()
                .findFirst()
                .flatMap(statement -> statement.tree())
                .flatMap(tree -> tree.first("target_el"))
                .map(target ->
                        target.children().isEmpty() ? target : target.children().get(0))
                .filter(node -> node.is("AexprConst"))
                .map(node -> node.is("NULL_P") ? "" : node.is("Sconst") ? node.literal() : node.text());
    }
}
