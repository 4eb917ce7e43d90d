package io.github.supabasemigrate.goal.test;

import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.goal.test.TestCase.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the Test Anything Protocol (testanything.org, version 12) as a file's statements print it. */
final class TapLines {

    private static final Pattern PLAN = Pattern.compile("1\\.\\.(\\d+)(\\s*#.*)?");
    private static final Pattern RESULT = Pattern.compile("(not )?ok\\b\\s*(\\d+)?\\s*(?:- )?(.*)");
    private static final Pattern DIRECTIVE =
            Pattern.compile("(.*?)\\s*#\\s*(SKIP|TODO)\\b\\s*(.*)", Pattern.CASE_INSENSITIVE);

    private final List<TestCase> cases = new ArrayList<>();
    private int planned = -1;
    private int numbered;

    /** One value that a statement returned; false when it says nothing in this protocol. */
    boolean read(String value, Location location) {
        boolean isTap = false;
        for (String line : value.split("\n", -1)) {
            isTap |= readLine(line.strip(), location);
        }
        return isTap;
    }

    private boolean readLine(String line, Location location) {
        Matcher plan = PLAN.matcher(line);
        if (plan.matches()) {
            planned = Integer.parseInt(plan.group(1));
            return true;
        }
        Matcher result = RESULT.matcher(line);
        if (result.matches()) {
            numbered++;
            add(result.group(1) == null, result.group(3), location);
            return true;
        }
        if (line.startsWith("#")) {
            if (!cases.isEmpty()) {
                cases.set(cases.size() - 1, cases.get(cases.size() - 1).withMore(line.replaceFirst("^#\\s?", "")));
            }
            return true;
        }
        return false;
    }

    /** A result; one that is skipped or still to be done cannot fail. */
    private void add(boolean passed, String description, Location location) {
        Matcher directive = DIRECTIVE.matcher(description);
        String name = directive.matches() ? directive.group(1) : description;
        String shown = name.isBlank() ? "test " + numbered : name.strip();
        if (directive.matches()
                && (!passed || directive.group(2).toUpperCase(Locale.ROOT).equals("SKIP"))) {
            cases.add(new TestCase(shown, Verdict.SKIPPED, directive.group(3), location));
        } else {
            cases.add(new TestCase(shown, passed ? Verdict.PASSED : Verdict.FAILED, "", location));
        }
    }

    void add(TestCase test) {
        cases.add(test);
    }

    /** All results, and one more where a plan was not kept. */
    List<TestCase> finish(String file) {
        if (planned >= 0 && planned != numbered) {
            cases.add(new TestCase(
                    "plan",
                    Verdict.FAILED,
                    "planned %d tests but ran %d".formatted(planned, numbered),
                    Location.ofFile(file)));
        }
        return List.copyOf(cases);
    }
}
