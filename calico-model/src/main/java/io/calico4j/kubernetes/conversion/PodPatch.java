// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import io.calico4j.internal.json.CanonicalJson;
import io.calico4j.resource.Metadata;
import io.calico4j.resource.node.WorkloadEndpoint;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What Calico's network plugin writes to a pod: a strategic merge patch of its {@code status} subresource.
 *
 * <p>{@link #metadata()} holds the annotations to set, and the uid and resource version the pod must have for the patch to apply.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/backend/k8s/resources/workloadendpoint.go.
 *
 * @param metadata the part of the metadata that is written
 */
public record PodPatch(Metadata metadata) {
    /** Checks that nothing is null. */
    public PodPatch {
        Objects.requireNonNull(metadata, "metadata");
    }

    /**
     * Returns the patch that notes the addresses of an endpoint that was set up. It does not depend on the revision of the pod.
     *
     * @param uid the pod it is meant for
     */
    public static PodPatch assigned(WorkloadEndpoint endpoint, Optional<String> uid) {
        Metadata.Builder metadata = Metadata.builder().uid(uid);
        List<String> networks = endpoint.spec().ipNetworks();
        if (!networks.isEmpty()) {
            metadata.putAnnotation(PodAnnotations.POD_IP, networks.get(0));
            metadata.putAnnotation(PodAnnotations.POD_IPS, String.join(",", networks));
            endpoint.spec().containerID().ifPresent(id -> metadata.putAnnotation(PodAnnotations.CONTAINER_ID, id));
        }
        return new PodPatch(metadata.build());
    }

    /**
     * Returns the patch that notes that an endpoint was taken down, so that its addresses are no longer the pod's.
     *
     * @param revision the revision the pod must have
     * @param uid the pod it is meant for
     */
    public static PodPatch released(Optional<String> revision, Optional<String> uid) {
        return new PodPatch(Metadata.builder()
                .resourceVersion(revision)
                .uid(uid)
                .putAnnotation(PodAnnotations.POD_IP, "")
                .putAnnotation(PodAnnotations.POD_IPS, "")
                .build());
    }

    /** Returns the patch as JSON. */
    public String toJson() {
        SortedMap<String, String> own = new TreeMap<>();
        metadata.resourceVersion().ifPresent(revision -> own.put("resourceVersion", revision));
        metadata.uid().ifPresent(uid -> own.put("uid", uid));
        String rest = CanonicalJson.text(own).substring(1);
        if (metadata.annotations().isEmpty()) {
            return "{\"metadata\":{" + rest + '}';
        }
        String annotations = "\"annotations\":" + CanonicalJson.text(metadata.annotations());
        return "{\"metadata\":{" + annotations + (own.isEmpty() ? "" : ",") + rest + '}';
    }
}
