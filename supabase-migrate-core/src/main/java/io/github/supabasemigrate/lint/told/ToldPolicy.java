package io.github.supabasemigrate.lint.told;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Policy;
import io.github.supabasemigrate.lint.schema.SchemaEvent;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.table.CreatePolicy;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Policies, with what ALTER POLICY changed of them. */
final class ToldPolicy {

    private ToldPolicy() {}

    static Optional<Policy> of(ObjectId id, ObjectId table, List<SchemaEvent> making) {
        List<CreatePolicy> statements = making.stream()
                .flatMap(event -> event.statement().createPolicy().stream())
                .toList();
        if (statements.isEmpty() || statements.get(0).isAlter()) {
            return Optional.empty();
        }
        CreatePolicy made = statements.get(0);
        List<String> roles = made.roles();
        Optional<SyntaxNode> using = made.using();
        Optional<SyntaxNode> check = made.withCheck();
        for (CreatePolicy change : statements.subList(1, statements.size())) {
            roles = change.roles().isEmpty() ? roles : change.roles();
            using = change.using().isPresent() ? change.using() : using;
            check = change.withCheck().isPresent() ? change.withCheck() : check;
        }
        return Optional.of(new Policy(
                id,
                Attachments.NONE,
                table,
                Policy.Command.valueOf(made.command().toUpperCase(Locale.ROOT)),
                made.isPermissive(),
                roles.isEmpty() ? List.of("public") : roles,
                using.map(ToldPolicy::text).orElse(null),
                check.map(ToldPolicy::text).orElse(null)));
    }

    private static String text(SyntaxNode expression) {
        StringBuilder text = new StringBuilder();
        expression
                .tokens()
                .forEach(token -> text.append(text.isEmpty() ? "" : " ").append(token.text()));
        return text.toString();
    }
}
