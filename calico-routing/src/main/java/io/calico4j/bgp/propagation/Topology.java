// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.propagation;

import io.calico4j.bgp.BgpDaemon;
import io.calico4j.bgp.BgpNode;
import io.calico4j.bgp.BgpSession;
import io.calico4j.bgp.NextHop;
import io.calico4j.bgp.SessionPassword;
import io.calico4j.bgp.SessionType;
import io.calico4j.bgp.propagation.SessionState.Problem;
import io.calico4j.net.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The speakers of a network and the sessions between them that come up. */
final class Topology {
    private static final int BGP_PORT = 179;

    /** A session from one speaker's side: the peer, and the shapes of both ends, by number. */
    record Link(int peer, int mine, int theirs) {}

    final BgpNetwork network;
    final List<Speaker> speakers = new ArrayList<>();
    final List<List<Link>> links = new ArrayList<>();
    final List<EndShape> shapes = new ArrayList<>();
    final List<SessionState> states = new ArrayList<>();

    private final Map<String, Speaker> byName = new HashMap<>();
    private final Map<IpAddress, Speaker> byAddress = new HashMap<>();
    private final Map<EndShape, Integer> shapeIds = new HashMap<>();

    Topology(BgpNetwork network) {
        this.network = network;
        nodes();
        routers();
        speakers.forEach(s -> links.add(new ArrayList<>()));
        List<Map<IpAddress, Half>> sessions = new ArrayList<>();
        for (Speaker speaker : speakers) {
            sessions.add(byPeer(speaker));
        }
        for (Speaker speaker : speakers) {
            sessions.get(speaker.id).values().forEach(h -> connect(speaker, h, sessions));
        }
        routerLinks();
    }

    private void add(Speaker speaker, Iterable<IpAddress> addresses) {
        speakers.add(speaker);
        byName.putIfAbsent(speaker.name, speaker);
        addresses.forEach(a -> byAddress.putIfAbsent(a, speaker));
    }

    private void nodes() {
        for (String name : network.plan().nodeNames()) {
            Optional<BgpNode> node = network.plan().node(name);
            BgpDaemon daemon = node.orElseThrow().daemon(network.family());
            daemon.nodeAddress().ifPresent(a -> add(Speaker.node(speakers.size(), name, daemon, a), List.of(a)));
        }
    }

    private void routers() {
        for (ExternalRouter router : network.routers()) {
            router.addresses().stream()
                    .filter(a -> a.family() == network.family())
                    .findFirst()
                    .ifPresent(a -> add(Speaker.router(speakers.size(), router, a), router.addresses()));
        }
        Map<IpAddress, Long> unknown = new TreeMap<>();
        for (Speaker speaker : List.copyOf(speakers)) {
            if (speaker.daemon != null) {
                for (BgpSession session : speaker.daemon.sessions()) {
                    if (session.type() != SessionType.LOCAL_WORKLOAD && !byAddress.containsKey(session.peerAddress())) {
                        unknown.putIfAbsent(session.peerAddress(), session.peerAsNumber());
                    }
                }
            }
        }
        unknown.forEach((address, as) -> {
            ExternalRouter router = new ExternalRouter(address.toString(), as, List.of(address), List.of(), List.of());
            add(Speaker.router(speakers.size(), router, address), List.of(address));
        });
    }

    /** A session at one end, with the peer and the number of the end's shape. */
    private record Half(BgpSession session, Speaker peer, int shape) {}

    /** The first session to each peer, in the order of names; sessions with workloads are left out. */
    private Map<IpAddress, Half> byPeer(Speaker speaker) {
        Map<IpAddress, Half> found = new LinkedHashMap<>();
        if (speaker.daemon != null) {
            for (BgpSession session : speaker.daemon.sessions()) {
                Speaker peer = byAddress.get(session.peerAddress());
                if (session.type() != SessionType.LOCAL_WORKLOAD && peer != null && peer != speaker) {
                    found.putIfAbsent(
                            session.peerAddress(), new Half(session, peer, id(shape(speaker, session, peer))));
                }
            }
        }
        return found;
    }

    private void connect(Speaker me, Half half, List<Map<IpAddress, Half>> sessions) {
        BgpSession session = half.session;
        Speaker peer = half.peer;
        Half back = sessions.get(peer.id).get(me.address);
        SessionState state = check(me, session, peer, back == null ? null : back.session);
        states.add(state);
        if (state.isEstablished()) {
            int theirs = back == null ? id(mirror(session, peer)) : back.shape;
            links.get(me.id).add(new Link(peer.id, half.shape, theirs));
            if (back == null) {
                links.get(peer.id).add(new Link(me.id, theirs, half.shape));
            }
        }
    }

    private int id(EndShape shape) {
        return shapeIds.computeIfAbsent(shape, s -> {
            shapes.add(s);
            return shapes.size() - 1;
        });
    }

