package io.github.supabasemigrate.sql;

/** Values as SQL constants. For text that is printed or written to a file; what is executed takes parameters. */
public final class Literals {

    private Literals() {}

    /** The text as a string constant that reads the same whatever {@code standard_conforming_strings} is. */
    public static String quote(String text) {
        String doubled = text.replace("'", "''");
        return text.indexOf('\\') < 0 ? "'" + doubled + "'" : "E'" + doubled.replace("\\", "\\\\") + "'";
    }

    /** The text as a dollar-quoted constant, with a tag that it does not contain. */
    public static String dollarQuote(String text) {
        String tag = "$$";
        for (int i = 0; text.contains(tag) || text.endsWith(tag.substring(0, tag.length() - 1)); i++) {
            tag = i == 0 ? "$body$" : "$body" + i + "$";
        }
        return tag + text + tag;
    }
}
