// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.policy;

/** The filter for a rule's source and destination: equal to every end that is left out when a rule is written. */
final class NothingGiven {
    NothingGiven() {}

    @Override
    public boolean equals(Object other) {
        return other instanceof EntityRule end && !end.keptWhenEmpty() && end.equals(EntityRule.empty());
    }

    @Override
    public int hashCode() {
        return 0;
    }
}
