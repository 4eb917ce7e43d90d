package io.github.supabasemigrate.lint.rules.rerun;

import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Edit;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.lint.schema.ObjectName;
import io.github.supabasemigrate.lint.schema.SchemaEvent;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.CreateObject;
import io.github.supabasemigrate.sql.statement.Drop;
import io.github.supabasemigrate.sql.statement.EnumType;
import io.github.supabasemigrate.sql.statement.table.AlterTable;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.AddColumn;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.DropColumn;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.DropConstraint;
import io.github.supabasemigrate.sql.statement.table.CreateTrigger;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Statements that fail when their object is there, or is not, though SQL has words to say otherwise. */
public final class RepeatRules {

    private static final Set<String> IF_NOT_EXISTS = Set.of(
            "TABLE",
            "TABLE AS",
            "INDEX",
            "SCHEMA",
            "SEQUENCE",
            "EXTENSION",
            "MATERIALIZED VIEW",
            "FOREIGN TABLE",
            "STATISTICS",
            "SERVER",
            "USER MAPPING");

    private static final Set<String> OR_REPLACE =
            Set.of("FUNCTION", "PROCEDURE", "TRIGGER", "VIEW", "RULE", "AGGREGATE", "TRANSFORM");

    private static final Set<String> NEITHER =
            Set.of("TYPE", "DOMAIN", "ROLE", "PUBLICATION", "COLLATION", "EVENT TRIGGER", "CAST", "OPERATOR");

    private RepeatRules() {}

    public static List<LintRule> all() {
        return List.of(
                LintRule.off("rerun-fails", Family.RERUN).build(),
                LintRule.off("rerun-changes-schema", Family.RERUN).build(),
                LintRule.off("rerun-changes-data", Family.RERUN).build(),
                LintRule.of("missing-if-not-exists", Family.RERUN, Severity.INFO)
                        .squawk("prefer-robust-stmts")
                        .statement(RepeatRules::ifNotExists)
                        .build(),
                LintRule.of("missing-if-exists", Family.RERUN, Severity.INFO)
                        .squawk("prefer-robust-stmts")
                        .statement(RepeatRules::ifExists)
                        .build(),
                LintRule.of("missing-or-replace", Family.RERUN, Severity.INFO)
                        .statement(RepeatRules::orReplace)
                        .build(),
                LintRule.of("missing-guard", Family.RERUN, Severity.INFO)
                        .squawk("prefer-robust-stmts")
                        .statement(RepeatRules::guard)
                        .build(),
                LintRule.of("policy-without-drop", Family.RERUN, Severity.INFO)
                        .on("CreatePolicyStmt")
                        .statement(RepeatRules::policy)
                        .build());
    }

    private static void ifNotExists(LintStatement statement, Findings found) {
        statement
                .create()
                .filter(create -> IF_NOT_EXISTS.contains(create.kind()) && !create.ifNotExists())
                .filter(create ->
                        create.nameNode().isPresent() && !isTemporary(statement) && !statement.is("schema_stmt"))
                .filter(create -> !isCleared(statement, create) && !Guard.protects(statement))
                .ifPresent(create -> create.nameNode()
                        .ifPresent(name -> found.at(
                                        create.node(),
                                        "Without `IF NOT EXISTS` this fails where `%s` is there already."
                                                .formatted(name.text()))
                                .fix(Edit.insertBefore(name, "if not exists "))));
        statement.alterTable().stream()
                .flatMap(alter -> alter.commands(AddColumn.class).stream())
                .filter(add -> !add.ifNotExists() && !Guard.protects(statement))
                .forEach(add -> found.at(
                                add.node(),
                                "Without `IF NOT EXISTS` this fails where the column `%s` is there already."
                                        .formatted(add.column().name()))
                        .fix(Edit.insertBefore(add.column().node(), "if not exists ")));
        EnumType.of(statement.node())
                .filter(type -> !type.isNew() && !type.ifNotExists() && !Guard.protects(statement))
                .ifPresent(type -> found.at(
                        type.node(),
                        "Without `IF NOT EXISTS` this fails where `%s` has the value `%s` already."
                                .formatted(type.name(), type.labels().get(0))));
    }

    private static boolean isTemporary(LintStatement statement) {
        return statement.createTable().filter(table -> table.isTemporary()).isPresent();
    }

    /** Whether the file drops it first. */
    private static boolean isCleared(LintStatement statement, CreateObject create) {
        String kind = create.kind().equals("TABLE AS") ? "TABLE" : create.kind();
        return create.name()
                .filter(name -> isDropped(statement, statement.object(kind, name))
                        || isDropped(statement, new ObjectName(kind, name.name())))
                .isPresent();
    }

    private static boolean isDropped(LintStatement statement, ObjectName object) {
        return statement.before().eventsInFile(object).stream()
                .anyMatch(event -> event.act() == SchemaEvent.Act.DROPPED);
    }

