/** What the API lets people reach besides tables: functions, views, extensions, and the privileges of all of them. */
@NullMarked
package io.github.supabasemigrate.lint.rules.security;

import org.jspecify.annotations.NullMarked;
