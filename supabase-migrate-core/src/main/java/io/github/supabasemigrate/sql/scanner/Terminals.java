package io.github.supabasemigrate.sql.scanner;

import io.github.supabasemigrate.sql.tables.ParseTables;

/** The numbers of the terminals that the scanner makes or looks at. */
public final class Terminals {

    public static final int END = 0;

    public static final int IDENT = number("IDENT");
    public static final int UIDENT = number("UIDENT");
    public static final int FCONST = number("FCONST");
    public static final int ICONST = number("ICONST");
    public static final int SCONST = number("SCONST");
    public static final int USCONST = number("USCONST");
    public static final int BCONST = number("BCONST");
    public static final int XCONST = number("XCONST");
    public static final int OP = number("Op");
    public static final int PARAM = number("PARAM");
    public static final int TYPECAST = number("TYPECAST");
    public static final int DOT_DOT = number("DOT_DOT");
    public static final int COLON_EQUALS = number("COLON_EQUALS");
    public static final int EQUALS_GREATER = number("EQUALS_GREATER");
    public static final int LESS_EQUALS = number("LESS_EQUALS");
    public static final int GREATER_EQUALS = number("GREATER_EQUALS");
    public static final int NOT_EQUALS = number("NOT_EQUALS");
    public static final int NCHAR = number("NCHAR");

    public static final int FORMAT = number("FORMAT");
    public static final int FORMAT_LA = number("FORMAT_LA");
    public static final int JSON = number("JSON");
    public static final int NOT = number("NOT");
    public static final int NOT_LA = number("NOT_LA");
    public static final int BETWEEN = number("BETWEEN");
    public static final int IN = number("IN_P");
    public static final int LIKE = number("LIKE");
    public static final int ILIKE = number("ILIKE");
    public static final int SIMILAR = number("SIMILAR");
    public static final int NULLS = number("NULLS_P");
    public static final int NULLS_LA = number("NULLS_LA");
    public static final int FIRST = number("FIRST_P");
    public static final int LAST = number("LAST_P");
    public static final int WITH = number("WITH");
    public static final int WITH_LA = number("WITH_LA");
    public static final int WITHOUT = number("WITHOUT");
    public static final int WITHOUT_LA = number("WITHOUT_LA");
    public static final int TIME = number("TIME");
    public static final int ORDINALITY = number("ORDINALITY");
    public static final int UESCAPE = number("UESCAPE");
    public static final int SELECT = number("SELECT");
    public static final int ATOMIC = number("ATOMIC");
    public static final int BEGIN = number("BEGIN_P");
    public static final int CASE = number("CASE");
    public static final int END_WORD = number("END_P");
    public static final int AS = number("AS");
    public static final int SEMICOLON = number("';'");
    public static final int OPENING = number("'('");
    public static final int CLOSING = number("')'");

    private static final int[] SIGNS = signs();

    private Terminals() {}

    /** The terminal of a one-character token such as {@code ';'}. */
    public static int sign(char c) {
        return SIGNS[c];
    }

    private static int number(String name) {
        return ParseTables.terminal(name);
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
