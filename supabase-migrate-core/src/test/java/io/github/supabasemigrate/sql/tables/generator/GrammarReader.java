package io.github.supabasemigrate.sql.tables.generator;

import io.github.supabasemigrate.sql.tables.generator.Grammar.Associativity;
import io.github.supabasemigrate.sql.tables.generator.Grammar.Precedence;
import io.github.supabasemigrate.sql.tables.generator.Grammar.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the subset of Bison's language that PostgreSQL's {@code gram.y} uses. Actions are skipped; an action in the middle
 * of a rule, which would make Bison invent an empty nonterminal, is refused because PostgreSQL has none.
 */
final class GrammarReader {

    private record RawRule(String left, List<String> right, String precedence) {}

    private final YaccScanner scanner;
    private final Set<String> tokens = new LinkedHashSet<>();
    private final Map<String, Precedence> precedences = new HashMap<>();
    private final List<RawRule> rules = new ArrayList<>();
    private int expectedConflicts;

    private GrammarReader(String text) {
        scanner = new YaccScanner(text);
    }

    static Grammar read(String text) {
        GrammarReader reader = new GrammarReader(text);
        reader.declarations();
        reader.rules();
        return reader.number();
    }

    private void declarations() {
        String directive = "";
        int level = 0;
        for (String word = scanner.next(); !word.equals("%%"); word = scanner.next()) {
            if (word.startsWith("%")) {
                directive = word;
                if (associativity(directive) != Associativity.NONE) {
                    level++;
                }
            } else if (directive.equals("%expect")) {
                expectedConflicts = Integer.parseInt(word);
            } else if (directive.equals("%token")) {
                tokens.add(word);
            } else if (associativity(directive) != Associativity.NONE) {
                tokens.add(word);
                precedences.put(word, new Precedence(level, associativity(directive)));
            }
        }
    }

    private static Associativity associativity(String directive) {
        return switch (directive) {
            case "%left" -> Associativity.LEFT;
            case "%right" -> Associativity.RIGHT;
            case "%nonassoc" -> Associativity.NONASSOC;
            default -> Associativity.NONE;
        };
    }

    private void rules() {
        for (String left = scanner.next(); !left.isEmpty() && !left.equals("%%"); left = scanner.next()) {
            scanner.expect(":");
            alternatives(left);
        }
    }

    private void alternatives(String left) {
        List<String> right = new ArrayList<>();
        String precedence = "";
        scanner.actionSeen();
        for (String word = scanner.next(); ; word = scanner.next()) {
            boolean afterAction = scanner.actionSeen();
            if (word.equals("|") || word.equals(";")) {
                rules.add(new RawRule(left, List.copyOf(right), precedence));
                right.clear();
                precedence = "";
                if (word.equals(";")) {
                    return;
                }
            } else if (afterAction) {
                throw new IllegalArgumentException("an action in the middle of a rule for " + left);
            } else if (word.equals("%prec")) {
                precedence = scanner.next();
            } else if (!word.equals("%empty")) {
                right.add(word);
                if (word.startsWith("'")) {
                    tokens.add(word);
                }
            }
        }
    }

    private Grammar number() {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        Set<String> lefts = new LinkedHashSet<>();
        rules.forEach(rule -> lefts.add(rule.left()));
        numbers.put("$end", 0);
        for (String token : tokens) {
            if (!lefts.contains(token)) {
                numbers.putIfAbsent(token, numbers.size());
            }
        }
        int terminals = numbers.size();
        numbers.put("$accept", terminals);
        lefts.forEach(left -> numbers.put(left, numbers.size()));

        List<Rule> numbered = new ArrayList<>();
        numbered.add(new Rule(terminals, new int[] {terminals + 1, 0}, Precedence.NONE));
        rules.forEach(rule -> numbered.add(numbered(rule, numbers, terminals)));
        List<String> symbols = new ArrayList<>(numbers.keySet());
        List<Precedence> byTerminal = symbols.subList(0, terminals).stream()
                .map(name -> precedences.getOrDefault(name, Precedence.NONE))
                .toList();
        return new Grammar(symbols, terminals, numbered, byTerminal, expectedConflicts);
    }

    private Rule numbered(RawRule rule, Map<String, Integer> numbers, int terminals) {
        int[] right = new int[rule.right().size()];
        String deciding = "";
        for (int i = 0; i < right.length; i++) {
            String name = rule.right().get(i);
            Integer number = numbers.get(name);
            if (number == null) {
                throw new IllegalArgumentException("undefined symbol " + name + " in a rule for " + rule.left());
            }
            right[i] = number;
            if (number < terminals) {
                deciding = name;
            }
        }
        if (!rule.precedence().isEmpty()) {
            deciding = rule.precedence();
        }
        return new Rule(
                numbers.getOrDefault(rule.left(), -1), right, precedences.getOrDefault(deciding, Precedence.NONE));
    }
}
