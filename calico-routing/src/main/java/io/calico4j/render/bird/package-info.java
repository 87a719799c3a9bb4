/**
 * Configuration text for BIRD, of Calico's own build and of stock BIRD 2.
 *
 * <p>Start at {@link io.calico4j.render.bird.BirdConfiguration}. The room depends on BGP plans; it decides nothing.
 *
 * <pre>{@code
 * BirdConfiguration.of(plan, "node-1", BirdDialect.STOCK_2).files().get("bird.cfg")
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package io.calico4j.render.bird;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
