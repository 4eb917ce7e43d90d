package io.github.supabasemigrate.sql.tables.generator;

import io.github.supabasemigrate.sql.tables.generator.Grammar.Associativity;
import io.github.supabasemigrate.sql.tables.generator.Grammar.Precedence;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the parser does by state and terminal (shift, reduce or refuse) and where it goes by state and nonterminal.
 * Conflicts are settled as yacc settles them: by precedence, then by associativity; what is left is counted.
 */
final class ActionTable {

    /** The value of a cell that refuses the terminal even though the state has a default reduction. */
    static final int REFUSE = 0;

    private final Grammar grammar;
    private final Automaton automaton;
    private final LookAheads lookAheads;
    private int conflicts;

    ActionTable(Grammar grammar) {
        this.grammar = grammar;
        automaton = new Automaton(grammar);
        lookAheads = new LookAheads(grammar, automaton);
    }

    int states() {
        return automaton.states();
    }

    /** The state that means "accepted": after the start symbol and {@code $end}. */
    int acceptingState() {
        return automaton.transition(automaton.transition(0, grammar.terminals() + 1), 0);
    }

    /**
     * One row a state. A positive value shifts to that state, a negative one reduces by that rule, {@link #REFUSE} is an
     * error; the default is the most frequent reduction (negative) or 0.
     */
    List<Row> actions() {
        conflicts = 0;
        List<Row> rows = new ArrayList<>();
        for (int state = 0; state < automaton.states(); state++) {
            rows.add(actions(state));
        }
        if (conflicts != grammar.expectedConflicts()) {
            throw new IllegalArgumentException(
                    conflicts + " conflicts, but the grammar expects " + grammar.expectedConflicts());
        }
        return rows;
    }

    /** One row a nonterminal: state before to state after; the default is the most frequent one. */
    List<Row> gotos() {
        List<TreeMap<Integer, Integer>> cells = new ArrayList<>();
        for (int i = 0; i < grammar.nonterminals(); i++) {
            cells.add(new TreeMap<>());
        }
        for (int state = 0; state < automaton.states(); state++) {
            int[] symbols = automaton.symbols(state);
            for (int i = 0; i < symbols.length; i++) {
                if (!grammar.isTerminal(symbols[i])) {
                    cells.get(symbols[i] - grammar.terminals())
                            .put(state, automaton.targets(state)[i]);
                }
            }
        }
        return cells.stream().map(row -> Row.of(row, mostFrequent(row))).toList();
    }

    private static int mostFrequent(Map<Integer, Integer> row) {
        Map<Integer, Integer> counts = new TreeMap<>();
        row.values().forEach(value -> counts.merge(value, 1, Integer::sum));
        return counts.entrySet().stream()
                .reduce((a, b) -> b.getValue() > a.getValue() ? b : a)
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    private Row actions(int state) {
        TreeMap<Integer, Integer> cells = new TreeMap<>();
        int[] symbols = automaton.symbols(state);
        for (int i = 0; i < symbols.length; i++) {
            if (grammar.isTerminal(symbols[i])) {
                cells.put(symbols[i], automaton.targets(state)[i]);
            }
        }
        Map<Integer, Integer> uses = new HashMap<>();
        for (int rule : automaton.reductions(state)) {
            BitSet terminals = lookAheads.of(state, rule);
            for (int terminal = terminals.nextSetBit(0); terminal >= 0; terminal = terminals.nextSetBit(terminal + 1)) {
                if (reduce(cells, terminal, rule)) {
                    uses.merge(rule, 1, Integer::sum);
                }
            }
        }
        return Row.of(cells, -defaultReduction(uses));
    }

    private static int defaultReduction(Map<Integer, Integer> uses) {
        int best = 0;
        int most = 0;
        for (var use : new TreeMap<>(uses).entrySet()) {
            if (use.getValue() > most) {
                best = use.getKey();
                most = use.getValue();
            }
        }
        return best;
    }

    /** Puts a reduction into a cell, unless what is there wins. */
    private boolean reduce(Map<Integer, Integer> cells, int terminal, int rule) {
        Integer present = cells.get(terminal);
        if (present == null) {
            cells.put(terminal, -rule);
            return true;
        }
        if (present <= REFUSE) {
            conflicts += present == REFUSE ? 0 : 1;
            return false;
        }
        Precedence ofRule = grammar.rules().get(rule).precedence();
        Precedence ofTerminal = grammar.precedences().get(terminal);
        if (ofRule.level() == 0 || ofTerminal.level() == 0) {
            conflicts++;
            return false;
        }
        if (ofRule.level() == ofTerminal.level() && ofTerminal.associativity() == Associativity.NONASSOC) {
            cells.put(terminal, REFUSE);
            return false;
        }
        boolean reduces = ofRule.level() > ofTerminal.level()
                || (ofRule.level() == ofTerminal.level() && ofTerminal.associativity() == Associativity.LEFT);
        if (reduces) {
            cells.put(terminal, -rule);
        }
        return reduces;
    }
}
