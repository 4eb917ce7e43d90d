package io.github.supabasemigrate.execute.ready;

import io.github.supabasemigrate.history.AppliedMigration;
import io.github.supabasemigrate.history.HistoryTable;
import io.github.supabasemigrate.plan.PlannedMigration.Pending;
import io.github.supabasemigrate.plan.TransactionMode;
import io.github.supabasemigrate.project.MigrationFile;
import org.jspecify.annotations.Nullable;

/** A pending file with what can be made of it before its turn: how it runs, and the statement that records it. */
public final class ReadyFile {

    /** In characters: the statement of a larger file waits until it is needed, for it is as large as the file. */
    private static final int LARGE = 100_000;

    private final Pending migration;
    private final TransactionMode mode;
    private final @Nullable String insert;

    private ReadyFile(Pending migration, TransactionMode mode, @Nullable String insert) {
        this.migration = migration;
        this.mode = mode;
        this.insert = insert;
    }

    static ReadyFile of(Pending migration) {
        TransactionMode mode = migration.mode();
        MigrationFile file = migration.file();
        return new ReadyFile(migration, mode, file.text().length() < LARGE ? insert(file) : null);
    }

    private static String insert(MigrationFile file) {
        return HistoryTable.insert(new AppliedMigration(
                file.version().text(), file.name(), file.script().recorded()));
    }

    public Pending migration() {
        return migration;
    }

    public MigrationFile file() {
        return migration.file();
    }

    public TransactionMode mode() {
        return mode;
    }

    /** The statement that writes the file's history row. */
    public String insert() {
        return insert == null ? insert(file()) : insert;
    }
}
