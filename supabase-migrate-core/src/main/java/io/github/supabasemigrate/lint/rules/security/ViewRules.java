package io.github.supabasemigrate.lint.rules.security;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.Dependency;
import io.github.supabasemigrate.catalog.object.Grant;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.object.Privilege;
import io.github.supabasemigrate.catalog.relation.ForeignTable;
import io.github.supabasemigrate.catalog.relation.MaterializedView;
import io.github.supabasemigrate.catalog.relation.View;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintContext;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.lint.schema.SchemaEvent;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.sql.statement.CreateObject;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.sql.statement.table.CreateView;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Relations of the API that row level security does not guard. */
public final class ViewRules {

    private static final ObjectId AUTH_USERS = ObjectId.table("auth", "users");

    private static final String COPY = "Copy what may be seen into a table of your own, by a trigger, with policies.";

    private ViewRules() {}

    public static List<LintRule> all() {
        return List.of(
                rule("view-not-invoker", Severity.ERROR)
                        .on("ViewStmt")
                        .supabase("0010")
                        .statement(ViewRules::writtenNotInvoker)
                        .schema(ViewRules::notInvoker)
                        .build(),
                rule("matview-exposed", Severity.WARNING)
                        .on("CreateMatViewStmt")
                        .supabase("0016")
                        .statement(ViewRules::writtenMaterialized)
                        .schema((schema, context, found) ->
                                exposed(MaterializedView.class, "materialized view", schema, context, found))
                        .build(),
                rule("foreign-table-exposed", Severity.WARNING)
                        .on("CreateForeignTableStmt")
                        .supabase("0017")
                        .statement(ViewRules::writtenForeign)
                        .schema((schema, context, found) ->
                                exposed(ForeignTable.class, "foreign table", schema, context, found))
                        .build(),
                rule("auth-users-exposed", Severity.ERROR)
                        .on("ViewStmt", "CreateMatViewStmt")
                        .supabase("0002")
                        .statement(ViewRules::writtenOverUsers)
                        .schema(ViewRules::users)
                        .build());
    }

    private static LintRule.Draft rule(String id, Severity severity) {
        return LintRule.of(id, Family.SECURITY, severity);
    }

    private static void writtenNotInvoker(LintStatement statement, Findings found) {
        CreateView.of(statement.node())
                .filter(view -> !view.isMaterialized() && !view.isTemporary() && !view.isSecurityInvoker())
                .filter(view -> statement.context().isExposed(view.name().schemaOr(statement.defaultSchema())))
                .filter(view -> statement.before().later(statement.object("VIEW", view.name())).stream()
                        .noneMatch(ViewRules::mends))
                .ifPresent(view -> found.at(
                                statement.node().first("qualified_name").orElse(statement.node()),
                                open(statement.qualified(view.name())))
                        .about(statement.qualified(view.name()))
                        .hint(hint(statement.qualified(view.name()))));
    }

    private static boolean mends(SchemaEvent event) {
        return event.act() != SchemaEvent.Act.ALTERED
                || event.node().text().toLowerCase(Locale.ROOT).contains("security_invoker");
    }

    private static String open(String view) {
        return "`%s` reads with its owner's rights, so that no policy of the tables below it is asked.".formatted(view);
    }

    private static String hint(String view) {
        return "ALTER VIEW %s SET (security_invoker = true);".formatted(view);
    }

    /** Whether the roles of the API may read it. */
    private static boolean isReadable(CatalogObject relation) {
        return Stream.of("anon", "authenticated", Grant.PUBLIC)
                .anyMatch(role -> relation.privileges().of(role).contains(Privilege.SELECT));
    }

    private static <T extends CatalogObject> Stream<T> served(
            Class<T> type, ReplayedSchema schema, LintContext context) {
        return schema.users().all(type).stream()
                .filter(each ->
                        context.isExposed(each.schema()) && each.extension().isEmpty() && isReadable(each));
    }

    private static void notInvoker(ReplayedSchema schema, LintContext context, Findings found) {
        served(View.class, schema, context)
                .filter(view -> !view.isSecurityInvoker())
                .forEach(view -> found.at(
                                schema.origins().creationOf(view.id()).orElse(null),
                                open(view.id().display()))
                        .about(view.id().display())
                        .hint(hint(view.id().display())));
    }

