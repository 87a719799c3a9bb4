// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.leak;

import io.calico4j.ipam.ReleaseRequest;
import io.calico4j.ipam.block.AllocationAttribute;
import io.calico4j.ipam.block.OwnerAttributes;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One allocated address under watch. Confined to one thread. */
final class TrackedAddress {
    private static final long NEVER = Long.MIN_VALUE;
    private static final List<String> TUNNELS = List.of(
            "ipipTunnelAddress",
            "vxlanTunnelAddress",
            "vxlanV6TunnelAddress",
            "wireguardTunnelAddress",
            "wireguardV6TunnelAddress");

    final IpAddress address;
    final String handle;
    final Cidr block;
    private final OwnerAttributes owner;
    private final long sequenceNumber;
    private String kubernetesNode = "";
    private long suspectedAtNanos = NEVER;
    private boolean confirmed;

    TrackedAddress(IpAddress address, Cidr block, String handle, OwnerAttributes owner, long sequenceNumber) {
        this.address = address;
        this.block = block;
        this.handle = handle;
        this.owner = owner;
        this.sequenceNumber = sequenceNumber;
    }

    String id() {
        return handle + "/" + address;
    }

    String node() {
        return owner.valueOrEmpty(OwnerAttributes.NODE);
    }

    String namespace() {
        return owner.valueOrEmpty(OwnerAttributes.NAMESPACE);
    }

    String pod() {
        return owner.valueOrEmpty(OwnerAttributes.POD);
    }

    String vmInstance() {
        return owner.valueOrEmpty("vmi-name");
    }

    boolean isPod() {
        return !namespace().isEmpty() && !pod().isEmpty();
    }

    boolean isVirtualMachine() {
        return owner.toMap().containsKey("vmi-name");
    }

    boolean isTunnel() {
        return TUNNELS.contains(owner.valueOrEmpty(OwnerAttributes.TYPE));
    }

    boolean isWindowsReserved() {
        return handle.equals(AllocationAttribute.WINDOWS_RESERVED_HANDLE);
    }

    String kubernetesNode() {
        return kubernetesNode;
    }

    void kubernetesNode(String name) {
        kubernetesNode = name;
    }

    ReleaseRequest release() {
        return new ReleaseRequest(address.toString(), Optional.of(handle), OptionalLong.of(sequenceNumber));
    }

    /** Suspects the address; the suspicion is confirmed once it has lasted longer than a grace period above zero. */
    void suspect(long nowNanos, long graceNanos) {
        if (suspectedAtNanos == NEVER) {
            suspectedAtNanos = nowNanos;
        }
        if (graceNanos > 0 && nowNanos - suspectedAtNanos > graceNanos) {
            confirmed = true;
        }
    }

    void confirm() {
        confirmed = true;
    }

    void clear() {
        confirmed = false;
        suspectedAtNanos = NEVER;
    }

    boolean isConfirmed() {
        return confirmed;
    }

    boolean isCandidate() {
        return suspectedAtNanos != NEVER && !confirmed;
    }
}
