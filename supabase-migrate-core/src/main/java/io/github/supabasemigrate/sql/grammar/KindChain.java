package io.github.supabasemigrate.sql.grammar;

import io.github.supabasemigrate.sql.tables.ParseTables;
import org.jspecify.annotations.Nullable;

/**
 * The symbols that one node stands for. The grammar reaches a plain column through {@code a_expr}, {@code c_expr},
 * {@code columnref}, {@code ColId} and {@code IDENT}; a tree with a node for each would be deep and mostly empty, so one node
 * carries the whole run, innermost first. Chains are shared by all nodes; extending one is a look-up.
 *
 * <p>Safe for use by several threads: successors are an immutable list behind one volatile field.
 */
final class KindChain {

    private record Successor(
            int symbol, KindChain chain, @Nullable Successor next) {}

    private static final @Nullable KindChain[] SINGLE = new @Nullable KindChain[ParseTables.symbols()];

    private final int symbol;
    private final @Nullable KindChain inner;
    private final String name;
    private final int hash;
    private volatile @Nullable Successor successors;

    private KindChain(int symbol, @Nullable KindChain inner) {
        this.symbol = symbol;
        this.inner = inner;
        name = ParseTables.symbol(symbol);
        hash = (inner == null ? 0 : inner.hash * 31) + symbol;
    }

    /** The chain of one symbol. */
    static KindChain of(int symbol) {
        KindChain known = SINGLE[symbol];
        return known == null ? create(symbol) : known;
    }

    private static synchronized KindChain create(int symbol) {
        KindChain known = SINGLE[symbol];
        if (known == null) {
            known = new KindChain(symbol, null);
            SINGLE[symbol] = known;
        }
        return known;
    }

    /** This chain with one more symbol around it. */
    KindChain within(int outer) {
        for (Successor each = successors; each != null; each = each.next) {
            if (each.symbol == outer) {
                return each.chain;
            }
        }
        return extend(outer);
    }

    private synchronized KindChain extend(int outer) {
        for (Successor each = successors; each != null; each = each.next) {
            if (each.symbol == outer) {
                return each.chain;
            }
        }
        KindChain chain = new KindChain(outer, this);
        successors = new Successor(outer, chain, successors);
        return chain;
    }

    /** Whether one of the symbols has this name. */
    boolean contains(String kind) {
        for (KindChain each = this; each != null; each = each.inner) {
            if (each.name.equals(kind)) {
                return true;
            }
        }
        return false;
    }

    /** One number for all of its symbols. */
    int hash() {
        return hash;
    }

    boolean isSingle() {
        return inner == null;
    }

    int outermost() {
        return symbol;
    }

    /** The name of the innermost symbol. */
    String kind() {
        KindChain chain = this;
        while (chain.inner != null) {
            chain = chain.inner;
        }
        return chain.name;
    }

    int innermost() {
        KindChain chain = this;
        while (chain.inner != null) {
            chain = chain.inner;
        }
        return chain.symbol;
    }

    /** All names, the outermost first. */
    @Override
    public String toString() {
        return inner == null ? name : name + "/" + inner;
    }
}
