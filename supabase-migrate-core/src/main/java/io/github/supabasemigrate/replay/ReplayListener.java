package io.github.supabasemigrate.replay;

import io.github.supabasemigrate.execute.ExecutionListener;
import java.util.function.UnaryOperator;

/**
 * Who follows a replay. The replay runs in parts, between which it keeps states, and each part has a listener of its own: {@code
 * rewriting -> new Mine(rewriting)}.
 */
@FunctionalInterface
public interface ReplayListener {

    /** Follows nothing. */
    ReplayListener NONE = rewriting -> new ExecutionListener() {
        @Override
        public String toSend(String sql) {
            return rewriting.apply(sql);
        }
    };

    /**
     * The listener for one part.
     *
     * @param rewriting what its {@link ExecutionListener#toSend} has to return, because a stand-in does not understand all that the
     *     extension does
     */
    ExecutionListener sending(UnaryOperator<String> rewriting);
}
