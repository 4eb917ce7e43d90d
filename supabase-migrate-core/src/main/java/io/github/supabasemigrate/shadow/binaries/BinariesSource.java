package io.github.supabasemigrate.shadow.binaries;

/** Where the PostgreSQL programs for this machine come from. */
@FunctionalInterface
public interface BinariesSource {

    /** The programs of a major version. May have to fetch them. */
    PostgresBinaries ofMajor(int major);

    /** Differs for programs that differ; a source that knows without looking says so without looking. */
    default String identity(int major) {
        return ofMajor(major).identity();
    }
}
