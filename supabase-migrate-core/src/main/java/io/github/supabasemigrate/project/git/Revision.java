package io.github.supabasemigrate.project.git;

/**
 * A commit.
 *
 * @param name as a reader would say it, such as {@code origin/main}
 * @param commit the full hash
 */
public record Revision(String name, String commit) {

    /** The name and the first digits of the hash. */
    @Override
    public String toString() {
        return name + " (" + commit.substring(0, 8) + ")";
    }
}
