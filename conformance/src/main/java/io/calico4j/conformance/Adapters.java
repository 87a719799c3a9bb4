// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance;

import io.calico4j.conformance.ipam.IpamAdapters;
import io.calico4j.conformance.k8s.K8sAdapters;
import io.calico4j.conformance.model.ModelAdapters;
import io.calico4j.conformance.policy.PolicyAdapters;
import io.calico4j.conformance.routing.BgpAdapters;
import io.calico4j.conformance.routing.KernelRoutesAdapter;
import io.calico4j.conformance.routing.L3StatesAdapter;
import io.calico4j.conformance.routing.L3StepsAdapter;
import io.calico4j.conformance.routing.MtuAdapter;
import io.calico4j.conformance.routing.VtepMacAdapter;
import io.calico4j.conformance.selectors.SelectorAdapters;
import io.calico4j.conformance.vector.VectorAdapter;
import java.util.ArrayList;
import java.util.List;

/** The adapters of every area, one line for each kind of file. */
final class Adapters {
    private Adapters() {}

    /** Returns all adapters, grouped by area. */
    static List<VectorAdapter> all() {
        List<VectorAdapter> all = new ArrayList<>();
        all.addAll(IpamAdapters.all());
        all.addAll(K8sAdapters.all());
        all.addAll(ModelAdapters.all());
        all.addAll(PolicyAdapters.all());
        all.addAll(BgpAdapters.all());
        all.add(new MtuAdapter());
        all.add(new KernelRoutesAdapter());
        all.add(new L3StatesAdapter());
        all.add(new L3StepsAdapter());
        all.add(new VtepMacAdapter());
        all.addAll(SelectorAdapters.all());
        return List.copyOf(all);
    }
}
