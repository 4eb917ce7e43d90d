/**
 * What is costly to make and safe to keep: unpacked programs and initialised data directories, in one private directory a
 * user ({@link io.github.supabasemigrate.shadow.cache.CacheDirectory}).
 *
 * <p>An entry is built beside its place and renamed into it when it is whole, under a lock that other builds respect; it lists
 * its own files with their lengths, and an entry that differs from its list is thrown away. So a killed build, a full
 * disk or a helpful cleaning program cost time and never a wrong answer.
 */
@NullMarked
package io.github.supabasemigrate.shadow.cache;

import org.jspecify.annotations.NullMarked;
