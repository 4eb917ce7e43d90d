package io.github.supabasemigrate.project.config;

import java.util.Optional;

/** Named texts with their source: the environment and the {@code .env} files. */
public interface Variables {

    /** The value, if the variable is set; it may be empty. */
    Optional<String> get(String name);

    /** Where a variable that is set got its value: {@code environment}, or the path of a file. */
    String source(String name);
}
