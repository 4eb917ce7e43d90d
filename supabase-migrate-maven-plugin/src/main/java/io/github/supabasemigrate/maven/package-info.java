/**
 * The goals. No logic that a command line would need too: a goal takes its parameters, calls one method of
 * {@link io.github.supabasemigrate.SupabaseMigrate} and hands over what came out. This package holds what goals share; the
 * goals themselves are in the packages below it.
 *
 * <h2>Adding a goal</h2>
 *
 * <ol>
 *   <li>Its settings become rows of {@link io.github.supabasemigrate.settings.Setting}: name, type, default, one sentence.
 *   <li>Its verb becomes a class of {@code io.github.supabasemigrate.goal} that returns an
 *       {@link io.github.supabasemigrate.report.Outcome}, and a method of the façade.
 *   <li>Its mojo extends {@link io.github.supabasemigrate.maven.SupabaseMojo}: {@code @Mojo}, a {@code String} field for
 *       each of its settings, and {@code run}. {@code RepairMojo} is one to copy.
 *   <li>A folder {@code src/it/<goal>-<situation>} for each way it can end, and the goal's name in
 *       {@code META-INF/m2e/lifecycle-mapping-metadata.xml} if it has a phase.
 * </ol>
 *
 * <p>The fields of a mojo are texts, named as the setting is and documented word for word as its row; a test compares. They
 * are read by name, so that one rule of precedence holds for all of them, and a text lets the table refuse
 * {@code <includeSeed>yes</includeSeed>}, which Maven would silently read as {@code false}.
 *
 * <p>A password is no field: Maven's {@code -X} prints every field. The fields of URLs, which may carry one, have no
 * {@code property}, because Maven would print what {@code -D} says too. {@code version} has none because Maven would take it
 * from a POM's property {@code supabase-migrate.version}, where people keep the plugin's own. All {@code -D} are read from the
 * session.
 */
@NullMarked
package io.github.supabasemigrate.maven;

import org.jspecify.annotations.NullMarked;
