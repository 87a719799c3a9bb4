// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The annotations of a pod that Calico reads, picked in one pass; null where one is absent.
 *
 * <p>Pods are converted by the million, and looking up each annotation in the map costs more than the rest of some conversions.
 */
final class PodNotes {
    private static final PodNotes NONE = new PodNotes();

    @Nullable
    String podIp;

    @Nullable
    String podIps;

    @Nullable
    String awsPodIps;

    @Nullable
    String containerId;

    @Nullable
    String floatingIps;

    @Nullable
    String allowedSourcePrefixes;

    @Nullable
    String networkStatus;

    /** Whether there may be limits on traffic. */
    boolean limits;

    private PodNotes() {}

    static PodNotes of(SortedMap<String, String> annotations) {
        if (annotations.isEmpty()) {
            return NONE;
        }
        PodNotes notes = new PodNotes();
        for (Map.Entry<String, String> annotation : annotations.entrySet()) {
            notes.take(annotation.getKey(), annotation.getValue());
        }
        return notes;
    }

    private void take(String key, String value) {
        switch (key) {
            case PodAnnotations.POD_IP -> podIp = value;
            case PodAnnotations.POD_IPS -> podIps = value;
            case PodAnnotations.AWS_POD_IPS -> awsPodIps = value;
            case PodAnnotations.CONTAINER_ID -> containerId = value;
            case PodAnnotations.FLOATING_IPS -> floatingIps = value;
            case PodAnnotations.ALLOWED_SOURCE_PREFIXES -> allowedSourcePrefixes = value;
            case PodAnnotations.NETWORK_STATUS -> networkStatus = value;
            default -> limits |= QosAnnotations.isOne(key);
        }
    }
}
