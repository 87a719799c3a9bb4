/**
 * What drawings have in common: how foreign text is written inside them so that it stays text.
 *
 * <p>{@link io.calico4j.render.draw.Escapes} is the entry. The room depends on nothing.
 *
 * <pre>{@code
 * String label = Escapes.dot(node.name());     // "a \"b\""
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package io.calico4j.render.draw;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
