// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.route.fact.HostAddress;
import io.calico4j.route.fact.MigrationState;
import io.calico4j.route.fact.NodeFact;
import io.calico4j.route.fact.WorkloadFact;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one state of the cluster says about a node, known or only named; immutable. */
final class NodeState {
    private static final WorkloadFact[] NO_WORKLOADS = {};
    private static final Cidr[] NO_CIDRS = {};

    final int id;
    final @Nullable NodeFact fact;
    final @Nullable HostAddress v4;
    final @Nullable HostAddress v6;
    final @Nullable Cidr subnetV4;
    final @Nullable Cidr subnetV6;

    /** Sorted by name. */
    final WorkloadFact[] workloads;

    /** CIDRs at which a block or an allocation leads here, in no order, each as often as it is said. */
    final Cidr[] blocks;

    /** The workloads' networks, sorted, as often as they occur; computed on demand. */
    private @Nullable Places nets;

    private boolean wideNets;

    /** The workloads in a live migration; computed on demand. */
    private @Nullable List<WorkloadFact> migrating;

    private NodeState(int id, @Nullable NodeFact fact, WorkloadFact[] workloads, Cidr[] blocks) {
        this.id = id;
        this.fact = fact;
        this.v4 = fact == null ? null : fact.address(IpFamily.V4).orElse(null);
        this.v6 = fact == null ? null : fact.address(IpFamily.V6).orElse(null);
        this.subnetV4 = subnet(v4);
        this.subnetV6 = subnet(v6);
        this.workloads = workloads;
        this.blocks = blocks;
    }

    private NodeState(NodeState other, WorkloadFact[] workloads, Cidr[] blocks) {
        this.id = other.id;
        this.fact = other.fact;
        this.v4 = other.v4;
        this.v6 = other.v6;
        this.subnetV4 = other.subnetV4;
        this.subnetV6 = other.subnetV6;
        this.workloads = workloads;
        this.blocks = blocks;
        this.nets = workloads == other.workloads ? other.nets : null;
        this.wideNets = workloads == other.workloads && other.wideNets;
        this.migrating = workloads == other.workloads ? other.migrating : null;
    }

    static NodeState named(int id) {
        return new NodeState(id, null, NO_WORKLOADS, NO_CIDRS);
    }

    /** Returns the subnet of an address, or null where there is none: a prefix without length says nothing about the link. */
    private static @Nullable Cidr subnet(@Nullable HostAddress address) {
        return address == null || address.subnet().prefixLength() == 0 ? null : address.subnet();
    }

    /** Returns the node's address of a family, or null. */
    @Nullable
    HostAddress address(boolean isV4) {
        return isV4 ? v4 : v6;
    }

    /** Returns the address as entries name it: null also for the unspecified address. */
    @Nullable
    IpAddress shownAddress(boolean isV4) {
        HostAddress a = address(isV4);
        return a == null || a.address().isUnspecified() ? null : a.address();
    }

    NodeState withFact(@Nullable NodeFact next) {
        return new NodeState(id, next, workloads, blocks);
    }

    NodeState withBlock(Cidr cidr) {
        Cidr[] next = Arrays.copyOf(blocks, blocks.length + 1);
        next[blocks.length] = cidr;
        return new NodeState(this, workloads, next);
    }

    NodeState withoutBlock(Cidr cidr) {
        int at = indexOf(cidr);
        if (at < 0) {
            return this;
        }
        Cidr[] next = Arrays.copyOf(blocks, blocks.length - 1);
        if (at < next.length) {
            next[at] = blocks[next.length];
        }
        return new NodeState(this, workloads, next);
    }

    /** The block is most often the very object that was put in, which is found without looking into the others. */
    @SuppressWarnings("ReferenceEquality")
    private int indexOf(Cidr cidr) {
        for (int i = 0; i < blocks.length; i++) {
            if (blocks[i] == cidr) {
                return i;
            }
        }
        return Arrays.asList(blocks).indexOf(cidr);
    }

    @Nullable
    WorkloadFact workload(String name) {
        int at = indexOf(name);
        return at < 0 ? null : workloads[at];
    }

    /** Returns the index of a workload, or {@code -(insertion point) - 1}. */
    private int indexOf(String name) {
        int last = workloads.length - 1;
        if (last >= 0 && workloads[last].name().compareTo(name) < 0) {
            return -last - 2;
        }
        int from = 0;
        int to = last;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            int order = workloads[middle].name().compareTo(name);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                from = middle + 1;
            } else {
                to = middle - 1;
            }
        }
        return -from - 1;
    }

    NodeState withWorkload(WorkloadFact workload) {
        int at = indexOf(workload.name());
        WorkloadFact[] next;
        if (at >= 0) {
            next = workloads.clone();
            next[at] = workload;
        } else {
            int place = -at - 1;
            next = Arrays.copyOf(workloads, workloads.length + 1);
            System.arraycopy(workloads, place, next, place + 1, workloads.length - place);
            next[place] = workload;
        }
        return new NodeState(this, next, blocks);
    }

    NodeState withoutWorkload(String name) {
        int at = indexOf(name);
        if (at < 0) {
            return this;
        }
        WorkloadFact[] next = Arrays.copyOf(workloads, workloads.length - 1);
        System.arraycopy(workloads, at + 1, next, at, next.length - at);
        return new NodeState(this, next, blocks);
    }

    List<WorkloadFact> migrating() {
        List<WorkloadFact> known = migrating;
        if (known == null) {
            known = Arrays.stream(workloads)
                    .filter(w -> w.migration() != MigrationState.BASE)
                    .toList();
            migrating = known;
        }
        return known;
    }

    Places nets() {
        Places known = nets;
        if (known == null) {
            known = Places.of(Arrays.stream(workloads)
                    .map(WorkloadFact::nets)
                    .flatMap(List::stream)
                    .toList());
            wideNets = !Arrays.stream(known.cidrs).allMatch(Cidr::isSingleAddress);
            nets = known;
        }
        return known;
    }

    /** Returns whether a workload owns more than one address. */
    boolean hasWideNets() {
        return nets().size() > 0 && wideNets;
    }
}
