package io.github.supabasemigrate.lint.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The explanations of rules: one Markdown resource a family, a heading a rule. Under it come why, then the bad and the good SQL as
 * fenced code, then how. Read when a page is first asked for, which a clean run never does.
 */
public final class RulePages {

    private static final String FOLDER = "/io/github/supabasemigrate/lint/rules/";

    private static final Map<String, Map<String, RulePage>> READ = new ConcurrentHashMap<>();

    private static final Pattern PAGE = Pattern.compile("(?s)(.*?)```sql bad\n(.*?)```\\s*```sql good\n(.*?)```(.*)");

    private RulePages() {}

    /**
     * The page of a rule.
     *
     * @param family names the resource, in lower case
     */
    public static RulePage of(String family, String rule) {
        RulePage page = READ.computeIfAbsent(family, RulePages::read).get(rule);
        if (page == null) {
            throw new IllegalStateException("no page about " + rule + " in " + family + ".md");
        }
        return page;
    }

    private static Map<String, RulePage> read(String family) {
        Map<String, RulePage> pages = new HashMap<>();
        String text = text(family);
        for (String section : text.split("(?m)^## ", -1)) {
            int line = section.indexOf('\n');
            Matcher page = PAGE.matcher(section);
            if (line > 0 && page.matches()) {
                pages.put(
                        section.substring(0, line).strip(),
                        new RulePage(
                                page.group(1).substring(line).strip(),
                                page.group(2),
                                page.group(3),
                                page.group(4).strip()));
            }
        }
        return pages;
    }

    private static String text(String family) {
        try (InputStream in = RulePages.class.getResourceAsStream(FOLDER + family + ".md")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
