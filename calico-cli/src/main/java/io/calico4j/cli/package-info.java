/**
 * The workbench, a program for terminals and CI jobs: {@link io.calico4j.cli.CalicoCli} is its entry.
 *
 * <p>It uses public API of the other modules only.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.cli;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
