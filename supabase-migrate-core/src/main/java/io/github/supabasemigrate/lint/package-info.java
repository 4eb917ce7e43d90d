/**
 * What the files say and what their statements did, judged by rules. A {@link io.github.supabasemigrate.lint.LintRule} is a
 * value: an id, a family, a severity and the checks that decide it, each over one kind of evidence: a statement with what came
 * before it, a file, the final schema, the trace of a statement. The {@link io.github.supabasemigrate.lint.Linter} asks the
 * strongest evidence that there is. {@code lint.rules} lists all rules; their explanations and examples are Markdown beside
 * them. May use everything from {@code finding} to {@code diff}.
 */
@NullMarked
package io.github.supabasemigrate.lint;

import org.jspecify.annotations.NullMarked;
