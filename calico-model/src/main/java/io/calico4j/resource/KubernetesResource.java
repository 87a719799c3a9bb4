// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource;

/** A Kubernetes object that Calico reads, held with the fields Calico reads and no others. */
public non-sealed interface KubernetesResource extends Resource {
    @Override
    default <T> T match(ResourceCases<T> cases) {
        return cases.kubernetes(this);
    }
}