    private static EndShape shape(Speaker me, BgpSession session, Speaker peer) {
        boolean near = me.subnet != null && me.subnet.contains(peer.address);
        return new EndShape(
                session.internal(),
                shownAs(me, session),
                session.reflectorClusterId().orElse(""),
                session.nextHop(),
                !session.settings().multihop() && !session.internal() && near,
                session.settings().allowedLocalAs(),
                session.settings().importFilters(),
                session.settings().exportFilters());
    }

    private static EndShape mirror(BgpSession session, Speaker router) {
        return new EndShape(session.internal(), router.asNumber, "", NextHop.AUTO, false, 0, null, null);
    }

    private static long shownAs(Speaker me, @Nullable BgpSession session) {
        return session == null ? me.asNumber : session.localAsNumber().orElse(me.asNumber);
    }

    private SessionState check(Speaker me, BgpSession session, Speaker peer, @Nullable BgpSession back) {
        if (!network.isUp(me.name) || !network.isUp(peer.name) || !network.isLinked(me.name, peer.name)) {
            return state(me, session, peer, Problem.DOWN, "");
        }
        if (back == null && peer.daemon != null) {
            return state(me, session, peer, Problem.ONE_WAY, peer.name + " has no session to " + me.address);
        }
        long theirAs = shownAs(peer, back);
        if (session.peerAsNumber() != theirAs) {
            return state(
                    me,
                    session,
                    peer,
                    Problem.AS_MISMATCH,
                    me.name + " expects AS " + session.peerAsNumber() + ", " + peer.name + " is AS " + theirAs);
        }
        long myAs = shownAs(me, session);
        if (back != null && back.peerAsNumber() != myAs) {
            return state(
                    me,
                    session,
                    peer,
                    Problem.AS_MISMATCH,
                    peer.name + " expects AS " + back.peerAsNumber() + ", " + me.name + " is AS " + myAs);
        }
        if (me.routerId == peer.routerId) {
            return state(me, session, peer, Problem.SAME_ROUTER_ID, "both have router ID " + me.routerIdText);
        }
        boolean multihop = session.internal() || session.settings().multihop();
        if (!multihop && (me.subnet == null || !me.subnet.contains(peer.address))) {
            return state(me, session, peer, Problem.NOT_DIRECT, peer.address + " is not in the subnet of " + me.name);
        }
        return back == null || peer.daemon == null || me.daemon == null
                ? state(me, session, peer, Problem.NONE, "")
                : transport(me, session, peer, back);
    }

    private static SessionState transport(Speaker me, BgpSession session, Speaker peer, BgpSession back) {
        if (session.passive() && back.passive()) {
            return state(me, session, peer, Problem.BOTH_PASSIVE, "both ends are passive");
        }
        int myPort = me.daemon == null ? BGP_PORT : me.daemon.listenPort().orElse(BGP_PORT);
        int theirPort =
                peer.daemon == null ? BGP_PORT : peer.daemon.listenPort().orElse(BGP_PORT);
        boolean called = (!session.passive() && session.portOrDefault() == theirPort)
                || (!back.passive() && back.portOrDefault() == myPort);
        if (!called) {
            return state(
                    me,
                    session,
                    peer,
                    Problem.PORT_MISMATCH,
                    me.name + " calls port " + session.portOrDefault() + ", " + peer.name + " listens on " + theirPort);
        }
        Optional<String> mine = session.settings().password().map(SessionPassword::value);
        if (!mine.equals(back.settings().password().map(SessionPassword::value))) {
            return state(me, session, peer, Problem.PASSWORD_MISMATCH, "the passwords differ");
        }
        boolean secured = session.settings().ttlSecurityHops().isPresent();
        if (secured != back.settings().ttlSecurityHops().isPresent()) {
            return state(me, session, peer, Problem.TTL_MISMATCH, "only one end has TTL security on");
        }
        return state(me, session, peer, Problem.NONE, "");
    }

    private static SessionState state(Speaker me, BgpSession session, Speaker peer, Problem problem, String detail) {
        return new SessionState(me.name, session.name(), peer.name, problem, detail);
    }

    private void routerLinks() {
        for (Speaker one : List.copyOf(speakers)) {
            if (one.router == null) {
                continue;
            }
            for (String name : one.router.neighbours()) {
                Speaker other = byName.get(name);
                boolean twice = other != null
                        && other.router != null
                        && other.id < one.id
                        && other.router.neighbours().contains(one.name);
                if (other != null && other.router != null && !twice && up(one, other)) {
                    boolean internal = one.asNumber == other.asNumber;
                    int mine = id(new EndShape(internal, one.asNumber, "", NextHop.AUTO, false, 0, null, null));
                    int theirs = id(new EndShape(internal, other.asNumber, "", NextHop.AUTO, false, 0, null, null));
                    links.get(one.id).add(new Link(other.id, mine, theirs));
                    links.get(other.id).add(new Link(one.id, theirs, mine));
                }
            }
        }
    }

    private boolean up(Speaker one, Speaker other) {
        return network.isUp(one.name) && network.isUp(other.name) && network.isLinked(one.name, other.name);
    }

    @Nullable
    Speaker find(IpAddress address) {
        return byAddress.get(address);
    }

    @Nullable
    Speaker find(String name) {
        return byName.get(name);
    }
}
