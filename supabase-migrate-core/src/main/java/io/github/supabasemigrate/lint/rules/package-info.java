/**
 * All rules, a package a theme: {@link io.github.supabasemigrate.lint.rules.LintRules} lists them. A rule is a few lines in a class of
 * its theme; what it tells its reader stands under its id in the Markdown resource of its family.
 */
@NullMarked
package io.github.supabasemigrate.lint.rules;

import org.jspecify.annotations.NullMarked;
