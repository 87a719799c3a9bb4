// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.selectors;

import io.calico4j.conformance.vector.VectorAdapter;
import java.util.List;

/** The adapters of the selector files. */
public final class SelectorAdapters {
    private SelectorAdapters() {}

    /** Returns one adapter for each kind of file. */
    public static List<VectorAdapter> all() {
        return List.of(
                new EndpointLabelsAdapter(),
                new EvaluateAdapter(),
                new KubernetesSelectorAdapter(),
                new MatchIndexAdapter(),
                new MemberIndexAdapter(),
                new MemberOverlapAdapter(),
                new ParseAdapter(),
                new PolicySelectorAdapter(),
                new RuleMemberSetsAdapter(),
                new RuleSelectorAdapter());
    }
}
