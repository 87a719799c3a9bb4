// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.policy;

import io.calico4j.conformance.vector.VectorAdapter;
import java.util.List;

/** The adapters of the policy files. */
public final class PolicyAdapters {
    private PolicyAdapters() {}

    /** Returns one adapter for each kind of file. */
    public static List<VectorAdapter> all() {
        return List.of(
                new HttpAdapter(),
                new OrderingAdapter(),
                new RulesAdapter(),
                new VerdictsAdapter("policy/verdicts-hand"),
                new VerdictsAdapter("policy/verdicts-gen"));
    }
}
