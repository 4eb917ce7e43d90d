package io.github.supabasemigrate.goal;

import java.util.List;

/** Asks a person before a database that is not local is changed. A front end without one, such as a CI job, has none. */
@FunctionalInterface
public interface Confirmation {

    /**
     * @param facts what would happen to what, line by line
     * @param question answered by yes or no
     * @return true for yes
     */
    boolean isGiven(List<String> facts, String question);
}
