// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import io.calico4j.label.Labels;
import java.util.Objects;

/**
 * What address management reads of a node.
 *
 * @param name the node's name
 * @param labels its labels
 */
public record IpamNode(String name, Labels labels) {
    /** Creates the node. */
    public IpamNode {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(labels, "labels");
    }
}
