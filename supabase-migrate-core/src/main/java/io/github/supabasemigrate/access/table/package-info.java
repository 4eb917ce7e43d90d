/**
 * Tables as they are tried: their rows, the statements that try them, and what was found. Facts only; what they mean is for others
 * to judge.
 */
@NullMarked
package io.github.supabasemigrate.access.table;

import org.jspecify.annotations.NullMarked;
