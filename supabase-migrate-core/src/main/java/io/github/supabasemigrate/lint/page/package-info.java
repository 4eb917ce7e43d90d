/** What readers are told of rules: Markdown resources, a file a family. Depends on nothing. */
@NullMarked
package io.github.supabasemigrate.lint.page;

import org.jspecify.annotations.NullMarked;
