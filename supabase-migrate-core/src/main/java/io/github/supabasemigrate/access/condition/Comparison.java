package io.github.supabasemigrate.access.condition;

/**
 * A condition that compares two things.
 *
 * @param left a column wherever one side is one
 * @param right for the operators without a right side {@link Operand#unknown()}
 */
public record Comparison(Operand left, Operator operator, Operand right) {

    /** How. */
    public enum Operator {
        /** Also IN and ANY: equal to one of the constants, or an array that holds the value. */
        EQUAL,
        UNEQUAL,
        LESS,
        AT_MOST,
        GREATER,
        AT_LEAST,
        LIKE,
        UNLIKE,
        MATCHES,
        MATCHES_NOT,
        IS_NULL,
        IS_NOT_NULL,
        IS_TRUE,
        IS_NOT_TRUE,
        /** The left side is an array that holds the right side. */
        CONTAINS,
        OTHER;

        /** What is true when this is not. */
        Operator negated() {
            return switch (this) {
                case EQUAL -> UNEQUAL;
                case UNEQUAL -> EQUAL;
                case LESS -> AT_LEAST;
                case AT_MOST -> GREATER;
                case GREATER -> AT_MOST;
                case AT_LEAST -> LESS;
                case LIKE -> UNLIKE;
                case UNLIKE -> LIKE;
                case MATCHES -> MATCHES_NOT;
                case MATCHES_NOT -> MATCHES;
                case IS_NULL -> IS_NOT_NULL;
                case IS_NOT_NULL -> IS_NULL;
                case IS_TRUE -> IS_NOT_TRUE;
                case IS_NOT_TRUE -> IS_TRUE;
                case CONTAINS, OTHER -> OTHER;
            };
        }

        /** What is true with the sides exchanged. */
        Operator mirrored() {
            return switch (this) {
                case LESS -> GREATER;
                case AT_MOST -> AT_LEAST;
                case GREATER -> LESS;
                case AT_LEAST -> AT_MOST;
                case EQUAL, UNEQUAL -> this;
                default -> OTHER;
            };
        }
    }

    /** With the column on the left, if there is one. */
    public static Comparison of(Operand left, Operator operator, Operand right) {
        boolean turn = !(left instanceof Operand.OfColumn) && right instanceof Operand.OfColumn;
        return turn ? new Comparison(right, operator.mirrored(), left) : new Comparison(left, operator, right);
    }

    /** The same comparison with the sides exchanged, whatever the operator makes of it. */
    public Comparison turned() {
        return new Comparison(/* left= */ right, operator, /* right= */ left);
    }

    public Comparison negated() {
        return new Comparison(left, operator.negated(), right);
    }

    /** Whether it asks who the caller is. */
    public boolean asksCaller() {
        return isCaller(left) || isCaller(right);
    }

    private static boolean isCaller(Operand operand) {
        return operand instanceof Operand.CallerId
                || operand instanceof Operand.CallerEmail
                || operand instanceof Operand.OfContext;
    }
}
