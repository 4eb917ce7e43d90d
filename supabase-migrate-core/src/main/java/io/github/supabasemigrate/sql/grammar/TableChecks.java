package io.github.supabasemigrate.sql.grammar;

import static io.github.supabasemigrate.sql.grammar.ParseFailure.failIf;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Of the checks beside the productions, those of columns, constraints and partitions. */
final class TableChecks {

    private static final Set<String> STRATEGIES = Set.of("list", "range", "hash");

    private static final int LAST_COLUMN = Short.MAX_VALUE;

    private static final String NOT_VALID = "NOT VALID";
    private static final String NO_INHERIT = "NO INHERIT";
    private static final String DEFERRABLE = "DEFERRABLE";
    private static final String NOT_ENFORCED = "NOT ENFORCED";

    private TableChecks() {}

    /** Runs the check of a symbol; false if there is none. */
    static boolean run(String symbol, SyntaxNode node, SyntaxNode[] children) throws ParseFailure {
        switch (symbol) {
            case "ConstraintAttributeSpec" -> conflicts(children);
            case "ConstraintElem", "DomainConstraintElem" -> constraint(node, children);
            case "CreateTrigStmt" -> constraintTrigger(node);
            case "alter_table_cmd" -> alterCommand(children);
            case "PartitionSpec" -> partitioning(children[2]);
            case "PartitionBoundSpec" -> hashBound(node, children[Math.min(2, children.length - 1)]);
            case "ColConstraintElem" -> generated(children);
            case "key_update" -> columnsOfUpdate(node, children[children.length - 1]);
            case "key_match" -> match(node, children);
            case "columnDef", "columnOptions", "CreateDomainStmt" -> collations(node);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void partitioning(SyntaxNode strategy) throws ParseFailure {
        String name = strategy.identifier();
        failIf(
                !STRATEGIES.contains(name.toLowerCase(Locale.ROOT)),
                "unrecognized partitioning strategy \"" + name + "\"",
                strategy);
    }

    /** {@code FOR VALUES WITH (MODULUS 4, REMAINDER 0)}. */
    private static void hashBound(SyntaxNode bound, SyntaxNode with) throws ParseFailure {
        Optional<SyntaxNode> parts = bound.child("hash_partbound");
        if (parts.isEmpty()) {
            return;
        }
        Set<String> given = new HashSet<>();
        for (SyntaxNode part : parts.get().children("hash_partbound_elem")) {
            String name = part.childArray()[0].identifier();
            boolean isKnown = name.equals("modulus") || name.equals("remainder");
            failIf(!isKnown, "unrecognized hash partition bound specification \"" + name + "\"", part);
            failIf(!given.add(name), name + " for hash partition provided more than once", part);
        }
        failIf(!given.contains("modulus"), "modulus for hash partition must be specified", with);
        failIf(!given.contains("remainder"), "remainder for hash partition must be specified", with);
    }

    private static void generated(SyntaxNode[] children) throws ParseFailure {
        if (children.length > 3 && children[0].is("GENERATED") && children[3].is("'('")) {
            failIf(
                    children[1].words().equals("BY DEFAULT"),
                    "for a generated column, GENERATED ALWAYS must be specified",
                    children[1]);
        }
    }

    private static void columnsOfUpdate(SyntaxNode update, SyntaxNode action) throws ParseFailure {
        failIf(
                action.contains("columnList"),
                "a column list with SET " + (action.contains("NULL_P") ? "NULL" : "DEFAULT")
                        + " is only supported for ON DELETE actions",
                update);
    }

    private static void match(SyntaxNode match, SyntaxNode[] children) throws ParseFailure {
        failIf(children[1].is("PARTIAL"), "MATCH PARTIAL not yet implemented", match);
    }

    private static void collations(SyntaxNode column) throws ParseFailure {
        Optional<SyntaxNode> parts = column.child("ColQualList");
        if (parts.isPresent()) {
            boolean isCollated = false;
            for (SyntaxNode part : parts.get().childArray()) {
                boolean collates = !part.isToken() && part.childArray()[0].is("COLLATE");
                failIf(isCollated && collates, "multiple COLLATE clauses not allowed", part);
                isCollated |= collates;
            }
        }
    }

    /** {@code ALTER COLUMN 1 SET STATISTICS}, for a column of an index that has no name. */
    private static void columnNumber(SyntaxNode[] children) throws ParseFailure {
        for (int i = 1; i < Math.min(3, children.length) && children[0].is("ALTER") && !children[i].is("SET"); i++) {
            if (children[i].is("Iconst")) {
                long number = Long.parseLong(children[i].text());
                failIf(
                        number <= 0 || number > LAST_COLUMN,
                        "column number must be in range from 1 to " + LAST_COLUMN,
                        children[i]);
            }
        }
    }

    /** The last attribute against those before it. */
    private static void conflicts(SyntaxNode[] attributes) throws ParseFailure {
        Set<String> words = new HashSet<>();
        for (SyntaxNode attribute : attributes) {
            words.add(attribute.words());
        }
        SyntaxNode last = attributes[attributes.length - 1];
        failIf(
                words.contains("NOT DEFERRABLE") && words.contains("INITIALLY DEFERRED"),
                "constraint declared INITIALLY DEFERRED must be DEFERRABLE",
                last);
        boolean conflict = words.containsAll(Set.of(DEFERRABLE, "NOT DEFERRABLE"))
                || words.containsAll(Set.of("INITIALLY IMMEDIATE", "INITIALLY DEFERRED"))
                || words.containsAll(Set.of("ENFORCED", NOT_ENFORCED));
        failIf(conflict, "conflicting constraint properties", last);
    }

    private static void constraint(SyntaxNode constraint, SyntaxNode[] children) throws ParseFailure {
        Optional<SyntaxNode> attributes = constraint.child("ConstraintAttributeSpec");
        if (attributes.isEmpty()) {
            return;
        }
        SyntaxNode first = children[0];
        if (first.is("CHECK")) {
            allow("CHECK", Set.of(NOT_VALID, NO_INHERIT, NOT_ENFORCED), attributes.get());
        } else if (first.is("NOT")) {
            allow("NOT NULL", Set.of(NOT_VALID, NO_INHERIT), attributes.get());
        } else if (first.is("FOREIGN")) {
            allow("FOREIGN KEY", Set.of(DEFERRABLE, NOT_VALID, NOT_ENFORCED), attributes.get());
        } else {
            allow(first.is("PRIMARY") ? "PRIMARY KEY" : first.words(), Set.of(DEFERRABLE), attributes.get());
        }
    }

    private static void constraintTrigger(SyntaxNode trigger) throws ParseFailure {
        if (trigger.hasChild("CONSTRAINT")) {
            failIf(
                    trigger.hasChild("opt_or_replace"),
                    "CREATE OR REPLACE CONSTRAINT TRIGGER is not supported",
                    trigger);
            Optional<SyntaxNode> attributes = trigger.child("ConstraintAttributeSpec");
            if (attributes.isPresent()) {
                allow("TRIGGER", Set.of(DEFERRABLE), attributes.get());
            }
        }
    }

    private static void alterCommand(SyntaxNode[] children) throws ParseFailure {
        columnNumber(children);
        if (children[0].is("ALTER") && children[1].is("CONSTRAINT") && children.length > 3) {
            // From PostgreSQL 18 on NO INHERIT is allowed.
            allow("FOREIGN KEY", Set.of(DEFERRABLE, NO_INHERIT, NOT_ENFORCED), children[3]);
        }
    }

    /** In the order in which the server looks at them. */
    private static void allow(String kind, Set<String> marks, SyntaxNode attributes) throws ParseFailure {
        Set<String> given = new HashSet<>();
        for (SyntaxNode attribute : attributes.childArray()) {
            String words = attribute.words();
            given.add(words.equals("INITIALLY DEFERRED") ? DEFERRABLE : words);
        }
        for (String mark : new String[] {DEFERRABLE, NOT_VALID, NO_INHERIT, NOT_ENFORCED}) {
            failIf(
                    given.contains(mark) && !marks.contains(mark),
                    kind + " constraints cannot be marked " + mark,
                    attributes);
        }
    }
}
