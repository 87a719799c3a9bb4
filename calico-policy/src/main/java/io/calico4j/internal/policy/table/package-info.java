/**
 * The compiled form that answers flows: from addresses to spots, from spots to set membership and rule programs.
 *
 * <p>A spot stands for all addresses that no set and no endpoint tells apart; {@link io.calico4j.internal.policy.table.AddressTable}
 * finds it. A {@link io.calico4j.internal.policy.table.Program} is the sequence of rules that endpoints with equal policies share,
 * kept ready for each class of traffic that its rules can tell apart. The room stands on {@code io.calico4j.internal.policy.rule}.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.internal.policy.table;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
