package io.github.supabasemigrate.execute;

import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.sql.SqlStatement;
import java.sql.Connection;

/**
 * A statement of a migration, seen from inside its run.
 *
 * @param index of the statement in the file, from 0
 * @param isInTransaction whether a transaction is open around it
 * @param connection the one that runs it, for queries between statements; in autocommit mode as far as JDBC knows
 */
public record StatementEvent(
        MigrationFile file, SqlStatement statement, int index, boolean isInTransaction, Connection connection) {}