    private static void writtenMaterialized(LintStatement statement, Findings found) {
        CreateView.of(statement.node())
                .filter(CreateView::isMaterialized)
                .ifPresent(view -> served(statement, "MATERIALIZED VIEW", view.name(), found));
    }

    private static void writtenForeign(LintStatement statement, Findings found) {
        statement
                .create()
                .filter(create -> create.kind().equals("FOREIGN TABLE"))
                .flatMap(CreateObject::name)
                .ifPresent(name -> served(statement, "FOREIGN TABLE", name, found));
    }

    private static void served(LintStatement statement, String kind, QualifiedName name, Findings found) {
        if (Served.isServed(statement, kind, name)) {
            String relation = statement.qualified(name);
            found.at(
                            statement.node().first("qualified_name").orElse(statement.node()),
                            unguarded(kind.toLowerCase(Locale.ROOT), relation))
                    .about(relation)
                    .hint(revoke(relation));
        }
    }

    private static void writtenOverUsers(LintStatement statement, Findings found) {
        CreateView.of(statement.node())
                .filter(view -> !view.isTemporary() && !view.isSecurityInvoker())
                .filter(view ->
                        Served.isServed(statement, view.isMaterialized() ? "MATERIALIZED VIEW" : "VIEW", view.name()))
                .filter(view -> view.query()
                        .descendants("relation_expr")
                        .map(QualifiedName::of)
                        .anyMatch(ViewRules::isUsers))
                .filter(view -> statement.before().later(statement.object("VIEW", view.name())).stream()
                        .noneMatch(ViewRules::mends))
                .ifPresent(view -> found.at(
                                statement.node().first("qualified_name").orElse(statement.node()),
                                showsUsers(statement.qualified(view.name())))
                        .about(statement.qualified(view.name()))
                        .hint(COPY));
    }

    private static boolean isUsers(QualifiedName name) {
        return name.schema().equals(Optional.of("auth")) && name.name().equals("users");
    }

    private static String unguarded(String word, String relation) {
        return "Every row of the %s `%s` can be read through the API: it has no row level security."
                .formatted(word, relation);
    }

    private static String revoke(String relation) {
        return "REVOKE ALL ON %s FROM anon, authenticated;".formatted(relation);
    }

    private static String showsUsers(String view) {
        return "`%s` shows rows of `auth.users` through the API.".formatted(view);
    }

    private static <T extends CatalogObject> void exposed(
            Class<T> type, String word, ReplayedSchema schema, LintContext context, Findings found) {
        served(type, schema, context)
                .forEach(each -> found.at(
                                schema.origins().creationOf(each.id()).orElse(null),
                                unguarded(word, each.id().display()))
                        .about(each.id().display())
                        .hint(revoke(each.id().display())));
    }

    /** Also by way of other views, which are read with the rights of the outermost. */
    private static boolean readsUsers(Catalog catalog, ObjectId view) {
        return catalog.dependencies().of(view).stream()
                .map(Dependency::on)
                .anyMatch(on -> on.equals(AUTH_USERS)
                        || on.isPartOf(AUTH_USERS)
                        || ownerOf(catalog, on)
                                .filter(other -> !other.equals(view))
                                .filter(other -> readsUsers(catalog, other))
                                .isPresent());
    }

    /** The view that is meant or has the column that is. */
    private static Optional<ObjectId> ownerOf(Catalog catalog, ObjectId on) {
        String name = on.parent().isEmpty() ? on.name() : on.parent();
        return Stream.of(ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW)
                .map(kind -> ObjectId.of(kind, on.schema(), name))
                .filter(catalog::contains)
                .findFirst();
    }

    private static void users(ReplayedSchema schema, LintContext context, Findings found) {
        Stream.concat(
                        served(View.class, schema, context).filter(view -> !view.isSecurityInvoker()),
                        served(MaterializedView.class, schema, context))
                .filter(view -> readsUsers(schema.catalog(), view.id()))
                .forEach(view -> found.at(
                                schema.origins().creationOf(view.id()).orElse(null),
                                showsUsers(view.id().display()))
                        .about(view.id().display())
                        .hint(COPY));
    }
}
