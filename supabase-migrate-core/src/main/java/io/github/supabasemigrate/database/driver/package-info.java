/**
 * The driver's own classes, loaded before they are needed: {@link io.github.supabasemigrate.database.driver.DriverClasses}. Depends on
 * the driver alone.
 */
@NullMarked
package io.github.supabasemigrate.database.driver;

import org.jspecify.annotations.NullMarked;
