package io.github.supabasemigrate.execute.ready;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.plan.PlannedMigration.Pending;
import io.github.supabasemigrate.project.files.Ahead;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Makes files ready while the server is busy with those before them. Whoever needs one that is not ready makes it: nobody waits for who
 * reads ahead, so it is no harm when that one stops.
 */
public final class FilesAhead implements AutoCloseable {

    /** In characters: no more is made ready than leaves room for what runs. */
    private static final int MOST = 20_000_000;

    private final List<Pending> pending;
    private final AtomicReferenceArray<ReadyFile> ready;
    private volatile int reached;

    private FilesAhead(List<Pending> pending) {
        this.pending = pending;
        this.ready = new AtomicReferenceArray<>(pending.size());
    }

    /** Begins at once, with the second file: the first is needed now. */
    public static FilesAhead of(List<Pending> pending) {
        FilesAhead files = new FilesAhead(pending);
        if (pending.size() > 1) {
            Ahead.run(files::make);
        }
        return files;
    }

    private void make() {
        try {
            int made = 0;
            for (int i = 1; i < pending.size() && made < MOST; i++) {
                if (i > reached) {
                    made += pending.get(i).file().text().length();
                    ready.set(i, ReadyFile.of(pending.get(i)));
                }
            }
        } catch (MigrateException e) {
            // Whoever runs the file will meet it again.
        }
    }

    /** The file with this index; indices are asked for in their order. */
    public ReadyFile get(int index) {
        reached = index;
        ReadyFile made = ready.getAndSet(index, null);
        return made == null ? ReadyFile.of(pending.get(index)) : made;
    }

    /** Makes no more. */
    @Override
    public void close() {
        reached = pending.size();
    }
}
