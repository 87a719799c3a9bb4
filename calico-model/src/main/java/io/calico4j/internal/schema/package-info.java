/**
 * What Calico demands of each field, as data: the tags of its client-side pass and the facts of its CRD schemas.
 *
 * <p>The data stand in text files beside this package, one for each room of resources. {@link io.calico4j.internal.schema.Facts}
 * finds those of a type.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.internal.schema;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
