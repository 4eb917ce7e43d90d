package io.github.supabasemigrate.sql.tables.generator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The LR(0) automaton of a grammar. An item (a rule with a dot in it) is a number: the rule's offset plus the dot's place.
 * Thread-confined while built, immutable after.
 */
final class Automaton {

    private final Grammar grammar;
    private final int[][] rulesByLeft;
    private final int[] ruleOffsets;
    private final int[] symbolAfterDot;
    private final int[] ruleOfItem;
    private final List<BitSet> closures;

    private final List<int[]> kernels = new ArrayList<>();
    private final List<int[]> symbols = new ArrayList<>();
    private final List<int[]> targets = new ArrayList<>();

    Automaton(Grammar grammar) {
        this.grammar = grammar;
        rulesByLeft = grammar.rulesByLeft();
        int rules = grammar.rules().size();
        ruleOffsets = new int[rules + 1];
        for (int rule = 0; rule < rules; rule++) {
            ruleOffsets[rule + 1] =
                    ruleOffsets[rule] + grammar.rules().get(rule).right().length + 1;
        }
        symbolAfterDot = new int[ruleOffsets[rules]];
        ruleOfItem = new int[ruleOffsets[rules]];
        for (int rule = 0; rule < rules; rule++) {
            int[] right = grammar.rules().get(rule).right();
            for (int dot = 0; dot <= right.length; dot++) {
                symbolAfterDot[ruleOffsets[rule] + dot] = dot < right.length ? right[dot] : -1;
                ruleOfItem[ruleOffsets[rule] + dot] = rule;
            }
        }
        closures = closures();
        build();
    }

    int states() {
        return kernels.size();
    }

    /** The symbols on which a state has transitions, ascending. */
    int[] symbols(int state) {
        return symbols.get(state);
    }

    /** The states they lead to, in the same order. */
    int[] targets(int state) {
        return targets.get(state);
    }

    int transition(int state, int symbol) {
        int index = Arrays.binarySearch(symbols.get(state), symbol);
        if (index < 0) {
            throw new IllegalStateException(
                    "no transition on " + grammar.symbols().get(symbol));
        }
        return targets.get(state)[index];
    }

    /** The rules that a state may reduce by, ascending, without the accepting one. */
    int[] reductions(int state) {
        BitSet rules = new BitSet();
        for (int item : kernels.get(state)) {
            if (symbolAfterDot[item] < 0) {
                rules.set(ruleOfItem[item]);
            }
        }
        BitSet open = openNonterminals(kernels.get(state));
        for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(i + 1)) {
            for (int rule : rulesByLeft[grammar.terminals() + i]) {
                if (grammar.rules().get(rule).right().length == 0) {
                    rules.set(rule);
                }
            }
        }
        rules.clear(0);
        return rules.stream().toArray();
    }

    /** For each nonterminal, those whose rules may begin where one of its rules begins. */
    private List<BitSet> closures() {
        int count = grammar.nonterminals();
        List<BitSet> sets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            BitSet set = new BitSet(count);
            set.set(i);
            for (int rule : rulesByLeft[grammar.terminals() + i]) {
                int first = symbolAfterDot[ruleOffsets[rule]];
                if (first >= grammar.terminals()) {
                    set.set(first - grammar.terminals());
                }
            }
            sets.add(set);
        }
        for (int via = 0; via < count; via++) {
            for (int i = 0; i < count; i++) {
                if (sets.get(i).get(via)) {
                    sets.get(i).or(sets.get(via));
                }
            }
        }
        return sets;
    }

    private BitSet openNonterminals(int[] kernel) {
        BitSet open = new BitSet();
        for (int item : kernel) {
            int symbol = symbolAfterDot[item];
            if (symbol >= grammar.terminals()) {
                open.or(closures.get(symbol - grammar.terminals()));
            }
        }
        return open;
    }

    private void build() {
        Map<List<Integer>, Integer> numbers = new HashMap<>();
        numbers.put(List.of(ruleOffsets[0]), 0);
        kernels.add(new int[] {ruleOffsets[0]});
        for (int state = 0; state < kernels.size(); state++) {
            SortedMap<Integer, SortedSet<Integer>> moves = moves(kernels.get(state));
            int[] on = new int[moves.size()];
            int[] to = new int[moves.size()];
            int i = 0;
            for (var move : moves.entrySet()) {
                List<Integer> kernel = List.copyOf(move.getValue());
                Integer target = numbers.get(kernel);
                if (target == null) {
                    target = kernels.size();
                    numbers.put(kernel, target);
                    kernels.add(kernel.stream().mapToInt(Integer::intValue).toArray());
                }
                on[i] = move.getKey();
                to[i++] = target;
            }
            symbols.add(on);
            targets.add(to);
        }
    }

    /** The kernels reached from a kernel: symbol to the items after moving the dot over it. */
    private SortedMap<Integer, SortedSet<Integer>> moves(int[] kernel) {
        SortedMap<Integer, SortedSet<Integer>> moves = new TreeMap<>();
        for (int item : kernel) {
            move(item, moves);
        }
        BitSet open = openNonterminals(kernel);
        for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(i + 1)) {
            for (int rule : rulesByLeft[grammar.terminals() + i]) {
                move(ruleOffsets[rule], moves);
            }
        }
        return moves;
    }

    private void move(int item, SortedMap<Integer, SortedSet<Integer>> moves) {
        if (symbolAfterDot[item] >= 0) {
            moves.computeIfAbsent(symbolAfterDot[item], symbol -> new TreeSet<>())
                    .add(item + 1);
        }
    }
}
