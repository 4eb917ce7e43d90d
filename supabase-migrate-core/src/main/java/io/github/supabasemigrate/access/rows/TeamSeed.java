package io.github.supabasemigrate.access.rows;

import io.github.supabasemigrate.access.model.OwnerColumn;
import io.github.supabasemigrate.access.model.RelationModel;
import io.github.supabasemigrate.access.persona.Tenant;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.access.rows.plan.TablePlan;
import io.github.supabasemigrate.access.rows.server.SeedSession;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.database.ServerError;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.sql.Identifiers;
import io.github.supabasemigrate.sql.Literals;
import io.github.supabasemigrate.sql.SourcePosition;
import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.SqlStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows that the team supplies, for tables whose rows cannot be derived: {@code supabase/access-seed.sql}. It runs when everybody
 * has signed up, as a superuser, with the ids of users and tenants in the settings {@code access.A1}, {@code access.T1} and so on.
 *
 * @param file where it is, for messages
 */
public record TeamSeed(String file, String script) {

    /** The team supplies nothing. */
    public static final TeamSeed NONE = new TeamSeed("", "");

    boolean isEmpty() {
        return script.isBlank();
    }

    void run(SeedSession session, List<User> users) throws SQLException {
        session.execute(users.stream()
                .map(user -> setting(user.name(), user.id().toString()))
                .collect(Collectors.joining(
                        ", ",
                        "SELECT ",
                        ", "
                                + Tenant.ALL.stream()
                                        .map(tenant -> setting(
                                                tenant.name(), tenant.id().toString()))
                                        .collect(Collectors.joining(", ")))));
        SqlScript parsed = SqlScript.parse(script);
        for (SqlStatement statement : parsed.statements()) {
            try {
                session.execute(statement.text());
            } catch (SQLException e) {
                SourcePosition position = parsed.position(statement.body().start());
                throw MigrateException.because("A row of the access seed cannot be made.")
                        .where(new Location(file, position.line(), position.column()))
                        .why(ServerError.from(e).describe())
                        .next("Correct the statement: users are `current_setting('access.A1')::uuid`, A2 and B,"
                                + " tenants `access.T1` and `access.T2`.")
                        .cause(e)
                        .build();
            }
        }
    }

    private static String setting(String name, String value) {
        String safe = name.replaceAll("[^A-Za-z0-9_]", "_");
        return "pg_catalog.set_config(" + Literals.quote("access." + safe) + ", " + Literals.quote(value) + ", true)";
    }

    /** A row that would help, as far as it can be written down; the rest is for the team. */
    static String suggestion(RelationModel relation, @Nullable TablePlan plan) {
        if (plan == null) {
            return "";
        }
        List<Column> columns = plan.table().columns().stream()
                .filter(column -> column.notNull() && column.defaultExpression() == null && !column.isIdentity())
                .toList();
        String names =
                columns.stream().map(Column::name).map(Identifiers::quote).collect(Collectors.joining(", "));
        String values = columns.stream().map(column -> value(relation, column)).collect(Collectors.joining(", "));
        String table = SeedSession.qualified(relation.id());
        return columns.isEmpty()
                ? "INSERT INTO " + table + " DEFAULT VALUES;"
                : "INSERT INTO " + table + " (" + names + ") VALUES (" + values + ");";
    }

    private static String value(RelationModel relation, Column column) {
        Optional<OwnerColumn> inside =
                relation.in(column.name()).filter(OwnerColumn::isInJson).findFirst();
        if (inside.isPresent()) {
            return inside.get().asJson("current_setting('access.A1')");
        }
        boolean isUser = relation.owner(column.name())
                .filter(owner -> owner.form() == OwnerColumn.Form.ID)
                .isPresent();
        boolean isTenant =
                relation.tenants().stream().anyMatch(tenant -> tenant.column().equals(column.name()));
        if (isUser || isTenant) {
            return "current_setting('access." + (isUser ? "A1" : "T1") + "')::"
                    + column.type().sql();
        }
        return "/* " + column.type().sql() + " */ '…'";
    }
}
