package io.github.supabasemigrate.access.judge;

/** All judges. */
public final class Judges {

    private Judges() {}

    /** Lets each say what it has to say of the tables. */
    public static void judge(Court court) {
        new ReachJudge(court).judge();
        new WriteJudge(court).judge();
        new TrustJudge(court).judge();
        new PolicyJudge(court).judge();
    }
}
