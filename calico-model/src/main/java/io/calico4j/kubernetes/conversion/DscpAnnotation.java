// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import io.calico4j.resource.Resource;
import io.calico4j.resource.node.QoSControls;
import java.util.Optional;

/** The mark on outgoing packets that an annotation asks for; the one limit that host endpoints take from annotations too. */
public final class DscpAnnotation {
    private DscpAnnotation() {}

    /** Returns controls with the mark alone; empty if there is no such annotation or it holds no mark. */
    public static Optional<QoSControls> controlsOf(Resource resource) {
        return QosAnnotations.readMark(resource.metadata().annotations(), new Findings(resource));
    }
}
