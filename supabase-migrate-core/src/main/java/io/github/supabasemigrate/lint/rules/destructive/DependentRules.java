package io.github.supabasemigrate.lint.rules.destructive;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.routine.Routine;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintContext;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.lint.schema.Ignorance;
import io.github.supabasemigrate.lint.schema.KnownTable;
import io.github.supabasemigrate.lint.schema.ObjectName;
import io.github.supabasemigrate.lint.schema.SchemaHistory;
import io.github.supabasemigrate.replay.Origin;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.sql.statement.table.AlterTable;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.DropConstraint;
import io.github.supabasemigrate.sql.statement.table.TableConstraint;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the server lets go although something goes on needing it: bodies of functions are only texts to it. */
public final class DependentRules {

    private static final Set<ObjectKind> RELATIONS =
            Set.of(ObjectKind.TABLE, ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW);

    private DependentRules() {}

    public static List<LintRule> all() {
        return List.of(
                LintRule.of("drop-routine-or-type", Family.DESTRUCTIVE, Severity.WARNING)
                        .schema(DependentRules::stillCalled)
                        .fromTexts(
                                "CreateFunctionStmt",
                                "CreateStmt",
                                "ViewStmt",
                                "CreateMatViewStmt",
                                "RenameStmt",
                                "AlterObjectSchemaStmt",
                                Ignorance.inBlock("DropStmt"),
                                Ignorance.inBlock("RemoveFuncStmt"))
                        .build(),
                LintRule.of("drop-pk-replica-identity", Family.DESTRUCTIVE, Severity.WARNING)
                        .on("AlterTableStmt")
                        .statement(DependentRules::published)
                        .build());
    }

    private static void stillCalled(ReplayedSchema schema, LintContext context, Findings found) {
        Set<Origin> dropped = new LinkedHashSet<>();
        schema.origins().all().stream()
                .filter(origin -> origin.act() == Origin.Act.DROPPED && !isThere(schema, origin))
                .filter(origin -> origin.kind() == ObjectKind.FUNCTION || RELATIONS.contains(origin.kind()))
                .forEach(dropped::add);
        Set<String> said = new LinkedHashSet<>();
        for (Origin gone : dropped) {
            Pattern use = use(gone);
            schema.users().routines().stream()
                    .filter(routine -> routine.language().equals("plpgsql")
                            && !routine.name().equals(gone.name()))
                    .filter(routine -> use.matcher(withoutComments(routine)).find()
                            && !makesItsOwn(withoutComments(routine), gone))
                    .filter(routine -> said.add(routine.id() + " " + gone.name()))
                    .forEach(routine -> found.at(
                                    gone.where(),
                                    "`%s` is dropped here, and the body of `%s` goes on using it."
                                            .formatted(
                                                    gone.subject(), routine.id().display()))
                            .about(routine.id().display())
                            .hint("Change the function first: its next call fails."));
        }
    }

    /** Whether the body has a query in WITH, or a temporary table, of that name. */
    private static boolean makesItsOwn(String body, Origin gone) {
        String name = "(?<![\\w.\"])" + Pattern.quote(gone.name()) + "(?![\\w\"])";
        return gone.kind() != ObjectKind.FUNCTION
                && Pattern.compile("(?is)" + name + "\\s*(\\([^()]*\\)\\s*)?\\bas\\s+((not\\s+)?materialized\\s*)?\\("
                                + "|\\btemp(orary)?\\s+(table|view)\\s+(if\\s+not\\s+exists\\s+)?" + name)
                        .matcher(body)
                        .find();
    }

    private static String withoutComments(Routine routine) {
        return routine.source()
                .replaceAll("--[^\\n]*", "")
                .replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("'[^']*'", "''");
    }

    /** Whether anything of the name is there, in whatever schema: then the body may mean that. */
    private static boolean isThere(ReplayedSchema schema, Origin origin) {
        return schema.catalog().stream()
                .map(object -> object.id())
                .filter(id -> isOfKind(id, origin.kind()))
                .anyMatch(id -> id.name().equals(origin.name()));
    }

    private static boolean isOfKind(ObjectId id, ObjectKind kind) {
        return id.kind() == kind || (RELATIONS.contains(kind) && RELATIONS.contains(id.kind()));
    }

    private static Pattern use(Origin gone) {
        String name = "(" + Pattern.quote(gone.schema()) + "\\s*\\.\\s*)"
                + (gone.schema().equals("public") ? "?" : "") + Pattern.quote(gone.name());
        return gone.kind() == ObjectKind.FUNCTION
                ? Pattern.compile("(?i)(?<![\\w.\"])" + name + "\\s*\\(")
                : Pattern.compile("(?i)\\b(from|join|into|update)\\s+" + name + "(?![\\w.(\"])");
    }

    private static void published(LintStatement statement, Findings found) {
        AlterTable.of(statement.node()).ifPresent(alter -> {
            ObjectName table = statement.table(alter.name());
            boolean isPublished = !statement
                    .before()
                    .events(new ObjectName(SchemaHistory.PUBLISHED, table.name()))
                    .isEmpty();
            boolean getsAnother = alter.node().words().contains("ADD ")
                    || statement.before().laterInFile(table).stream()
                            .anyMatch(event -> event.node().words().matches(".*(PRIMARY KEY|REPLICA IDENTITY).*"));
            alter.commands(DropConstraint.class).stream()
                    .filter(drop -> isPublished && !getsAnother && isPrimaryKey(statement, table, drop))
                    .forEach(drop -> found.at(
                                    drop.node(),
                                    "`%s` is published: without its primary key every UPDATE and DELETE of it fails (55000)."
                                            .formatted(table.name()))
                            .about(table.name())
                            .hint("ALTER TABLE %s REPLICA IDENTITY FULL; before this, or add the new key here."
                                    .formatted(table.name())));
        });
    }

    private static boolean isPrimaryKey(LintStatement statement, ObjectName table, DropConstraint drop) {
        return statement.before().table(table).stream()
                .flatMap(known -> known.constraints().stream())
                .filter(each -> each.name().equals(drop.constraint()))
                .map(KnownTable.Constraint::definition)
                .anyMatch(each -> each.kind() == TableConstraint.Kind.PRIMARY_KEY);
    }
}
