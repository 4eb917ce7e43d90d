package io.github.supabasemigrate.history;

import java.util.List;

/**
 * Compares recorded statements with a file by walking through both at once. The record keeps all of a file but the semicolons
 * and the white space between statements, so no parsing is needed: a thousand files compare in a few milliseconds.
 */
record RecordedStatements(List<String> statements) {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    boolean areAllOf(String fileText) {
        int at = 0;
        for (String statement : statements) {
            int start = skipBetween(fileText, at);
            // Nearly always; comparing character by character is for line ends that changed.
            at = fileText.startsWith(statement, start) ? start + statement.length() : match(statement, fileText, start);
            if (at < 0) {
                return false;
            }
        }
        return skipBetween(fileText, at) == fileText.length();
    }

    /** Where the statement ends in the file when it stands there, else -1. */
    private static int match(String statement, String file, int start) {
        int at = start;
        for (int i = skipBetween(statement, 0); i < statement.length(); i++) {
            char expected = statement.charAt(i);
            if (isCarriageReturnOfLineEnd(statement, i)) {
                continue;
            }
            if (isCarriageReturnOfLineEnd(file, at)) {
                at++;
            }
            if (at >= file.length() || file.charAt(at) != expected) {
                return isAllBetween(statement, i) ? at : -1;
            }
            at++;
        }
        return at;
    }

    private static boolean isCarriageReturnOfLineEnd(String text, int at) {
        return at + 1 < text.length() && text.charAt(at) == '\r' && text.charAt(at + 1) == '\n';
    }

    private static boolean isAllBetween(String text, int start) {
        return skipBetween(text, start) == text.length();
    }

    private static int skipBetween(String text, int start) {
        int at = start;
        while (at < text.length() && isBetweenStatements(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isBetweenStatements(char character) {
        return character == ';' || character == BYTE_ORDER_MARK || Character.isWhitespace(character);
    }
}
