package io.github.supabasemigrate.sql.tables.generator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * LALR(1) look-ahead sets by the method of DeRemer and Pennello ("Efficient Computation of LALR(1) Look-Ahead Sets", 1982):
 * for every nonterminal transition the relations <em>reads</em> and <em>includes</em>, closed by one depth-first walk each.
 */
final class LookAheads {

    /** A transition of the automaton on a nonterminal. */
    private record Transition(int state, int symbol, int target) {}

    private record Reduction(int state, int rule) {}

    private final Grammar grammar;
    private final Automaton automaton;
    private final BitSet nullable;
    private final List<Transition> transitions = new ArrayList<>();
    private final int[][] transitionNumbers;
    private final BitSet[] follow;
    private final Map<Reduction, BitSet> lookAheads = new HashMap<>();

    LookAheads(Grammar grammar, Automaton automaton) {
        this.grammar = grammar;
        this.automaton = automaton;
        nullable = grammar.nullable();
        transitionNumbers = new int[automaton.states()][];
        numberTransitions();
        follow = new BitSet[transitions.size()];
        closeOver(directReads());
        compute();
    }

    /** The terminals that may follow when a state reduces by a rule. */
    BitSet of(int state, int rule) {
        return lookAheads.getOrDefault(new Reduction(state, rule), new BitSet());
    }

    private void numberTransitions() {
        for (int state = 0; state < automaton.states(); state++) {
            int[] symbols = automaton.symbols(state);
            transitionNumbers[state] = new int[symbols.length];
            for (int i = 0; i < symbols.length; i++) {
                if (!grammar.isTerminal(symbols[i])) {
                    transitionNumbers[state][i] = transitions.size();
                    transitions.add(new Transition(state, symbols[i], automaton.targets(state)[i]));
                }
            }
        }
    }

    private int number(int state, int symbol) {
        return transitionNumbers[state][Arrays.binarySearch(automaton.symbols(state), symbol)];
    }

    /** Fills {@link #follow} with the terminals readable right after each transition; answers the relation "reads". */
    private int[][] directReads() {
        int[][] reads = new int[transitions.size()][];
        for (int i = 0; i < reads.length; i++) {
            int target = transitions.get(i).target();
            BitSet terminals = new BitSet();
            IntList next = new IntList();
            for (int symbol : automaton.symbols(target)) {
                if (grammar.isTerminal(symbol)) {
                    terminals.set(symbol);
                } else if (nullable.get(symbol)) {
                    next.add(number(target, symbol));
                }
            }
            follow[i] = terminals;
            reads[i] = next.toArray();
        }
        return reads;
    }

    private void compute() {
        int[][] rulesByLeft = grammar.rulesByLeft();
        IntList[] includes = new IntList[transitions.size()];
        Arrays.setAll(includes, i -> new IntList());
        Map<Reduction, IntList> lookBack = new HashMap<>();
        for (int i = 0; i < includes.length; i++) {
            for (int rule : rulesByLeft[transitions.get(i).symbol()]) {
                int end = walk(i, rule, includes);
                lookBack.computeIfAbsent(new Reduction(end, rule), key -> new IntList())
                        .add(i);
            }
        }
        closeOver(Arrays.stream(includes).map(IntList::toArray).toArray(int[][]::new));
        lookBack.forEach((reduction, from) -> {
            BitSet terminals = new BitSet();
            for (int transition : from.toArray()) {
                terminals.or(follow[transition]);
            }
            lookAheads.put(reduction, terminals);
        });
    }

    /** Follows a rule from a transition's state; notes which transitions on the way include this one; answers the end. */
    private int walk(int transition, int rule, IntList[] includes) {
        int state = transitions.get(transition).state();
        int[] right = grammar.rules().get(rule).right();
        for (int i = 0; i < right.length; i++) {
            if (!grammar.isTerminal(right[i]) && Grammar.allNullable(right, i + 1, nullable)) {
                includes[number(state, right[i])].add(transition);
            }
            state = automaton.transition(state, right[i]);
        }
        return state;
    }

    /** Unites each follow set with those of all transitions reachable by the relation; strongly connected ones become one. */
    private void closeOver(int[][] relation) {
        int[] rank = new int[relation.length];
        IntList component = new IntList();
        IntList path = new IntList();
        int[] nextEdge = new int[relation.length];
        int[] entered = new int[relation.length];
        for (int root = 0; root < relation.length; root++) {
            if (rank[root] != 0) {
                continue;
            }
            enter(root, rank, entered, component, path);
            while (path.size() > 0) {
                int current = path.last();
                if (nextEdge[current] < relation[current].length) {
                    int next = relation[current][nextEdge[current]++];
                    if (rank[next] == 0) {
                        enter(next, rank, entered, component, path);
                    } else {
                        unite(current, next, rank);
                    }
                } else {
                    leave(current, rank, entered, component);
                    path.removeLast();
                    if (path.size() > 0) {
                        unite(path.last(), current, rank);
                    }
                }
            }
        }
    }

    private static void enter(int node, int[] rank, int[] entered, IntList component, IntList path) {
        component.add(node);
        path.add(node);
        rank[node] = component.size();
        entered[node] = component.size();
    }

    private void unite(int into, int from, int[] rank) {
        rank[into] = Math.min(rank[into], rank[from]);
        follow[into].or(follow[from]);
    }

    private void leave(int node, int[] rank, int[] entered, IntList component) {
        if (rank[node] != entered[node]) {
            return;
        }
        int member;
        do {
            member = component.removeLast();
            rank[member] = Integer.MAX_VALUE;
            if (member != node) {
                follow[member] = (BitSet) follow[node].clone();
            }
        } while (member != node);
    }
}
