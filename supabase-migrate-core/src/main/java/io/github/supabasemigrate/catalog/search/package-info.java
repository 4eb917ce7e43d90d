/**
 * Text search: configurations, dictionaries, parsers and templates.
 */
@NullMarked
package io.github.supabasemigrate.catalog.search;

import org.jspecify.annotations.NullMarked;
