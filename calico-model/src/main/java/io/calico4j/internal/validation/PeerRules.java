// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

import io.calico4j.diagnostic.Code;
import io.calico4j.internal.form.AddressAndPort;
import io.calico4j.net.IpAddress;
import io.calico4j.resource.bgp.BGPPeerSpec;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the fields of a BGP peer must be to each other. */
final class PeerRules {
    static final List<TypeRule<BGPPeerSpec>> PEER = List.of(
            PeerRules::node,
            PeerRules::peerAddress,
            PeerRules::asNumber,
            PeerRules::peerSelector,
            PeerRules::reachableBy,
            PeerRules::nextHop);

    private PeerRules() {}

    private static void node(BGPPeerSpec peer, Findings out) {
        if (given(peer.node()) && given(peer.nodeSelector())) {
            conflict(Codes.PEER_NODE_TWICE, "Node", "node", "nodeSelector", out);
        }
    }

    private static void peerAddress(BGPPeerSpec peer, Findings out) {
        if (given(peer.peerIP()) && given(peer.peerSelector())) {
            conflict(Codes.PEER_GIVEN_TWICE, "PeerIP", "peerIP", "peerSelector", out);
        }
        if (given(peer.peerIP()) && given(peer.localWorkloadSelector())) {
            conflict(Codes.PEER_GIVEN_TWICE, "PeerIP", "peerIP", "localWorkloadSelector", out);
        }
    }

    private static void peerSelector(BGPPeerSpec peer, Findings out) {
        if (given(peer.peerSelector()) && given(peer.localWorkloadSelector())) {
            conflict(Codes.PEER_GIVEN_TWICE, "PeerSelector", "peerSelector", "localWorkloadSelector", out);
        }
    }

    private static void asNumber(BGPPeerSpec peer, Findings out) {
        boolean numbered = hasAsNumber(peer);
        if (numbered && given(peer.peerSelector())) {
            conflict(Codes.PEER_GIVEN_TWICE, "ASNumber", "asNumber", "peerSelector", out);
        }
        if (!numbered && given(peer.localWorkloadSelector())) {
            out.report(
                    Codes.PEER_AS_NUMBER_NEEDED,
                    "ASNumber",
                    "asNumber",
                    "localWorkloadSelector needs an asNumber",
                    "add the AS number of the workloads");
        }
    }

    static boolean hasAsNumber(BGPPeerSpec peer) {
        return peer.asNumber().isPresent() && peer.asNumber().get().value() != 0;
    }

    private static void conflict(Code code, String calicoField, String field, String other, Findings out) {
        String message = field + " cannot be given beside " + other;
        out.report(code, calicoField, field, message, "remove one of them");
    }

    private static void reachableBy(BGPPeerSpec peer, Findings out) {
        String gateway = peer.reachableBy().orElse("");
        String problem =
                gateway.isEmpty() ? null : gatewayProblem(gateway, peer.peerIP().orElse(""));
        if (problem != null) {
            out.report(
                    Codes.PEER_GATEWAY,
                    "ReachableBy",
                    "reachableBy",
                    problem,
                    "give the address of the gateway to peerIP, of the same IP version");
        }
    }

    private static @Nullable String gatewayProblem(String gateway, String peer) {
        if (peer.isEmpty()) {
            return "reachableBy means nothing without peerIP";
        }
        Optional<IpAddress> address = IpAddress.tryParse(gateway);
        if (address.isEmpty()) {
            return Say.quoted(gateway) + " is not an IP address";
        }
        Optional<IpAddress> peerAddress = AddressAndPort.address(peer);
        if (peerAddress.isEmpty()) {
            return "reachableBy means nothing where peerIP is no address";
        }
        return address.get().isV4() == peerAddress.get().isV4()
                ? null
                : gateway + " and the peer " + peer + " are of different IP versions";
    }

    private static void nextHop(BGPPeerSpec peer, Findings out) {
        if (peer.keepOriginalNextHop() && peer.nextHopMode().isPresent()) {
            out.report(
                    Codes.PEER_NEXT_HOP_TWICE,
                    "KeepOriginalNextHop",
                    "keepOriginalNextHop",
                    "keepOriginalNextHop, which is deprecated, cannot be given beside nextHopMode",
                    "remove keepOriginalNextHop; nextHopMode: Keep means the same");
        }
    }

    static boolean given(Optional<String> text) {
        return !text.orElse("").isEmpty();
    }
}
