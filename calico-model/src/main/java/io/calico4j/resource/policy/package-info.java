/** Network policies of all scopes, enforced and staged, with their rules, tiers, network sets and profiles. */
@NullMarked
@CheckReturnValue
package io.calico4j.resource.policy;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
