/**
 * Statements tried out: {@link io.github.supabasemigrate.access.probe.ProbeEngine} runs thousands of them on the server in one call,
 * each as somebody and undone, and reads back as superuser what really happened.
 */
@NullMarked
package io.github.supabasemigrate.access.probe;

import org.jspecify.annotations.NullMarked;
