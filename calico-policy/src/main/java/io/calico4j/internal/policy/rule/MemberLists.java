// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.rule;

import io.calico4j.net.Cidr;
import io.calico4j.policy.rule.PortMember;
import java.util.List;

/** The members of sets, written out. */
public interface MemberLists {
    /** Returns the members of a set of addresses, ascending. */
    List<Cidr> addresses(NumberedSet set);

    /** Returns the members of a set of ports, ascending. */
    List<PortMember> ports(NumberedSet set);
}
