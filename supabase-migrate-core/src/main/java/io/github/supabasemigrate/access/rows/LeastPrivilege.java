package io.github.supabasemigrate.access.rows;

import io.github.supabasemigrate.access.model.OwnerColumn;
import io.github.supabasemigrate.access.model.RelationModel;
import io.github.supabasemigrate.access.model.StateColumn;
import io.github.supabasemigrate.access.rows.plan.TablePlan;
import io.github.supabasemigrate.access.rows.server.SeedSession;
import io.github.supabasemigrate.access.rows.value.BaseState;
import io.github.supabasemigrate.sql.Identifiers;
import io.github.supabasemigrate.sql.Literals;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Takes back what triggers gave too much of: many applications make the first user an administrator, and a matrix of
 * administrators shows nothing.
 */
final class LeastPrivilege {

    private LeastPrivilege() {}

    /** The statements, each a group of its own, for a superuser with triggers off. */
    static List<List<String>> statements(Collection<TablePlan> plans) {
        List<List<String>> all = new ArrayList<>();
        for (TablePlan plan : plans) {
            RelationModel relation = plan.model();
            boolean isOfUsers =
                    relation.membership() == null && relation.owners().stream().anyMatch(OwnerColumn::isConsulted);
            for (StateColumn state : isOfUsers ? relation.states() : List.<StateColumn>of()) {
                if (state.isStanding() && !BaseState.isWorking(state.column())) {
                    closing(relation, plan, state).ifPresent(statement -> all.add(List.of(statement)));
                }
            }
        }
        return all;
    }

    private static Optional<String> closing(RelationModel relation, TablePlan plan, StateColumn state) {
        List<String> closed = state.closed().stream()
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList();
        String column = Identifiers.quote(state.column());
        return closed.stream()
                .findFirst()
                .map(value -> "UPDATE " + SeedSession.qualified(relation.id()) + " SET "
                        + column + " = " + Literals.quote(value) + "::"
                        + plan.types().getOrDefault(state.column(), "text") + " WHERE " + column + "::text NOT IN ("
                        + closed.stream().map(Literals::quote).collect(Collectors.joining(", ")) + ")");
    }
}
