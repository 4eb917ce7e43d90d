package io.github.supabasemigrate.lint.told;

import io.github.supabasemigrate.catalog.object.Grant;
import io.github.supabasemigrate.catalog.object.Privilege;
import io.github.supabasemigrate.catalog.object.Privileges;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What roles may do on one table and on its columns, while statements change it. */
final class ToldGrants {

    /** Who runs the files. */
    static final String GRANTOR = "postgres";

    private static final Set<Privilege> OF_COLUMNS =
            EnumSet.of(Privilege.SELECT, Privilege.INSERT, Privilege.UPDATE, Privilege.REFERENCES);

    private final Map<String, Set<Privilege>> ofTable = new HashMap<>();
    private final Map<String, Map<String, Set<Privilege>>> ofColumns = new HashMap<>();

    void add(String role, Set<Privilege> privileges) {
        ofTable.computeIfAbsent(role, missing -> EnumSet.noneOf(Privilege.class))
                .addAll(privileges);
    }

    void addAll(ToldGrants others) {
        others.ofTable.forEach(this::add);
    }

    /**
     * Takes in a statement.
     *
     * @param all what {@code ALL} means
     */
    void take(io.github.supabasemigrate.sql.statement.Privileges change, Set<Privilege> all) {
        boolean isOptionOnly = !change.isGrant() && change.grantOption();
        if (isOptionOnly) {
            return;
        }
        for (String written : change.privileges()) {
            int columns = written.indexOf('(');
            Set<Privilege> meant = columns < 0 ? meant(written, all) : meant(written.substring(0, columns), OF_COLUMNS);
            for (String role : change.roles()) {
                if (columns >= 0) {
                    takeColumns(written.substring(columns), role, meant, change.isGrant());
                } else if (change.isGrant()) {
                    add(role, meant);
                } else {
                    revoke(role, meant);
                }
            }
        }
    }

    /** What is taken of a table is taken of its columns too. */
    private void revoke(String role, Set<Privilege> privileges) {
        take(ofTable, role, privileges);
        ofColumns.values().forEach(byRole -> take(byRole, role, privileges));
    }

    private static void take(Map<String, Set<Privilege>> byRole, String role, Set<Privilege> privileges) {
        byRole.computeIfPresent(role, (same, known) -> {
            known.removeAll(privileges);
            return known;
        });
    }

    private void takeColumns(String list, String role, Set<Privilege> privileges, boolean isGrant) {
        for (String column : list.replaceAll("[()\\s\"]", "").split(",", -1)) {
            Map<String, Set<Privilege>> byRole = ofColumns.computeIfAbsent(column, missing -> new HashMap<>());
            if (isGrant) {
                byRole.computeIfAbsent(role, missing -> EnumSet.noneOf(Privilege.class))
                        .addAll(privileges);
            } else {
                take(byRole, role, privileges);
            }
        }
    }

    private static Set<Privilege> meant(String word, Set<Privilege> all) {
        String name = word.strip();
        if (name.startsWith("ALL")) {
            return all;
        }
        Set<Privilege> meant = EnumSet.noneOf(Privilege.class);
        all.stream().filter(privilege -> privilege.name().equals(name)).forEach(meant::add);
        return meant;
    }

    Privileges ofTable() {
        return privileges(ofTable);
    }

    /** Of a column; statements are read without minding the case of names. */
    Privileges ofColumn(String column) {
        return privileges(ofColumns.getOrDefault(column.toUpperCase(Locale.ROOT), Map.of()));
    }

    private static Privileges privileges(Map<String, Set<Privilege>> byRole) {
        List<Grant> grants = new ArrayList<>();
        byRole.forEach((role, privileges) ->
                privileges.forEach(privilege -> grants.add(new Grant(role, privilege, false, GRANTOR))));
        return grants.isEmpty() ? Privileges.NONE : new Privileges(grants);
    }
}
