package io.github.supabasemigrate.lint.rules.rls;

import io.github.supabasemigrate.catalog.relation.Policy;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.lint.schema.ObjectName;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.table.CreatePolicy;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A policy as a file writes it or as the server has it.
 *
 * @param schema of its table
 * @param table without the schema
 * @param isChange {@code ALTER POLICY}, which says only what it changes
 * @param command {@code ALL}, {@code SELECT}, {@code INSERT}, {@code UPDATE} or {@code DELETE}
 * @param roles {@code public} for everybody, also where no TO is written
 * @param namesRoles whether TO is written; true where that is not known any more
 */
record KnownPolicy(
        String name,
        String schema,
        String table,
        boolean isChange,
        boolean isPermissive,
        String command,
        List<String> roles,
        boolean namesRoles,
        Optional<PolicyExpression> using,
        Optional<PolicyExpression> check) {

    private static final List<String> EVERYBODY = List.of("public");

    /** The policy of a statement, if it is still there when all files have run. */
    static Optional<KnownPolicy> of(LintStatement statement) {
        return statement.once(Written.class, Written::in).policy();
    }

    /** What many rules ask of one statement. */
    private record Written(Optional<KnownPolicy> policy) {

        static Written in(LintStatement statement) {
            return new Written(read(statement));
        }
    }

    private static Optional<KnownPolicy> read(LintStatement statement) {
        return statement
                .createPolicy()
                .filter(policy -> stays(policy, statement))
                .map(policy -> of(policy, statement.defaultSchema()))
                .flatMap(policy -> policy.afterChanges(laterChanges(statement)));
    }

    private static List<CreatePolicy> laterChanges(LintStatement statement) {
        CreatePolicy policy = statement.createPolicy().orElseThrow();
        return statement
                .before()
                .later(ObjectName.part("POLICY", policy.table(), policy.name(), statement.defaultSchema()))
                .stream()
                .flatMap(event -> event.statement().createPolicy().stream())
                .filter(CreatePolicy::isAlter)
                .toList();
    }

    /** With the roles that later statements give it; empty if one of them replaces an expression, which is then judged there. */
    private Optional<KnownPolicy> afterChanges(List<CreatePolicy> changes) {
        if (changes.stream()
                .anyMatch(change ->
                        change.using().isPresent() || change.withCheck().isPresent())) {
            return Optional.empty();
        }
        return changes.stream()
                .map(CreatePolicy::roles)
                .filter(given -> !given.isEmpty())
                .reduce((first, last) -> last)
                .map(last ->
                        new KnownPolicy(name, schema, table, isChange, isPermissive, command, last, true, using, check))
                .or(() -> Optional.of(this));
    }

    private static boolean stays(CreatePolicy policy, LintStatement statement) {
        String schema = statement.defaultSchema();
        return !statement.before().isDroppedLater(ObjectName.part("POLICY", policy.table(), policy.name(), schema))
                && !statement.before().isDroppedLater(statement.table(policy.table()));
    }

    private static KnownPolicy of(CreatePolicy policy, String defaultSchema) {
        String table = policy.table().name();
        return new KnownPolicy(
                policy.name(),
                policy.table().schemaOr(defaultSchema),
                table,
                policy.isAlter(),
                policy.isPermissive(),
                policy.command().toUpperCase(Locale.ROOT),
                policy.roles().isEmpty() ? EVERYBODY : policy.roles(),
                policy.isAlter() || !policy.roles().isEmpty(),
                expression(policy.using(), table),
                expression(policy.withCheck(), table));
    }

    private static Optional<PolicyExpression> expression(Optional<SyntaxNode> node, String table) {
        return node.map(tree -> new PolicyExpression(tree, table));
    }

    static KnownPolicy of(Policy policy) {
        String table = policy.table().name();
        return new KnownPolicy(
                policy.name(),
                policy.schema(),
                table,
                false,
                policy.isPermissive(),
                policy.command().name(),
                policy.roles(),
                true,
                Optional.ofNullable(policy.using()).flatMap(sql -> PolicyExpression.parse(sql, table)),
                Optional.ofNullable(policy.check()).flatMap(sql -> PolicyExpression.parse(sql, table)));
    }

    String qualifiedTable() {
        return schema + "." + table;
    }

    /** {@code Policy `own rows` on `public.notes`}. */
    String display() {
        return "Policy `%s` on `%s`".formatted(name, qualifiedTable());
    }

    Stream<PolicyExpression> expressions() {
        return Stream.concat(using.stream(), check.stream());
    }

    Optional<PolicyExpression> firstWith(Predicate<PolicyExpression> claim) {
        return expressions().filter(claim).findFirst();
    }

    /** Whether it speaks for somebody whom the API lets in. */
    boolean isForApiRoles() {
        return roles.stream().anyMatch(List.of("public", "anon", "authenticated")::contains);
    }

    /** Whether it speaks for somebody who has not logged in. */
    boolean isForVisitors() {
        return roles.contains("public") || roles.contains("anon");
    }

    boolean writes() {
        return !command.equals("SELECT");
    }
}
