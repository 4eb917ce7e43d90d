package io.github.supabasemigrate.access.trial;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.access.probe.Answer;
import io.github.supabasemigrate.access.probe.Command;
import io.github.supabasemigrate.access.rows.SeededRows;
import io.github.supabasemigrate.access.table.Subject;
import io.github.supabasemigrate.access.table.SubjectSql;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Relation;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;

/** A table written through a view on it. */
public record ThroughView(Relation view, Subject table) {

    /** What shows the table's rows. */
    public String look() {
        return table.sql().look();
    }

    /** An INSERT into the view of a row of somebody else; nothing if the view lacks a column that it needs. */
    public Optional<String> forgedRow(SeededRows seeded, Persona persona, Set<String> columns) {
        User victim =
                persona.account().map(User::name).filter(User.B.name()::equals).isPresent() ? User.A1 : User.B;
        boolean namesOwner = new Identity(table, seeded).columns().stream().anyMatch(columns::contains);
        return seeded.spare(table.id(), victim.name())
                .filter(spare -> namesOwner && spare.replaces().isEmpty())
                .map(spare -> {
                    var values = new LinkedHashMap<String, JsonNode>();
                    Subject.parse(spare.json()).properties().forEach(field -> {
                        if (columns.contains(field.getKey()) && isUpdatable(field.getKey())) {
                            values.put(field.getKey(), field.getValue());
                        }
                    });
                    return new SubjectSql(view, table.model()).insert(values);
                });
    }

    /** A DELETE or UPDATE of all that the view shows. */
    public Optional<String> change(Command command, Set<String> writable, Set<String> readable) {
        SubjectSql sql = new SubjectSql(view, table.model());
        String reading = SubjectSql.reading(readable.iterator().next());
        if (command == Command.DELETE) {
            return view.columns().stream().anyMatch(Column::isUpdatable)
                    ? Optional.of(sql.delete(reading))
                    : Optional.empty();
        }
        return writable.stream()
                .filter(column -> readable.contains(column)
                        && isUpdatable(column)
                        && table.settable().contains(column)
                        && !table.unique().contains(column))
                .findFirst()
                .map(column -> sql.touch(column, reading));
    }

    private boolean isUpdatable(String column) {
        return view.column(column).filter(Column::isUpdatable).isPresent();
    }

    public boolean hasNewRow(Answer answer) {
        return answer.after().properties().stream()
                .anyMatch(row -> !answer.before().has(row.getKey()));
    }

    /** Keys of the table's rows that changed. */
    public Set<String> changed(Answer answer) {
        return ReachProbes.changed(answer);
    }
}
