// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.fact;

import io.calico4j.resource.node.WorkloadEndpoint;
import io.calico4j.resource.node.WorkloadEndpointName;
import java.util.Comparator;

/** An endpoint and the name of the pod it stands for, empty if it stands for none. */
record EndpointKey(String namespace, String name, String pod) implements Comparable<EndpointKey> {
    private static final Comparator<EndpointKey> ORDER =
            Comparator.comparing(EndpointKey::namespace).thenComparing(EndpointKey::name);

    static EndpointKey of(WorkloadEndpoint endpoint) {
        String name = endpoint.metadata().name();
        String pod = WorkloadEndpointName.tryParse(name)
                .map(WorkloadEndpointName::pod)
                .or(() -> endpoint.spec().pod())
                .orElse("");
        return new EndpointKey(endpoint.metadata().namespace().orElse(""), name, pod);
    }

    @Override
    public int compareTo(EndpointKey other) {
        return ORDER.compare(this, other);
    }
}
