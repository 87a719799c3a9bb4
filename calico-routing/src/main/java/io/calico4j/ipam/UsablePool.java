// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.label.Labels;
import io.calico4j.label.Selector;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.util.Optional;

/** A pool whose range parses, with its texts parsed once. */
final class UsablePool {
    final IpamPool pool;
    final Cidr cidr;
    final int blockSize;
    private final Optional<Selector> nodes;
    private final Optional<Selector> namespaces;

    UsablePool(IpamPool pool, Cidr cidr) {
        this.pool = pool;
        this.cidr = cidr;
        this.blockSize = pool.effectiveBlockSize();
        this.nodes = Selector.tryParse(pool.nodeSelector());
        this.namespaces = Selector.tryParse(pool.namespaceSelector());
    }

    boolean selectsAllNodes() {
        return pool.nodeSelector().isEmpty();
    }

    boolean selectsNode(Labels labels) {
        return pool.nodeSelector().isEmpty()
                || parsed(nodes, pool.nodeSelector()).matches(labels);
    }

    boolean selectsNamespace(Labels labels) {
        return pool.namespaceSelector().isEmpty()
                || parsed(namespaces, pool.namespaceSelector()).matches(labels);
    }

    private Selector parsed(Optional<Selector> selector, String text) {
        return selector.orElseThrow(() -> new IpamException(
                IpamError.SELECTOR_SYNTAX, "pool " + pool.name() + " has a selector that doesn't parse: " + text));
    }

    /** Returns the range of the block an address of the pool belongs to. */
    Cidr blockOf(IpAddress address) {
        return Cidr.of(address, blockSize);
    }
}
