package io.github.supabasemigrate.lint.page;

/**
 * What a reader is told of a rule.
 *
 * @param why what it finds and why that matters
 * @param bad SQL that it finds something in
 * @param good the same done well: SQL in which it finds nothing
 * @param how what to write instead, in a sentence or two
 */
public record RulePage(String why, String bad, String good, String how) {}
