/**
 * What can be called, and what calls it: functions, procedures, aggregates, languages, transforms and event triggers.
 */
@NullMarked
package io.github.supabasemigrate.catalog.routine;

import org.jspecify.annotations.NullMarked;
