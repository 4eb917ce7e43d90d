package io.github.supabasemigrate.lint.probe;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.relation.Policy;
import io.github.supabasemigrate.finding.Finding.DecidedBy;
import io.github.supabasemigrate.sql.Identifiers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Evaluates the expressions of policies as the roles they speak for, over a row of nulls: what cannot be evaluated there fails every
 * request. Errors that a null or a custom message explains are no faults.
 */
public final class PolicyProbe {

    static final String RULE = "policy-expression-fails";

    private static final String CLAIMS = """
            {"sub": "5f0cd5a8-4d5e-4a4e-9d59-6f1c2f0a7e11", "role": "%s", "aud": "authenticated", "email": "someone@example.com",\
             "aal": "aal1", "session_id": "0d6b9a3e-51a7-4c5f-8a0e-2a3a1b1c4d5e", "app_metadata": {}, "user_metadata": {}}""";

    private final Connection superuser;
    private final Catalog users;
    private final Set<String> schemas;

    /**
     * @param schemas whose tables requests reach
     */
    public PolicyProbe(Connection superuser, Catalog users, Set<String> schemas) {
        this.superuser = superuser;
        this.users = users;
        this.schemas = Set.copyOf(schemas);
    }

    /** A fault for each policy that fails. The database is left as it is. */
    public List<Fault> ask() throws SQLException {
        List<Fault> faults = new ArrayList<>();
        boolean autoCommit = superuser.getAutoCommit();
        superuser.setAutoCommit(false);
        try {
            for (Policy policy : users.policies()) {
                if (schemas.contains(policy.schema())) {
                    fault(policy).ifPresent(faults::add);
                }
            }
        } finally {
            superuser.rollback();
            superuser.setAutoCommit(autoCommit);
        }
        return faults;
    }

    private Optional<Fault> fault(Policy policy) throws SQLException {
        List<String> expressions = Stream.of(Optional.ofNullable(policy.using()), Optional.ofNullable(policy.check()))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        for (String role : roles(policy)) {
            for (String expression : expressions) {
                Optional<SQLException> error = evaluate(policy, role, expression);
                if (error.isPresent()) {
                    return Optional.of(new Fault(
                            RULE,
                            policy.id(),
                            "Policy `%s` on `%s` fails for `%s`: %s (%s)."
                                    .formatted(
                                            policy.name(),
                                            policy.table().display(),
                                            role,
                                            firstLine(error.get()),
                                            error.get().getSQLState()),
                            "Every request of this role that asks the policy ends with this error.",
                            DecidedBy.OBSERVED));
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> roles(Policy policy) {
        List<String> api = List.of("anon", "authenticated");
        return policy.roles().contains("public")
                ? api
                : api.stream().filter(policy.roles()::contains).toList();
    }

    private static String firstLine(SQLException error) {
        return String.valueOf(error.getMessage()).lines().findFirst().orElse("").replaceFirst("^ERROR: ", "");
    }

    private Optional<SQLException> evaluate(Policy policy, String role, String expression) throws SQLException {
        String table =
                Identifiers.quoteQualified(policy.schema(), policy.table().name());
        try (Statement statement = superuser.createStatement()) {
            statement.execute(
                    "SET LOCAL search_path = public, extensions; SET LOCAL statement_timeout = '5s'; SET LOCAL ROLE "
                            + Identifiers.quote(role));
            claim(role);
            statement.execute("SELECT (%s) FROM pg_catalog.jsonb_populate_record(NULL::%s, '{}') AS %s"
                    .formatted(
                            expression, table, Identifiers.quote(policy.table().name())));
            return Optional.empty();
        } catch (SQLException e) {
            return isFault(e) ? Optional.of(e) : Optional.empty();
        } finally {
            superuser.rollback();
        }
    }

    private void claim(String role) throws SQLException {
        String claims = role.equals("anon") ? "{\"role\": \"anon\"}" : CLAIMS.formatted(role);
        try (PreparedStatement set =
                superuser.prepareStatement("SELECT pg_catalog.set_config('request.jwt.claims', ?, true)")) {
            set.setString(1, claims);
            set.execute();
        }
    }

    /** Wrong text for a type, something undefined or forbidden, a policy that asks itself, a stack that overflows. */
    private static boolean isFault(SQLException error) {
        String state = String.valueOf(error.getSQLState());
        return state.startsWith("42") || state.equals("22P02") || state.equals("54001");
    }
}