    private static void ifExists(LintStatement statement, Findings found) {
        statement
                .drop()
                .filter(drop -> !drop.ifExists() && !drop.objects().isEmpty())
                .filter(drop -> !isMadeHere(statement, drop) && !Guard.protects(statement) && !isAsked(statement))
                .ifPresent(drop -> found.at(
                                drop.node(),
                                "Without `IF EXISTS` this fails where `%s` is gone already."
                                        .formatted(drop.objects().get(0).text()))
                        .fix(Edit.insertBefore(drop.objects().get(0), "if exists ")));
        statement.alterTable().ifPresent(alter -> ifExists(statement, alter, found));
    }

    private static void ifExists(LintStatement statement, AlterTable alter, Findings found) {
        if (Guard.protects(statement) || isAsked(statement)) {
            return;
        }
        for (DropColumn drop : alter.commands(DropColumn.class)) {
            if (!drop.ifExists()) {
                found.at(
                                drop.node(),
                                "Without `IF EXISTS` this fails where the column `" + drop.column()
                                        + "` is gone already.")
                        .fix(drop.node().child("ColId").stream()
                                .map(name -> Edit.insertBefore(name, "if exists "))
                                .toArray(Edit[]::new));
            }
        }
        for (DropConstraint drop : alter.commands(DropConstraint.class)) {
            if (!drop.ifExists()) {
                found.at(
                                drop.node(),
                                "Without `IF EXISTS` this fails where the constraint `" + drop.constraint()
                                        + "` is gone already.")
                        .fix(drop.node().child("name").stream()
                                .map(name -> Edit.insertBefore(name, "if exists "))
                                .toArray(Edit[]::new));
            }
        }
    }

    /** Whether the same file made it, so that it is surely there. */
    private static boolean isMadeHere(LintStatement statement, Drop drop) {
        return drop.names().stream().allMatch(name -> statement.before().isNew(statement.object(drop.kind(), name)));
    }

    /** Whether an IF around it asks for something to be there. */
    private static boolean isAsked(LintStatement statement) {
        return !Guard.around(statement).isEmpty();
    }

    private static void orReplace(LintStatement statement, Findings found) {
        statement
                .create()
                .filter(create -> OR_REPLACE.contains(create.kind()) && !create.orReplace())
                .filter(create -> !isConstraintTrigger(statement))
                .filter(create -> !isReplaced(statement, create) && !Guard.protects(statement))
                .ifPresent(create -> {
                    SyntaxNode verb = create.node().children().get(0);
                    found.at(
                                    create.node(),
                                    "Without `OR REPLACE` this fails where the %s is there already."
                                            .formatted(create.kind().toLowerCase(Locale.ROOT)))
                            .fix(Edit.insertAfter(verb, " or replace"));
                });
    }

    private static boolean isConstraintTrigger(LintStatement statement) {
        return statement.createTrigger().filter(CreateTrigger::isConstraint).isPresent();
    }

    private static boolean isReplaced(LintStatement statement, CreateObject create) {
        return isCleared(statement, create)
                || statement
                        .createTrigger()
                        .filter(trigger -> isDropped(
                                statement,
                                ObjectName.part("TRIGGER", trigger.table(), trigger.name(), statement.defaultSchema())))
                        .isPresent();
    }

    private static void guard(LintStatement statement, Findings found) {
        statement
                .create()
                .filter(create -> NEITHER.contains(create.kind()) || isConstraintTrigger(statement))
                .filter(create -> !isReplaced(statement, create) && !Guard.protects(statement))
                .ifPresent(create -> found.at(
                                create.node(),
                                "`CREATE %s` has no `IF NOT EXISTS`: this fails where it is there already."
                                        .formatted(create.kind()))
                        .hint("Wrap it: DO $$ BEGIN … EXCEPTION WHEN duplicate_object THEN NULL; END $$;"));
    }

    private static void policy(LintStatement statement, Findings found) {
        statement
                .createPolicy()
                .filter(policy -> !policy.isAlter() && !Guard.protects(statement))
                .filter(policy -> !isDropped(
                        statement, ObjectName.part("POLICY", policy.table(), policy.name(), statement.defaultSchema())))
                .ifPresent(policy -> {
                    String drop = "drop policy if exists %s on %s;\n"
                            .formatted(
                                    policy.node().child("name").orElseThrow().text(),
                                    policy.node()
                                            .child("qualified_name")
                                            .orElseThrow()
                                            .text());
                    Edit[] fix =
                            statement.isOutermost() ? new Edit[] {Edit.insertBefore(policy.node(), drop)} : new Edit[0];
                    found.at(
                                    policy.node(),
                                    "`CREATE POLICY` has no `IF NOT EXISTS`: this fails where `%s` has the policy `%s` already."
                                            .formatted(policy.table(), policy.name()))
                            .hint("Put DROP POLICY IF EXISTS before it.")
                            .fix(fix);
                });
    }
}
