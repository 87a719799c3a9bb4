// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

/** The annotations of pods that Calico reads and writes; those about limits are in {@link QosAnnotations}. */
final class PodAnnotations {
    static final String POD_IP = "cni.projectcalico.org/podIP";
    static final String POD_IPS = "cni.projectcalico.org/podIPs";
    static final String AWS_POD_IPS = "vpc.amazonaws.com/pod-ips";
    static final String CONTAINER_ID = "cni.projectcalico.org/containerID";
    static final String FLOATING_IPS = "cni.projectcalico.org/floatingIPs";
    static final String ALLOWED_SOURCE_PREFIXES = "cni.projectcalico.org/allowedSourcePrefixes";
    static final String NETWORK_STATUS = "k8s.v1.cni.cncf.io/network-status";

    private PodAnnotations() {}
}
