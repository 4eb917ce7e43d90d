package io.github.supabasemigrate.access.judge;

import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.probe.Grants;
import io.github.supabasemigrate.access.table.Subject;
import io.github.supabasemigrate.catalog.database.DefaultPrivileges;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.Grant;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.Privilege;
import io.github.supabasemigrate.sql.Literals;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Judges the privileges that row level security does not narrow. One finding for all tables: they come with the platform's default
 * grants, and are hardly ever a choice.
 */
public final class GrantJudge {

    private static final List<String> ROLES = List.of(Persona.ANON, Persona.AUTHENTICATED);
    private static final List<String> BESIDES = List.of("TRIGGER", "REFERENCES", "MAINTAIN");

    /** More names than this say nothing more. */
    private static final int NAMED = 3;

    private final Court court;
    private final Grants grants;

    public GrantJudge(Court court, Grants grants) {
        this.court = court;
        this.grants = grants;
    }

    public void judge() {
        List<ObjectId> open = court.subjects().values().stream()
                .filter(Court::hasRowSecurity)
                .filter(subject -> !subject.id().schema().equals("storage"))
                .filter(this::isOpenedOnPurpose)
                .map(Subject::id)
                .toList();
        if (open.isEmpty()) {
            return;
        }
        List<String> besides = BESIDES.stream()
                .filter(privilege -> open.stream().anyMatch(table -> holds(table, privilege)))
                .toList();
        String roles = ROLES.stream()
                .filter(role -> open.stream().anyMatch(table -> grants.allows(role, table, "TRUNCATE")))
                .collect(Collectors.joining(", "));
        court.charge(
                AccessRule.OUTSIDE_POLICIES,
                Objects.requireNonNull(open.get(0)),
                "TRUNCATE",
                "The privilege to TRUNCATE %s is granted to %s%s; no policy is asked for it, and the Data API does not send it."
                        .formatted(
                                named(open), roles, besides.isEmpty() ? "" : ", beside " + String.join(", ", besides)),
                "SELECT has_table_privilege(%s, %s, 'TRUNCATE')"
                        .formatted(
                                Literals.quote(roles.split(", ")[0]),
                                Literals.quote(open.get(0).display())));
    }

    /** What a role has by default privileges on every table, as on Supabase, is nobody's doing; a choice among it is somebody's. */
    private boolean isOpenedOnPurpose(Subject subject) {
        return ROLES.stream()
                .anyMatch(role -> grants.allows(role, subject.id(), "TRUNCATE")
                        && !privileges(subject.table(), role).equals(byDefault(subject.table(), role)));
    }

    private Set<Privilege> byDefault(CatalogObject table, String role) {
        return court.catalog().all(DefaultPrivileges.class).stream()
                .filter(defaults -> defaults.objects().equals("tables")
                        && defaults.creator().equals(table.attachments().owner()))
                .filter(defaults -> defaults.id().schema().isEmpty()
                        || defaults.id().schema().equals(table.id().schema()))
                .flatMap(defaults -> privileges(defaults, role).stream())
                .collect(Collectors.toSet());
    }

    private static Set<Privilege> privileges(CatalogObject object, String role) {
        return object.attachments().privileges().grants().stream()
                .filter(grant -> grant.grantee().equals(role))
                .map(Grant::privilege)
                .collect(Collectors.toSet());
    }

    private boolean holds(ObjectId table, String privilege) {
        return ROLES.stream().anyMatch(role -> grants.allows(role, table, privilege));
    }

    private static String named(List<ObjectId> tables) {
        String names = tables.stream()
                .limit(NAMED)
                .map(table -> "`" + table.display() + "`")
                .collect(Collectors.joining(", "));
        int more = tables.size() - NAMED;
        return more > 0 ? names + " and %d more tables with row level security".formatted(more) : names;
    }
}
