/** The schema manifest: names that a team agreed on, checked both ways. */
@NullMarked
package io.github.supabasemigrate.verify.manifest;

import org.jspecify.annotations.NullMarked;
