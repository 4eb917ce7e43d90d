package io.github.supabasemigrate.diff.rename;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.diff.render.Names;
import io.github.supabasemigrate.sql.Identifiers;
import io.github.supabasemigrate.sql.Literals;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts a new name for an old one into definitions as PostgreSQL prints them: relations and types qualified, columns not. */
final class NamesInText {

    private static final String IDENTIFIER = "(?:\"(?:[^\"]|\"\")*\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";

    private static final Pattern TOKENS =
            Pattern.compile("(?<literal>'(?:[^']|'')*')|(?<names>" + IDENTIFIER + "(?:\\." + IDENTIFIER + ")*)");

    private final Rename rename;

    NamesInText(Rename rename) {
        this.rename = rename;
    }

    String in(String text) {
        ObjectId before = rename.before();
        if (rename.isLabel()) {
            return text.replace(
                    Literals.quote(rename.oldLabel()) + "::" + Names.of(before),
                    Literals.quote(rename.newLabel()) + "::" + Names.of(before));
        }
        if (text.equals(before.name()) && isNamedBare(before.kind())) {
            return rename.after().name();
        }
        if (!text.contains(before.name())) {
            return text;
        }
        Matcher tokens = TOKENS.matcher(text);
        var out = new StringBuilder();
        while (tokens.find()) {
            String literal = tokens.group("literal");
            String replaced = literal == null ? names(tokens.group("names"), text, tokens.end()) : literal(literal);
            tokens.appendReplacement(out, Matcher.quoteReplacement(replaced));
        }
        return tokens.appendTail(out).toString();
    }

    /** Lists of columns, names of indexes and constraints stand in the model without quotes. */
    private static boolean isNamedBare(ObjectKind kind) {
        return kind == ObjectKind.COLUMN
                || kind == ObjectKind.CONSTRAINT
                || kind == ObjectKind.INDEX
                || kind == ObjectKind.SCHEMA;
    }

    /** {@code nextval('public.s'::regclass)} follows its sequence. */
    private String literal(String literal) {
        String content = literal.substring(1, literal.length() - 1).replace("''", "'");
        return content.equals(Names.unsigned(rename.before()))
                ? Literals.quote(Names.unsigned(rename.after()))
                : literal;
    }

    private String names(String names, String text, int end) {
        ObjectId before = rename.before();
        ObjectId after = rename.after();
        String old = Identifiers.quote(before.name());
        String now = Identifiers.quote(after.name());
        if (before.kind() == ObjectKind.COLUMN) {
            boolean isCall = end < text.length() && text.charAt(end) == '(';
            if (names.equals(old) && !isCall) {
                return now;
            }
            return names.endsWith("." + old) && !isCall
                    ? names.substring(0, names.length() - old.length()) + now
                    : names;
        }
        if (before.kind() == ObjectKind.SCHEMA) {
            return names.startsWith(old + ".") ? now + names.substring(old.length()) : names;
        }
        String qualified = Names.unsigned(before);
        if (names.equals(qualified)) {
            return Names.unsigned(after);
        }
        if (names.startsWith(qualified + ".")) {
            return Names.unsigned(after) + names.substring(qualified.length());
        }
        if (isNamedBare(before.kind()) && names.equals(old)) {
            return now;
        }
        return names.startsWith(old + ".") ? now + names.substring(old.length()) : names;
    }
}
