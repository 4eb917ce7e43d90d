/** What belongs to the platform or to one environment: managed schemas, rights nobody has there, secrets, addresses. */
@NullMarked
package io.github.supabasemigrate.lint.rules.platform;

import org.jspecify.annotations.NullMarked;
