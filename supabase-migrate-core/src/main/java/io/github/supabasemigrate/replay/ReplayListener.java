package io.github.supabasemigrate.replay;

import io.github.supabasemigrate.execute.ExecutionListener;
import io.github.supabasemigrate.shadow.Shadow;
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

    /** The same, for who looks at the database too. */
    default ExecutionListener following(Shadow shadow, UnaryOperator<String> rewriting) {
        return sending(rewriting);
    }

    /** A part is over, whole or not: nothing that a listener put into the database may be left in it. */
    default void partEnded() {}
}
