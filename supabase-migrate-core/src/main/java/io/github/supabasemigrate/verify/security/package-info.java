/** Row level security of the schemas that the API exposes. */
@NullMarked
package io.github.supabasemigrate.verify.security;

import org.jspecify.annotations.NullMarked;
