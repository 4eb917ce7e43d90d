package io.github.supabasemigrate.access.rows.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes texts that a regular expression matches, a different one for each number as far as the expression leaves room. Knows
 * what checks of columns are made of: classes, groups, alternatives, repetition. Look-around and back references it does not.
 */
final class RegexSample {

    /** What is repeated without limit is repeated so often more than it must. */
    private static final int SPARE = 6;

    private final String pattern;
    private int at;
    private long entropy;

    private RegexSample(String pattern, long entropy) {
        this.pattern = pattern;
        this.entropy = entropy;
    }

    /** A text that matches; empty if the expression is beyond this. */
    static Optional<String> of(String pattern, long number) {
        try {
            RegexSample sample = new RegexSample(pattern, number);
            String text = sample.alternatives();
            return sample.at == pattern.length() ? Optional.of(text) : Optional.empty();
        } catch (UnsupportedOperationException | StringIndexOutOfBoundsException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The first alternative; the others are read but not used. */
    private String alternatives() {
        String first = sequence();
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            long kept = entropy;
            sequence();
            entropy = kept;
        }
        return first;
    }

    private String sequence() {
        StringBuilder text = new StringBuilder();
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            int start = at;
            String once = atom();
            int[] range = quantifier();
            int end = at;
            int least = range[0];
            int times = range[1] < 0 ? Math.max(1, least) + SPARE : Math.min(range[1], Math.max(least, 1) + SPARE);
            if (times > 0) {
                text.append(once);
            }
            for (int i = 1; i < times; i++) {
                at = start;
                text.append(atom());
            }
            at = end;
        }
        return text.toString();
    }

    /** Least and most; -1 for no limit. */
    private int[] quantifier() {
        if (at >= pattern.length()) {
            return new int[] {1, 1};
        }
        int[] range = switch (pattern.charAt(at)) {
            case '*' -> new int[] {0, -1};
            case '+' -> new int[] {1, -1};
            case '?' -> new int[] {0, 1};
            case '{' -> braces();
            default -> new int[] {1, 1};
        };
        boolean isQuantified = "*+?{".indexOf(pattern.charAt(at)) >= 0;
        if (isQuantified) {
            at = pattern.charAt(at) == '{' ? pattern.indexOf('}', at) + 1 : at + 1;
            if (at < pattern.length() && pattern.charAt(at) == '?') {
                at++;
            }
        }
        return range;
    }

    private int[] braces() {
        String[] bounds = pattern.substring(at + 1, pattern.indexOf('}', at)).split(",", -1);
        int least = Integer.parseInt(bounds[0]);
        if (bounds.length == 1) {
            return new int[] {least, least};
        }
        return new int[] {least, bounds[1].isEmpty() ? -1 : Integer.parseInt(bounds[1])};
    }

    private String atom() {
        char c = pattern.charAt(at++);
        return switch (c) {
            case '^', '$' -> "";
            case '(' -> group();
            case '[' -> oneOf(characterClass());
            case '.' -> oneOf(range('a', 'z'));
            case '\\' -> escaped(pattern.charAt(at++));
            default -> String.valueOf(c);
        };
    }

    private String group() {
        if (pattern.charAt(at) == '?') {
            if (pattern.charAt(at + 1) != ':') {
                throw new UnsupportedOperationException("look-around");
            }
            at += 2;
        }
        String inner = alternatives();
        at++;
        return inner;
    }

    private String escaped(char c) {
        return switch (c) {
            case 'd' -> oneOf(range('0', '9'));
            case 'w' -> oneOf(range('a', 'z'));
            case 's' -> " ";
            case 'y', 'm', 'M', 'A', 'Z' -> "";
            default -> {
                if (Character.isDigit(c)) {
                    throw new UnsupportedOperationException("back reference");
                }
                yield String.valueOf(c);
            }
        };
    }

    private List<Character> characterClass() {
        boolean negated = pattern.charAt(at) == '^';
        List<Character> members = new ArrayList<>();
        at += negated ? 1 : 0;
        boolean first = true;
        while (first || pattern.charAt(at) != ']') {
            first = false;
            if (pattern.startsWith("[:", at)) {
                int end = pattern.indexOf(":]", at);
                members.addAll(named(pattern.substring(at + 2, end)));
                at = end + 2;
                continue;
            }
            char from = pattern.charAt(at++);
            if (from == '\\') {
                from = pattern.charAt(at++);
                if (from == 'd' || from == 'w') {
                    members.addAll(from == 'd' ? range('0', '9') : range('a', 'z'));
                    continue;
                }
            }
            boolean isRange = pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']';
            if (isRange) {
                char to = pattern.charAt(at + 1);
                at += 2;
                members.addAll(range(from, to));
            } else {
                members.add(from);
            }
        }
        at++;
        return negated ? without(members) : preferred(members);
    }

    /** Letters and digits where there are any: they are safe at both ends. */
    private static List<Character> preferred(List<Character> members) {
        List<Character> plain =
                members.stream().filter(Character::isLetterOrDigit).toList();
        return plain.isEmpty() ? members : plain;
    }

    private static List<Character> without(List<Character> members) {
        List<Character> rest = new ArrayList<>(range('a', 'z'));
        rest.addAll(range('0', '9'));
        rest.removeAll(members);
        return rest;
    }

    private static List<Character> named(String name) {
        return switch (name) {
            case "digit", "xdigit" -> range('0', '9');
            case "upper" -> range('A', 'Z');
            case "space", "blank" -> List.of(' ');
            case "punct" -> List.of('-');
            default -> range('a', 'z');
        };
    }

    private static List<Character> range(char from, char to) {
        List<Character> all = new ArrayList<>();
        for (char c = from; c <= to; c++) {
            all.add(c);
        }
        return all;
    }

    private String oneOf(List<Character> members) {
        if (members.isEmpty()) {
            throw new UnsupportedOperationException("nothing fits");
        }
        int index = (int) (entropy % members.size());
        entropy /= members.size();
        return String.valueOf(members.get(index));
    }
}
