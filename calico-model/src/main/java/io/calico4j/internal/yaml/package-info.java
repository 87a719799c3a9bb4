/**
 * Text of YAML documents to compact located trees, read as Calico's own loader reads it.
 *
 * <p>The entry type is {@link io.calico4j.internal.yaml.YamlParser}.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.internal.yaml;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
