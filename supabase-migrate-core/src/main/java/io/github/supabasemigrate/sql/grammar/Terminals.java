package io.github.supabasemigrate.sql.grammar;

/** The numbers of the terminals that the scanner makes or looks at. */
final class Terminals {

    static final int END = 0;

    static final int IDENT = number("IDENT");
    static final int UIDENT = number("UIDENT");
    static final int FCONST = number("FCONST");
    static final int ICONST = number("ICONST");
    static final int SCONST = number("SCONST");
    static final int USCONST = number("USCONST");
    static final int BCONST = number("BCONST");
    static final int XCONST = number("XCONST");
    static final int OP = number("Op");
    static final int PARAM = number("PARAM");
    static final int TYPECAST = number("TYPECAST");
    static final int DOT_DOT = number("DOT_DOT");
    static final int COLON_EQUALS = number("COLON_EQUALS");
    static final int EQUALS_GREATER = number("EQUALS_GREATER");
    static final int LESS_EQUALS = number("LESS_EQUALS");
    static final int GREATER_EQUALS = number("GREATER_EQUALS");
    static final int NOT_EQUALS = number("NOT_EQUALS");
    static final int NCHAR = number("NCHAR");

    static final int FORMAT = number("FORMAT");
    static final int FORMAT_LA = number("FORMAT_LA");
    static final int JSON = number("JSON");
    static final int NOT = number("NOT");
    static final int NOT_LA = number("NOT_LA");
    static final int BETWEEN = number("BETWEEN");
    static final int IN = number("IN_P");
    static final int LIKE = number("LIKE");
    static final int ILIKE = number("ILIKE");
    static final int SIMILAR = number("SIMILAR");
    static final int NULLS = number("NULLS_P");
    static final int NULLS_LA = number("NULLS_LA");
    static final int FIRST = number("FIRST_P");
    static final int LAST = number("LAST_P");
    static final int WITH = number("WITH");
    static final int WITH_LA = number("WITH_LA");
    static final int WITHOUT = number("WITHOUT");
    static final int WITHOUT_LA = number("WITHOUT_LA");
    static final int TIME = number("TIME");
    static final int ORDINALITY = number("ORDINALITY");
    static final int UESCAPE = number("UESCAPE");

    private static final int[] SIGNS = signs();

    private Terminals() {}

    /** The terminal of a one-character token such as {@code ';'}. */
    static int sign(char c) {
        return SIGNS[c];
    }

    private static int number(String name) {
        return ParseTables.get().terminal(name);
    }

    private static int[] signs() {
        int[] signs = new int[128];
        String all = ",()[].;:+-*/%^<>=";
        for (int i = 0; i < all.length(); i++) {
            signs[all.charAt(i)] = number("'" + all.charAt(i) + "'");
        }
        return signs;
    }
}
