package io.github.supabasemigrate.lint.rules.rls;

import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a policy's USING or WITH CHECK says.
 *
 * @param node its tree
 * @param table the name of the policy's table, without its schema
 */
record PolicyExpression(SyntaxNode node, String table) {

    private static final Set<String> AUTH = Set.of("uid", "jwt", "role", "email");
    private static final Pattern ALONE_IN_LIST = Pattern.compile("(?i)\\b(in|any|all|some)\\s*\\(\\s*$");
    private static final Set<String> USERS_OWN_CLAIMS =
            Set.of("user_metadata", "raw_user_meta_data", "'user_metadata'", "'raw_user_meta_data'");

    /** Reads an expression as the server prints it; empty if it prints what the grammar does not know. */
    static Optional<PolicyExpression> parse(String sql, String table) {
        return SqlScript.parse("SELECT " + sql).statements().stream()
                .flatMap(statement -> statement.tree().stream())
                .flatMap(tree -> tree.child("target_list").stream())
                .findFirst()
                .map(list -> new PolicyExpression(list, table));
    }

    /** Calls of functions with these schema and names; a name without a schema counts only where the schema is empty. */
    private Stream<SyntaxNode> calls() {
        return node.descendants("func_application");
    }

    private static QualifiedName function(SyntaxNode call) {
        return QualifiedName.of(call.child("func_name").orElseThrow());
    }

    private static boolean asksWhoIsAsking(SyntaxNode call) {
        QualifiedName name = function(call);
        return (name.schema().equals(Optional.of("auth")) && AUTH.contains(name.name()))
                || name.name().equals("current_setting");
    }

    boolean asksWhoIsAsking() {
        return calls().anyMatch(PolicyExpression::asksWhoIsAsking);
    }

    /** Calls about the user that are made again for every row. */
    List<SyntaxNode> callsPerRow() {
        return callsForEachRow().filter(PolicyExpression::asksWhoIsAsking).toList();
    }

    /**
     * Whether every such call can become a subquery of one value without meaning anything else: not in FROM, not with a column as
     * argument, and not alone behind IN or ANY, which would then ask for the subquery's rows.
     */
    boolean canAskOnce() {
        List<SyntaxNode> calls = callsPerRow();
        boolean isInFrom = node.descendants("func_table")
                .flatMap(from -> from.descendants("func_application"))
                .anyMatch(calls::contains);
        return !isInFrom
                && calls.stream().noneMatch(PolicyExpression::asksForColumn)
                && calls.stream().noneMatch(this::isAloneInList);
    }

    private static boolean asksForColumn(SyntaxNode call) {
        return call.child("func_arg_list").stream().flatMap(SyntaxNode::nodes).anyMatch(part -> part.is("columnref"));
    }

    private boolean isAloneInList(SyntaxNode call) {
        String before = node.source()
                .text()
                .substring(node.rangeInSource().start(), call.rangeInSource().start());
        return ALONE_IN_LIST.matcher(before).find();
    }

    /** Calls that are not inside a subquery that can be run once. */
    private Stream<SyntaxNode> callsForEachRow() {
        Set<SyntaxNode> once = new HashSet<>();
        node.descendants("select_with_parens")
                .filter(subquery -> !dependsOnRow(subquery))
                .forEach(subquery -> subquery.descendants("func_application").forEach(once::add));
        return calls().filter(call -> !once.contains(call));
    }

    /** A subquery that names the policy's table without reading it itself. */
    private boolean dependsOnRow(SyntaxNode subquery) {
        return !reads(subquery, table)
                && subquery.descendants("columnref")
                        .map(column -> column.tokens().get(0))
                        .anyMatch(token -> token.identifier().equals(table));
    }

    private static boolean reads(SyntaxNode subquery, String relation) {
        return subquery.descendants("from_clause")
                .flatMap(from -> from.descendants("qualified_name"))
                .anyMatch(name -> QualifiedName.of(name).name().equals(relation));
    }

    /** Subqueries that read the policy's own table, each of which asks the policies of that table again. */
    Optional<SyntaxNode> subqueryOnOwnTable(String schema) {
        return node.descendants("select_with_parens")
                .flatMap(subquery -> subquery.descendants("from_clause"))
                .flatMap(from -> from.descendants("qualified_name"))
                .filter(name -> QualifiedName.of(name).name().equals(table)
                        && QualifiedName.of(name).schemaOr(schema).equals(schema))
                .findFirst();
    }

