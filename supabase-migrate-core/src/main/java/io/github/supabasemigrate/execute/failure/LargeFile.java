package io.github.supabasemigrate.execute.failure;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.project.MigrationFile;
import java.io.File;
import java.util.Comparator;
import java.util.List;

/** A run that ended because the memory did. */
public final class LargeFile {

    private static final long MEGABYTE = 1 << 20;

    /** How much memory a file of one statement needs, in multiples of its size. */
    private static final long TIMES = 12;

    private LargeFile() {}

    /** What to tell; the largest of the files is the likely cause. The connection was closed, so no transaction is open. */
    public static MigrateException exception(List<MigrationFile> files, OutOfMemoryError cause) {
        MigrationFile largest = files.stream()
                .max(Comparator.comparingLong(file -> size(file.path().toFile())))
                .orElseThrow(() -> cause);
        long megabytes = size(largest.path().toFile()) / MEGABYTE;
        long heap = Runtime.getRuntime().maxMemory() / MEGABYTE;
        return MigrateException.because("`" + largest.fileName() + "`, of " + megabytes
                        + " MB, does not fit into the memory of " + heap + " MB that Java may use.")
                .state(
                        "The transaction that ran, if any, was rolled back. What is applied: mvn supabase-migrate:status")
                .next("Give Java more: MAVEN_OPTS=-Xmx" + Math.max(2 * heap, TIMES * megabytes)
                        + "m. Or load the rows by a seed, which is streamed, with COPY or an INSERT for every thousand of"
                        + " them.")
                .cause(cause)
                .build();
    }

    private static long size(File file) {
        return file.length();
    }
}
