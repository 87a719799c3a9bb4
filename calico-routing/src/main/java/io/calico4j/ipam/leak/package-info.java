/**
 * Finds addresses whose owners are gone and blocks nobody uses, by the rules of Calico's own garbage collector.
 *
 * <p>{@link io.calico4j.ipam.leak.LeakScan} looks once, {@link io.calico4j.ipam.leak.LeakCollector} again and again; what they
 * need to know of pods, nodes and virtual machines is asked through {@link io.calico4j.ipam.leak.ClusterFacts}.
 *
 * <pre>{@code
 * ClusterFacts facts = ClusterFacts.builder().node("worker-1").build();
 * LeakScan.of(store, facts, Optional.of(Duration.ofMinutes(15))).leaks().forEach(leak -> System.out.println(leak.evidence()));
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package io.calico4j.ipam.leak;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
