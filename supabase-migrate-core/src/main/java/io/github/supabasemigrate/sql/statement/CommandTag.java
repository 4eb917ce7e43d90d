package io.github.supabasemigrate.sql.statement;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What kind of statement it is, in the words of the server's command tags: {@code CREATE TABLE}, {@code ALTER POLICY},
 * {@code CREATE INDEX}. Objects with several kinds of relation keep the word that is written ({@code ALTER VIEW}).
 */
public final class CommandTag {

    private static final int MOST_WORDS = 8;

    /** Words between the verb and the object that do not name it. */
    private static final Set<String> MODIFIERS = Set.of(
            "OR",
            "REPLACE",
            "TEMP",
            "TEMPORARY",
            "LOCAL",
            "GLOBAL",
            "UNLOGGED",
            "UNIQUE",
            "RECURSIVE",
            "TRUSTED",
            "PROCEDURAL",
            "CONSTRAINT");

    /** First words of object kinds that take a second. */
    private static final Set<String> TWO_WORDS = Set.of(
            "MATERIALIZED",
            "FOREIGN",
            "EVENT",
            "ACCESS",
            "USER MAPPING",
            "TEXT",
            "OPERATOR CLASS",
            "OPERATOR FAMILY",
            "DEFAULT");

    /** Statements that may begin with a WITH clause. */
    private static final Map<String, String> DATA_CHANGES =
            Map.of("InsertStmt", "INSERT", "UpdateStmt", "UPDATE", "DeleteStmt", "DELETE", "MergeStmt", "MERGE");

    /** Tags that say more than the first word. */
    private static final Map<String, String> LONGER = Map.of(
            "REFRESH", "REFRESH MATERIALIZED VIEW",
            "IMPORT", "IMPORT FOREIGN SCHEMA",
            "LOCK", "LOCK TABLE",
            "START", "START TRANSACTION",
            "SECURITY", "SECURITY LABEL",
            "REASSIGN", "REASSIGN OWNED",
            "TRUNCATE", "TRUNCATE TABLE",
            "DECLARE", "DECLARE CURSOR",
            "ABORT", "ROLLBACK",
            "END", "COMMIT");

    private static final Set<String> OBJECT_VERBS = Set.of("CREATE", "ALTER", "DROP");

    private CommandTag() {}

    /** The tag of a statement. */
    public static String of(SyntaxNode statement) {
        if (statement.is("CreateAsStmt")) {
            return "CREATE TABLE AS";
        }
        if (statement.is("SelectStmt")) {
            return statement.contains("into_clause") ? "SELECT INTO" : "SELECT";
        }
        for (var change : DATA_CHANGES.entrySet()) {
            if (statement.is(change.getKey())) {
                return change.getValue();
            }
        }
        return fromWords(statement);
    }

    private static String fromWords(SyntaxNode statement) {
        String[] words = firstWords(statement);
        String verb = words[0];
        if (OBJECT_VERBS.contains(verb)) {
            return verb + " " + object(words);
        }
        String second = words.length > 1 ? words[1] : "";
        if (second.equals("PREPARED") || (verb.equals("PREPARE") && second.equals("TRANSACTION"))) {
            return verb + " " + second;
        }
        return LONGER.getOrDefault(verb, verb);
    }

    /** As many as any tag can depend on, whatever the length of the statement. */
    private static String[] firstWords(SyntaxNode statement) {
        List<String> words = new ArrayList<>(MOST_WORDS);
        Deque<SyntaxNode> open = new ArrayDeque<>();
        open.push(statement);
        while (!open.isEmpty() && words.size() < MOST_WORDS) {
            SyntaxNode node = open.pop();
            if (node.isToken()) {
                words.add(node.text().toUpperCase(Locale.ROOT));
            }
            List<SyntaxNode> children = node.children();
            for (int i = children.size() - 1; i >= 0; i--) {
                open.push(children.get(i));
            }
        }
        return words.toArray(String[]::new);
    }

    private static String object(String[] words) {
        int at = 1;
        while (at < words.length - 1 && MODIFIERS.contains(words[at])) {
            at++;
        }
        String first = words[at];
        String pair = at + 1 < words.length ? first + " " + words[at + 1] : first;
        if (first.equals("FOREIGN") && pair.equals("FOREIGN DATA")) {
            return "FOREIGN DATA WRAPPER";
        }
        if (first.equals("TEXT")) {
            return pair + " " + words[at + 2];
        }
        if ((first.equals("USER") && !pair.equals("USER MAPPING")) || first.equals("GROUP")) {
            return "ROLE";
        }
        return TWO_WORDS.contains(first) || TWO_WORDS.contains(pair) ? pair : first;
    }
}
