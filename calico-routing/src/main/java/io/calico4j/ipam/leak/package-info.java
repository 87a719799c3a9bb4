/**
 * Finds addresses whose owners are gone and blocks nobody uses, by the rules of Calico's own garbage collector.
 *
 * <p>{@link io.calico4j.ipam.leak.LeakCollector} is the entry; what it needs to know of pods, nodes and virtual machines
 * is asked through {@link io.calico4j.ipam.leak.ClusterFacts}.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.ipam.leak;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
