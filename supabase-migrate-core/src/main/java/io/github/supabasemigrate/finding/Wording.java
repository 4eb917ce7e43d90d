package io.github.supabasemigrate.finding;

/** English around numbers. */
public final class Wording {

    private Wording() {}

    /** {@code 1 error}, {@code 2 errors}. */
    public static String count(long number, String noun) {
        return count(number, noun, noun + "s");
    }

    /** The same for a noun with a plural of its own. */
    public static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
