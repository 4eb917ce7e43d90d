/** What the form of a statement says about what it can lock, so that not all of them need be asked about. */
@NullMarked
package io.github.supabasemigrate.trace.form;

import org.jspecify.annotations.NullMarked;
