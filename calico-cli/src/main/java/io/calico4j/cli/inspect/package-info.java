/**
 * The state of a cluster at a glance: {@link io.calico4j.cli.inspect.Overview} gathers the facts from resources,
 * {@link io.calico4j.cli.inspect.OverviewScreen} shows them.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.cli.inspect;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
