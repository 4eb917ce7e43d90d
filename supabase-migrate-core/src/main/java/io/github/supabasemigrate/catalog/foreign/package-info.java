/**
 * Foreign data: wrappers, servers and user mappings. Foreign tables are relations.
 */
@NullMarked
package io.github.supabasemigrate.catalog.foreign;

import org.jspecify.annotations.NullMarked;
