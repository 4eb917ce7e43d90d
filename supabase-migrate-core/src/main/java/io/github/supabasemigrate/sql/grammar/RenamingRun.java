package io.github.supabasemigrate.sql.grammar;

import io.github.supabasemigrate.sql.tables.ParseTables;
import org.jspecify.annotations.Nullable;

/**
 * Reductions in a row that each only give a node one more name: an {@code IDENT} is a {@code ColId}, a {@code columnref}, a
 * {@code c_expr}, an {@code a_expr}. Most reductions are of this kind. What such a row does depends on four things alone: the
 * states below and on the symbol, the next token, and what the node is so far. So a row is worked out once and then looked up.
 *
 * <p>Immutable. All threads share the runs that are known, without a lock: a slot holds a whole run or none, and whoever finds
 * another run there works out its own again.
 */
final class RenamingRun {

    /** The next token, where nobody asked for it yet. */
    static final int UNREAD = -1;

    /** The next action, where it depends on a token that nobody asked for yet; no action of the tables. */
    static final int UNDECIDED = Integer.MIN_VALUE;

    private static final int SLOT_BITS = 13;
    private static final @Nullable RenamingRun[] KNOWN = new @Nullable RenamingRun[1 << SLOT_BITS];

    /** The two states and the token. */
    private final long key;

    private final @Nullable KindChain before;

    private final int to;
    private final @Nullable KindChain after;
    private final int checked;
    private final int next;

    /** Works a run out that begins in a state whose action is a renaming. */
    private RenamingRun(long key, int below, int from, int token, @Nullable KindChain before) {
        this.key = key;
        this.before = before;
        int symbol;
        int state;
        int action = ParseTables.action(from, token);
        KindChain kinds = before;
        do {
            symbol = ParseTables.left(-action);
            state = ParseTables.goTo(below, symbol);
            action = action(state, token);
            kinds = kinds == null ? null : kinds.within(symbol);
        } while (!ActionChecks.looksAtRenamed(symbol) && renames(action));
        to = state;
        after = kinds;
        checked = ActionChecks.looksAtRenamed(symbol) ? symbol : 0;
        next = action;
    }

    private static int action(int state, int token) {
        return token == UNREAD && !ParseTables.ignoresToken(state) ? UNDECIDED : ParseTables.action(state, token);
    }

    private static boolean renames(int action) {
        return action != UNDECIDED && action < 0 && ParseTables.building(-action) == ParseTables.RENAMING;
    }

    /**
     * The run that begins in a state whose action is a renaming.
     *
     * @param below the state under it
     * @param token the next token, or {@link #UNREAD}
     * @param before what the node is so far; null if the symbol covers no text
     */
    static RenamingRun of(int below, int from, int token, @Nullable KindChain before) {
        long key = (long) below << 32 | (long) from << 16 | (token & 0xFFFF);
        long hash = (key + (before == null ? 0 : before.hash())) * 0x9E3779B97F4A7C15L;
        int slot = (int) (hash >>> (Long.SIZE - SLOT_BITS));
        RenamingRun known = KNOWN[slot];
        if (known != null && known.key == key && known.before == before) {
            return known;
        }
        RenamingRun run = new RenamingRun(key, below, from, token, before);
        KNOWN[slot] = run;
        return run;
    }

    /** The state after it. */
    int to() {
        return to;
    }

    /** What the tables say in that state; {@link #UNDECIDED} if they need a token for it that is unread. */
    int next() {
        return next;
    }

    /** What the node is after it. */
    @Nullable KindChain after() {
        return after;
    }

    /** The last symbol, if it has a check that looks at it under one more name; else 0, which is no nonterminal. */
    int checked() {
        return checked;
    }
}