    /** True, 1 = 1, or a column compared with itself. */
    boolean isAlwaysTrue() {
        List<SyntaxNode> tokens = node.tokens().stream()
                .filter(token -> !token.is("'('") && !token.is("')'"))
                .toList();
        if (tokens.size() == 1) {
            return tokens.get(0).is("TRUE_P");
        }
        int equals = tokens.size() / 2;
        return tokens.size() % 2 == 1
                && tokens.get(equals).is("'='")
                && text(tokens.subList(0, equals)).equals(text(tokens.subList(equals + 1, tokens.size())))
                && tokens.stream().noneMatch(token -> token.is("AND") || token.is("OR") || token.is("SELECT"));
    }

    private static String text(List<SyntaxNode> tokens) {
        StringBuilder text = new StringBuilder();
        tokens.forEach(token -> text.append(token.text()).append(' '));
        return text.toString();
    }

    /** A claim that users set themselves. */
    Optional<SyntaxNode> userMetadata() {
        return node.nodes()
                .filter(SyntaxNode::isToken)
                .filter(token -> USERS_OWN_CLAIMS.contains(token.text()) || isPathToClaim(token))
                .findFirst();
    }

    private static boolean isPathToClaim(SyntaxNode token) {
        return token.text().matches("'\\{\\s*\"?(raw_)?user_meta_?data\\b.*");
    }

    /** {@code auth.uid() IS NULL}, joined to the rest by OR: who is not logged in sees everything. */
    Optional<SyntaxNode> openToNobody() {
        return node.descendants("a_expr")
                .filter(test -> test.children().size() == 3 && test.hasChild("IS") && test.hasChild("NULL_P"))
                .filter(test -> test.children().get(0).contains("func_application")
                        && new PolicyExpression(test.children().get(0), table).asksWhoIsAsking())
                .filter(this::isAlternative)
                .findFirst();
    }

    /** Stands at the top, below nothing but OR, parentheses and the like. */
    private boolean isAlternative(SyntaxNode part) {
        return node.nodes()
                .filter(other -> other != part
                        && other.start() <= part.start()
                        && other.nodes().anyMatch(n -> n == part))
                .noneMatch(other -> other.hasChild("AND") || other.hasChild("NOT") || other.is("select_with_parens"));
    }

    /** A test that the caller is the service role, which no policy ever stops. */
    Optional<SyntaxNode> serviceRole() {
        return node.descendants("SCONST")
                .filter(text -> text.literal().equals("service_role"))
                .filter(text -> calls().anyMatch(PolicyExpression::asksWhoIsAsking))
                .findFirst();
    }

    /** The functions that are called for every row, with their schemas where those are written. */
    List<QualifiedName> functionsPerRow() {
        return callsForEachRow().map(PolicyExpression::function).toList();
    }

    /** A constant that identifies a row or a user. */
    Optional<SyntaxNode> identifier() {
        return node.descendants("SCONST")
                .filter(text -> text.literal()
                        .matches("(?i)[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}|[^@\\s]+@[^@\\s]+\\.[a-z]+"))
                .findFirst();
    }

    /** Columns of the table that are compared with who is asking, such as {@code user_id = (SELECT auth.uid())}. */
    List<String> columnsOfOwner() {
        return node.descendants("a_expr")
                .filter(comparison -> comparison.children().size() == 3
                        && comparison.children().get(1).is("'='"))
                .filter(comparison -> new PolicyExpression(comparison, table).asksWhoIsAsking())
                .flatMap(comparison -> Stream.of(
                        comparison.children().get(0), comparison.children().get(2)))
                .filter(side -> side.is("columnref") || side.is("IDENT"))
                .map(side -> side.tokens().get(side.tokens().size() - 1).identifier())
                .toList();
    }

    /** Whether it asks for the bucket of an object of the storage and for nothing else. */
    boolean asksOnlyForBucket() {
        return calls().findAny().isEmpty()
                && node.descendants("select_with_parens").findAny().isEmpty()
                && node.nodes()
                        .filter(part -> part.is("columnref") || part.is("IDENT"))
                        .map(part -> part.tokens().get(part.tokens().size() - 1).identifier())
                        .allMatch(column -> column.equals("bucket_id") || column.equals("objects"))
                && node.text().contains("bucket_id");
    }

    /** Its constants of text. */
    List<SyntaxNode> strings() {
        return node.descendants("SCONST").toList();
    }
}
