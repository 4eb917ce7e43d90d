package io.github.supabasemigrate.sql.grammar;

/** A rule of the grammar that PostgreSQL writes as C code beside its productions. */
@FunctionalInterface
interface Check {

    /**
     * Throws what the server would say of the symbol just made.
     *
     * @param node has at least the children so far
     * @param children those so far; of a list not yet complete, not all that the node has room for
     */
    void run(SyntaxNode node, SyntaxNode[] children) throws ParseFailure;

    static void failIf(boolean bad, String message, SyntaxNode at) throws ParseFailure {
        if (bad) {
            throw new ParseFailure(new SyntaxError(message, at.rangeInSource().start()));
        }
    }

    /** For what is wrong at the last token read. */
    static void failIf(boolean bad, String message) throws ParseFailure {
        if (bad) {
            throw new ParseFailure(message);
        }
    }
}
