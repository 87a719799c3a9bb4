// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import io.calico4j.kubernetes.Pod;
import java.util.Objects;
import java.util.SortedMap;

/**
 * What Calico wants to know of a pod before it deals with it.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/backend/k8s/conversion/conversion.go.
 *
 * @param valid whether it has an interface of its own and a node, so that Calico shows an endpoint for it
 * @param hasIp whether its status or an annotation gives an address
 * @param finished whether it runs no more, so that its addresses are no longer its own
 */
public record PodState(boolean valid, boolean hasIp, boolean finished) {
    /** Returns the state of a pod. */
    public static PodState of(Pod pod) {
        Objects.requireNonNull(pod, "pod");
        return new PodState(isValid(pod), hasIp(pod), isFinished(pod));
    }

    /** Returns whether it is valid and has an address; a finished pod may be ready. */
    public boolean ready() {
        return valid && hasIp;
    }

    static boolean isValid(Pod pod) {
        return !pod.spec().hostNetwork() && !pod.spec().nodeName().orElse("").isEmpty();
    }

    private static boolean hasIp(Pod pod) {
        SortedMap<String, String> annotations = pod.metadata().annotations();
        return !pod.status().podIP().orElse("").isEmpty()
                || !annotations.getOrDefault(PodAnnotations.POD_IP, "").isEmpty()
                || !annotations.getOrDefault(PodAnnotations.AWS_POD_IPS, "").isEmpty();
    }

    static boolean isFinished(Pod pod) {
        if (pod.metadata().deletionTimestamp().isPresent()) {
            SortedMap<String, String> annotations = pod.metadata().annotations();
            if ("".equals(annotations.get(PodAnnotations.POD_IP))
                    || "".equals(annotations.get(PodAnnotations.AWS_POD_IPS))) {
                return true;
            }
        }
        return switch (pod.status().phase().orElse("")) {
            case "Failed", "Succeeded", "Completed" -> true;
            default -> false;
        };
    }
}
