/** The parser against a real server. */
@NullMarked
package io.github.supabasemigrate.sql.oracle;

import org.jspecify.annotations.NullMarked;
