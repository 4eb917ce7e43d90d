package io.github.supabasemigrate.trace;

/**
 * An object that a statement made, changed or dropped, also from inside a {@code DO} block or a function.
 *
 * @param command the command's tag, such as {@code CREATE POLICY}
 * @param objectType in the server's words, such as {@code table} or {@code policy}; empty when the server does not say
 * @param identity as the server writes it, quoted where needed: {@code public.users}, {@code own on public.users}; empty for
 *     grants
 * @param isConsequence true for what went with something else, as {@code CASCADE} does
 */
public record CatalogEffect(Kind kind, String command, String objectType, String identity, boolean isConsequence) {

    /** What happened to the object. */
    public enum Kind {
        CREATED,
        ALTERED,
        DROPPED
    }
}
