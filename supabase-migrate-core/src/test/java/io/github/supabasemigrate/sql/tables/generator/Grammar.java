package io.github.supabasemigrate.sql.tables.generator;

import java.util.BitSet;
import java.util.List;

/**
 * A context-free grammar with yacc's precedences. Symbols are numbers: terminals come first (0 is {@code $end}), then
 * {@code $accept}, then the other nonterminals in the order of their first rule. Rule 0 is {@code $accept: start $end}.
 *
 * @param symbols the name of every symbol
 * @param terminals how many of them are terminals
 * @param precedences by terminal; {@link Precedence#NONE} where undeclared
 * @param expectedConflicts what {@code %expect} promises
 */
record Grammar(
        List<String> symbols, int terminals, List<Rule> rules, List<Precedence> precedences, int expectedConflicts) {

    /** {@code level} 0 means undeclared; a higher level binds tighter. */
    record Precedence(int level, Associativity associativity) {
        static final Precedence NONE = new Precedence(0, Associativity.NONE);
    }

    enum Associativity {
        NONE,
        LEFT,
        RIGHT,
        NONASSOC
    }

    /** A production. {@code precedence} is that of {@code %prec}, else of the last terminal. */
    @SuppressWarnings("ArrayRecordComponent") // read in inner loops, never changed
    record Rule(int left, int[] right, Precedence precedence) {}

    Grammar {
        symbols = List.copyOf(symbols);
        rules = List.copyOf(rules);
        precedences = List.copyOf(precedences);
    }

    boolean isTerminal(int symbol) {
        return symbol < terminals;
    }

    int nonterminals() {
        return symbols.size() - terminals;
    }

    /** Rules by left-hand side; indexed by symbol. */
    int[][] rulesByLeft() {
        int[][] byLeft = new int[symbols.size()][];
        int[] counts = new int[symbols.size()];
        for (Rule rule : rules) {
            counts[rule.left()]++;
        }
        for (int symbol = 0; symbol < byLeft.length; symbol++) {
            byLeft[symbol] = new int[counts[symbol]];
        }
        for (int number = rules.size() - 1; number >= 0; number--) {
            int left = rules.get(number).left();
            byLeft[left][--counts[left]] = number;
        }
        return byLeft;
    }

    /** The nonterminals that can derive the empty string. */
    BitSet nullable() {
        BitSet nullable = new BitSet();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Rule rule : rules) {
                if (!nullable.get(rule.left()) && allNullable(rule.right(), 0, nullable)) {
                    nullable.set(rule.left());
                    changed = true;
                }
            }
        }
        return nullable;
    }

    static boolean allNullable(int[] right, int from, BitSet nullable) {
        for (int i = from; i < right.length; i++) {
            if (!nullable.get(right[i])) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a nonterminal is written as a left-recursive list ({@code list: item | list ',' item}): some rule begins with
     * the nonterminal itself and none mentions it anywhere else. Operators ({@code a_expr: a_expr '+' a_expr}) are no lists.
     */
    boolean isList(int symbol) {
        boolean recursive = false;
        for (Rule rule : rules) {
            if (rule.left() != symbol) {
                continue;
            }
            for (int i = 0; i < rule.right().length; i++) {
                if (rule.right()[i] == symbol) {
                    if (i > 0) {
                        return false;
                    }
                    recursive = true;
                }
            }
        }
        return recursive;
    }
}
