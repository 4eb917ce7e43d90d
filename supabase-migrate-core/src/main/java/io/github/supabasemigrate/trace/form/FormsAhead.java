package io.github.supabasemigrate.trace.form;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.project.files.Ahead;
import io.github.supabasemigrate.sql.SqlScript;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What the texts of files tell, read while the server is busy with the files before. */
public final class FormsAhead implements AutoCloseable {

    private final Map<SqlScript, ScriptForms> read = new ConcurrentHashMap<>();
    private final AtomicInteger begun = new AtomicInteger();
    private volatile boolean isClosed;

    /** Begins to read files that are to run in this order; the first is needed too soon. */
    public void read(List<MigrationFile> files) {
        int before = begun.get();
        Ahead.run(() -> read(files, before));
    }

    private void read(List<MigrationFile> files, int before) {
        try {
            for (int i = 1; i < files.size() && !isClosed; i++) {
                if (i > begun.get() - before) {
                    SqlScript script = files.get(i).script();
                    read.put(script, ScriptForms.of(script));
                }
            }
        } catch (MigrateException e) {
            // Whoever runs the file will meet it again.
        }
    }

    /** Those of a file that begins to run. */
    public ScriptForms of(SqlScript script) {
        begun.incrementAndGet();
        ScriptForms ahead = read.remove(script);
        return ahead == null ? ScriptForms.of(script) : ahead;
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
