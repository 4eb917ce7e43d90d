package io.github.supabasemigrate.goal;

import io.github.supabasemigrate.shadow.binaries.BinariesSource;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * What a goal has around it, all of it from outside.
 *
 * @param environment the process's variables
 * @param confirmation the person to ask; none in batch mode
 * @param build what is shared with the other goals of the same build
 * @param binaries has the PostgreSQL programs
 */
public record Workplace(
        Map<String, String> environment,
        Clock clock,
        Progress progress,
        Optional<Confirmation> confirmation,
        Build build,
        BinariesSource binaries) {}
