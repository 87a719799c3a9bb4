// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.internal.policy.compile.CompiledCluster;
import io.calico4j.internal.policy.fact.HolderFact;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.flow.Peer;
import io.calico4j.resource.Kind;
import io.calico4j.resource.ResourceKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of a flow's ends, where they can be told.
 *
 * @param source the address of the source; null if it cannot be told
 * @param destination the address of the destination; null if it cannot be told
 * @param missing what keeps them from being told
 */
record Ends(@Nullable IpAddress source, @Nullable IpAddress destination, Optional<MissingFact> missing) {

    static Ends of(Flow flow, CompiledCluster cluster, ClusterSnapshot snapshot) {
        if (flow.from() instanceof Peer.Address from
                && flow.to() instanceof Peer.Address to
                && from.address().isV4() == to.address().isV4()) {
            return new Ends(from.address(), to.address(), Optional.empty());
        }
        List<Cidr> from = nets(flow.from(), cluster);
        List<Cidr> to = nets(flow.to(), cluster);
        for (Peer peer : List.of(flow.from(), flow.to())) {
            Optional<MissingFact> missing = missing(peer, cluster, snapshot);
            if (missing.isPresent()) {
                return new Ends(null, null, missing);
            }
        }
        for (IpFamily family : IpFamily.values()) {
            IpAddress source = first(from, family);
            IpAddress destination = first(to, family);
            if (source != null && destination != null) {
                return new Ends(source, destination, Optional.empty());
            }
        }
        Peer without = flow.from().kind() == Peer.Kind.ADDRESS ? flow.to() : flow.from();
        return new Ends(null, null, Optional.of(new MissingFact(without, MissingFact.Reason.NO_ADDRESS_OF_FAMILY)));
    }

    private static @Nullable IpAddress first(List<Cidr> nets, IpFamily family) {
        return nets.stream()
                .filter(net -> net.family() == family)
                .findFirst()
                .map(Cidr::network)
                .orElse(null);
    }

    private static Optional<MissingFact> missing(Peer peer, CompiledCluster cluster, ClusterSnapshot snapshot) {
        if (peer instanceof Peer.Address) {
            return Optional.empty();
        }
        if (!nets(peer, cluster).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new MissingFact(
                peer,
                snapshot.find(key(peer)).isPresent()
                        ? MissingFact.Reason.NO_ADDRESS
                        : MissingFact.Reason.UNKNOWN_PEER));
    }

    private static List<Cidr> nets(Peer peer, CompiledCluster cluster) {
        if (peer instanceof Peer.Address known) {
            return List.of(known.address().toCidr());
        }
        HolderFact holder = holder(peer, cluster);
        return holder == null ? List.of() : holder.nets();
    }

    private static @Nullable HolderFact holder(Peer peer, CompiledCluster cluster) {
        int slot = cluster.slotOf(key(peer));
        return slot < 0 ? null : cluster.fact(slot);
    }

    private static ResourceKey key(Peer peer) {
        return peer instanceof Peer.Pod pod
                ? ResourceKey.of(Kind.POD, pod.namespace(), pod.name())
                : ResourceKey.of(Kind.HOST_ENDPOINT, peer instanceof Peer.Host host ? host.name() : "");
    }
}
