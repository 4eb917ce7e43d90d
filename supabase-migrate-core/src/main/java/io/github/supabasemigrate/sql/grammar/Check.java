package io.github.supabasemigrate.sql.grammar;

/** How a rule of the grammar complains that PostgreSQL writes as C code beside its productions. */
final class Check {

    private Check() {}

    static void failIf(boolean bad, String message, SyntaxNode at) throws ParseFailure {
        if (bad) {
            throw failure(message, at);
        }
    }

    /** For what is wrong at the last token read. */
    static void failIf(boolean bad, String message) throws ParseFailure {
        if (bad) {
            throw new ParseFailure(message);
        }
    }

    /** For a message that is costly to word. */
    static ParseFailure failure(String message, SyntaxNode at) {
        return new ParseFailure(new SyntaxError(message, at.rangeInSource().start()));
    }
}
