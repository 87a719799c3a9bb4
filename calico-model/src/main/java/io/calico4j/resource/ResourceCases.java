// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource;

import io.calico4j.resource.policy.NetworkPolicy;
import io.calico4j.resource.pool.IPPool;

/**
 * What to answer for each kind of {@link Resource}; for {@link Resource#match}.
 *
 * <p>A kind whose method is not overridden is answered by {@link #otherwise}.
 *
 * @param <T> the type of the answers
 */
public interface ResourceCases<T> {
    /** The answer for every resource no other method here answers for. */
    T otherwise(Resource resource);

    /** The answer for {@code IPPool}. */
    default T ipPool(IPPool resource) {
        return otherwise(resource);
    }

    /** The answer for {@code NetworkPolicy}. */
    default T networkPolicy(NetworkPolicy resource) {
        return otherwise(resource);
    }

    /** The answer for a Kubernetes object of any kind; {@link Resource#kind()} tells which. */
    default T kubernetes(KubernetesResource resource) {
        return otherwise(resource);
    }

    /** The answer for an object of a kind without a type. */
    default T unknown(UnknownResource resource) {
        return otherwise(resource);
    }
}
