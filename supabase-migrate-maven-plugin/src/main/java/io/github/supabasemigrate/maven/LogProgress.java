package io.github.supabasemigrate.maven;

import io.github.supabasemigrate.goal.Progress;
import org.apache.maven.plugin.logging.Log;

/** Progress in Maven's log: silent under {@code -q}. */
record LogProgress(Log log) implements Progress {

    @Override
    public void line(String text) {
        log.info(text);
    }

    @Override
    public void warning(String text) {
        log.warn(text);
    }
}
