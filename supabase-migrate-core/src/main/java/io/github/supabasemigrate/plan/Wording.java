package io.github.supabasemigrate.plan;

/** English around numbers. */
final class Wording {

    private Wording() {}

    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
