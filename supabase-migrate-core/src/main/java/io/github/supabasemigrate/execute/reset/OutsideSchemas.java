package io.github.supabasemigrate.execute.reset;

import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.sql.Identifiers;
import io.github.supabasemigrate.sql.Literals;
import io.github.supabasemigrate.sql.SqlStatement;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.plpgsql.InnerStatement;
import io.github.supabasemigrate.sql.plpgsql.InnerStatement.Place;
import io.github.supabasemigrate.sql.plpgsql.InnerStatements;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What migrations make that no schema holds, so that dropping schemas does not undo it.
 *
 * @param roles names of the roles they create
 * @param settings of the database that they set
 */
record OutsideSchemas(Set<String> roles, Set<String> settings) {

    private static final Set<String> CREATE_ROLE = Set.of("CreateRoleStmt", "CreateUserStmt", "CreateGroupStmt");

    static OutsideSchemas of(List<MigrationFile> files) {
        Set<String> roles = new TreeSet<>();
        Set<String> settings = new TreeSet<>();
        for (MigrationFile file : files) {
            for (SqlStatement statement : file.script().statements()) {
                statement
                        .tree()
                        .ifPresent(tree -> InnerStatements.of(tree).statements().stream()
                                .filter(inner -> inner.place() != Place.ROUTINE && !inner.isTemplate())
                                .map(InnerStatement::node)
                                .forEach(node -> note(node, roles, settings)));
            }
        }
        return new OutsideSchemas(roles, settings);
    }

    private static void note(SyntaxNode node, Set<String> roles, Set<String> settings) {
        if (CREATE_ROLE.stream().anyMatch(node::is)) {
            node.child("RoleId").ifPresent(name -> roles.add(name.identifier()));
        } else if (node.is("AlterDatabaseSetStmt")) {
            node.first("var_name").ifPresent(name -> settings.add(name.text()));
        }
    }

    /** Statements that undo it. What another database of the server still needs stays, with a warning. */
    List<String> undo(String database) {
        List<String> sql = new ArrayList<>();
        settings.forEach(setting -> sql.add("ALTER DATABASE " + Identifiers.quote(database) + " RESET " + setting));
        roles.forEach(role -> sql.add(drop(role)));
        return sql;
    }

    private static String drop(String role) {
        return """
                DO $reset$
                BEGIN
                    IF EXISTS (
                        SELECT FROM pg_catalog.pg_roles AS r
                        WHERE r.rolname = %1$s AND NOT r.rolsuper AND r.rolname <> ALL (ARRAY[CURRENT_USER, SESSION_USER]::text[])
                    ) THEN
                        GRANT %2$s TO CURRENT_USER;
                        DROP OWNED BY %2$s CASCADE;
                        DROP ROLE %2$s;
                    END IF;
                EXCEPTION WHEN dependent_objects_still_exist OR object_in_use OR insufficient_privilege THEN
                    RAISE WARNING 'The role %% stays: %%', %1$s, SQLERRM;
                END
                $reset$""".formatted(Literals.quote(role), Identifiers.quote(role));
    }
}
