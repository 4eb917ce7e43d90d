package io.github.supabasemigrate.lint.told;

import io.github.supabasemigrate.catalog.object.Privilege;
import io.github.supabasemigrate.lint.schema.Moment;
import io.github.supabasemigrate.lint.schema.ObjectName;
import io.github.supabasemigrate.lint.schema.PrivilegeHistory;
import io.github.supabasemigrate.lint.schema.PrivilegeHistory.Change;
import io.github.supabasemigrate.lint.schema.SchemaBefore;
import io.github.supabasemigrate.lint.schema.SchemaEvent;
import io.github.supabasemigrate.lint.schema.SchemaEvent.Act;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may do what on tables: what the platform grants by default, changed by what the files grant and revoke, in their order. Files run
 * as {@code postgres}.
 */
final class ToldPrivileges {

    private static final Moment END = new Moment(Integer.MAX_VALUE, 0);
    private static final List<String> RUNNER =
            List.of(ToldGrants.GRANTOR, "current_user", "current_role", "session_user");
    private static final List<String> API_ROLES = List.of("anon", "authenticated", "service_role");
    private static final Set<Privilege> OF_DATA =
            EnumSet.of(Privilege.SELECT, Privilege.INSERT, Privilege.UPDATE, Privilege.DELETE);
    private static final int WITH_MAINTAIN = 17;

    private final PrivilegeHistory history;
    private final Set<Privilege> all;
    private final Set<Privilege> platform;

    /** The time in which a table has a name. */
    private record Tenure(ObjectName table, Moment since, Moment until) {

        boolean holds(Change change) {
            return change.moment().compareTo(since) > 0 && change.moment().compareTo(until) < 0;
        }

        String schema() {
            return table.name().substring(0, table.name().indexOf('.'));
        }
    }

    /**
     * @param exposesNewTables whether the platform grants its API's roles what is made in {@code public}
     */
    ToldPrivileges(PrivilegeHistory history, int major, boolean exposesNewTables) {
        this.history = history;
        all = EnumSet.range(Privilege.SELECT, major < WITH_MAINTAIN ? Privilege.TRIGGER : Privilege.MAINTAIN);
        platform = EnumSet.copyOf(all);
        if (!exposesNewTables) {
            platform.removeAll(OF_DATA);
        }
    }

    /** Of a table when all files have run. */
    ToldGrants of(ObjectName table, Moment created, SchemaBefore end) {
        List<Tenure> names = names(table, created, end);
        ToldGrants grants = byDefault(names.get(names.size() - 1).schema(), created);
        names.stream()
                .flatMap(name -> Stream.concat(
                                history.ofTable(name.table().name()).stream(), history.ofSchema(name.schema()).stream())
                        .filter(name::holds))
                .sorted(Comparator.comparing(Change::moment))
                .forEach(change -> grants.take(change.what(), all));
        return grants;
    }

    /** What it is and was called, the last name first: grants stay with a table that gets another name or schema. */
    private static List<Tenure> names(ObjectName table, Moment created, SchemaBefore end) {
        List<Tenure> names = new ArrayList<>();
        ObjectName name = table;
        Moment until = END;
        Optional<SchemaEvent> arrival = arrival(name, created, until, end);
        while (arrival.isPresent()) {
            names.add(new Tenure(name, arrival.get().moment(), until));
            until = arrival.get().moment();
            name = arrival.get().from().orElseThrow();
            arrival = arrival(name, created, until, end);
        }
        names.add(new Tenure(name, created, until));
        return names;
    }

    private static Optional<SchemaEvent> arrival(ObjectName name, Moment created, Moment until, SchemaBefore end) {
        return end.events(name).stream()
                .filter(event -> event.act() == Act.CREATED && event.from().isPresent())
                .filter(event ->
                        event.moment().compareTo(created) > 0 && event.moment().compareTo(until) < 0)
                .reduce((first, second) -> second);
    }

    /** Default privileges of a schema and those of all schemas add up; revoking the one leaves the other. */
    private ToldGrants byDefault(String schema, Moment created) {
        ToldGrants ofSchema = new ToldGrants();
        if (schema.equals("public")) {
            API_ROLES.forEach(role -> ofSchema.add(role, platform));
        }
        ToldGrants ofAll = new ToldGrants();
        history.defaults().stream()
                .filter(change -> change.moment().compareTo(created) < 0)
                .filter(change ->
                        change.owners().isEmpty() || change.owners().stream().anyMatch(RUNNER::contains))
                .forEach(change -> {
                    if (change.schemas().isEmpty()) {
                        ofAll.take(change.what(), all);
                    } else if (change.schemas().contains(schema)) {
                        ofSchema.take(change.what(), all);
                    }
                });
        ofSchema.addAll(ofAll);
        return ofSchema;
    }
}
