/** The goal that runs the project's own tests, {@code supabase/tests}: pgTAP files and plain SQL with assertions. */
@NullMarked
package io.github.supabasemigrate.goal.test;

import org.jspecify.annotations.NullMarked;
