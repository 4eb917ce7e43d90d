package io.github.supabasemigrate.lint.rules.types;

import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintFile;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.sql.Identifiers;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.AddColumn;
import io.github.supabasemigrate.sql.statement.table.ColumnDefinition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names of what is made. Policies are named in sentences, and nobody types them. */
public final class NamingRules {

    private static final int LONGEST = 63;
    private static final Set<String> SENTENCES = Set.of("POLICY", "ROLE", "EXTENSION", "OPERATOR", "CAST");

    private static final Pattern PLAIN = Pattern.compile("[\\p{Ll}_][\\p{Ll}\\p{N}_$]*");

    private NamingRules() {}

    public static List<LintRule> all() {
        return List.of(
                LintRule.of("identifier-too-long", Family.TYPES, Severity.ERROR)
                        .squawk("identifier-too-long")
                        .file(NamingRules::tooLong)
                        .build(),
                LintRule.of("identifier-case", Family.TYPES, Severity.WARNING)
                        .statement(NamingRules::quoted)
                        .build(),
                LintRule.of("identifier-reserved", Family.TYPES, Severity.INFO)
                        .statement(NamingRules::reserved)
                        .build(),
                LintRule.off("schema-unqualified", Family.TYPES)
                        .squawk("require-table-schema")
                        .statement(NamingRules::unqualified)
                        .build());
    }

    private static void tooLong(LintFile file, Findings found) {
        if (!hasLongWord(file.text())) {
            return;
        }
        for (LintStatement statement : file.statements()) {
            statement
                    .node()
                    .nodes()
                    .filter(node -> node.isToken() && node.is("IDENT"))
                    .filter(node -> unquoted(node).getBytes(StandardCharsets.UTF_8).length > LONGEST)
                    .forEach(node -> found.at(
                            node,
                            "PostgreSQL cuts `%s` off after 63 bytes: `%s`."
                                    .formatted(unquoted(node), cut(unquoted(node)))));
        }
    }

    /** Whether anything in a file could be too long; nearly always nothing is, and then nothing else is looked at. */
    private static boolean hasLongWord(String text) {
        boolean isQuoted = false;
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                isQuoted = !isQuoted;
                bytes = 0;
            } else {
                boolean isName = isQuoted || Character.isLetterOrDigit(c) || c == '_' || c == '$';
                bytes = isName ? bytes + (c < 128 ? 1 : 3) : 0;
            }
            if (bytes > LONGEST) {
                return true;
            }
        }
        return false;
    }

    /** As written: the node's own identifier is cut off already. */
    private static String unquoted(SyntaxNode node) {
        String text = node.text();
        return text.startsWith("\"") ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
    }

    private static String cut(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        String cut = new String(bytes, 0, LONGEST, StandardCharsets.UTF_8);
        return cut.endsWith("\uFFFD") ? cut.substring(0, cut.length() - 1) : cut;
    }

    /** Hands over each name that the statement makes. */
    private static void made(LintStatement statement, BiConsumer<SyntaxNode, String> name) {
        statement
                .create()
                .filter(create -> !SENTENCES.contains(create.kind()))
                .ifPresent(create -> create.nameNode()
                        .ifPresent(
                                node -> name.accept(node, QualifiedName.of(node).name())));
        Stream<ColumnDefinition> columns = Stream.concat(
                statement.createTable().stream().flatMap(create -> create.columns().stream()),
                statement.alterTable().stream()
                        .flatMap(alter -> alter.commands(AddColumn.class).stream())
                        .map(AddColumn::column));
        columns.forEach(column -> name.accept(column.node(), column.name()));
    }

    private static void quoted(LintStatement statement, Findings found) {
        made(statement, (node, name) -> {
            if (!PLAIN.matcher(name).matches()) {
                found.at(node, "`%s` has to be quoted wherever it is written.".formatted(name))
                        .hint("Use lower case with underscores.");
            }
        });
    }

    private static void reserved(LintStatement statement, Findings found) {
        made(statement, (node, name) -> {
            if (name.startsWith("pg_")) {
                found.at(node, "Names that begin with `pg_`, such as `%s`, belong to the server.".formatted(name));
            } else if (isQuoted(node)
                    && name.matches("[a-z_]+")
                    && !Identifiers.quote(name).equals(name)) {
                found.at(node, "`%s` is a word of SQL and has to be quoted wherever it is written.".formatted(name));
            }
        });
    }

    private static boolean isQuoted(SyntaxNode node) {
        List<SyntaxNode> tokens = node.is("columnDef") ? node.tokens().subList(0, 1) : node.tokens();
        return tokens.get(tokens.size() - 1).text().startsWith("\"");
    }

    private static void unqualified(LintStatement statement, Findings found) {
        statement
                .createTable()
                .filter(create -> create.name().schema().isEmpty() && !create.isTemporary())
                .ifPresent(create -> found.at(
                        create.node(),
                        "`%s` is made in the first schema of whatever search_path holds.".formatted(create.name())));
        statement
                .alterTable()
                .filter(alter -> alter.name().schema().isEmpty() && alter.kind().equals("TABLE"))
                .ifPresent(alter -> found.at(
                        alter.node(), "Which `%s` is meant depends on the search_path.".formatted(alter.name())));
    }
}
