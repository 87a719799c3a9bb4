// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.kernel;

import io.calico4j.mtu.Encapsulation;
import io.calico4j.mtu.MtuInputs;
import io.calico4j.mtu.MtuPlan;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.route.EncapsulationSummary;
import io.calico4j.route.L3Route;
import io.calico4j.route.PoolType;
import io.calico4j.route.RoutePlanner;
import io.calico4j.route.RouteType;
import io.calico4j.route.Vtep;
import io.calico4j.route.fact.HostAddress;
import io.calico4j.route.fact.NodeFact;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which one node's L3 entries become kernel routes of Felix: the only place where they do.
 *
 * <p>Immutable. Each entry has one pool type and one family, so that one manager at most makes its route.
 */
public final class NodeRules {
    private static final String VXLAN_V4 = "vxlan.calico";
    private static final String VXLAN_V6 = "vxlan-v6.calico";
    private static final String IPIP = "tunl0";

    private final RouteCompatibility compatibility;
    private final NodeFact me;
    private final FelixSettings felix;
    private final BirdSettings bird;
    private final List<HostInterface> interfaces;
    private final Dataplane dataplane;
    private final Set<RouteManager> managers;

    // those that make routes, or null
    private final @Nullable RouteManager noEncapV4;
    private final @Nullable RouteManager noEncapV6;
    private final @Nullable RouteManager vxlanV4;
    private final @Nullable RouteManager vxlanV6;
    private final @Nullable RouteManager ipipV4;
    private final MtuPlan mtu;
    private final int ipipMtuBytes;
    private final int vxlanMtuBytes;
    private final int vxlanV6MtuBytes;
    private final Optional<Vtep> vtep;
    private final Map<RouteManager, String> parents = new EnumMap<>(RouteManager.class);
    private final NodeDevices devices;

    NodeRules(
            RoutePlanner planner,
            EncapsulationSummary ofPools,
            Dataplane dataplane,
            RouteCompatibility compatibility,
            String node) {
        this.compatibility = compatibility;
        this.me = planner.node(node).orElseGet(() -> NodeFact.builder(node).build());
        this.dataplane = dataplane;
        this.felix = dataplane.felix(node);
        this.bird = dataplane.bird();
        this.interfaces = dataplane.interfaces(me);
        EncapsulationSummary encapsulation = felix.encapsulation(ofPools);
        this.managers = Collections.unmodifiableSet(managers(encapsulation));
        this.noEncapV4 = running(RouteManager.NO_ENCAP_V4);
        this.noEncapV6 = running(RouteManager.NO_ENCAP_V6);
        this.vxlanV4 = running(RouteManager.VXLAN_V4);
        this.vxlanV6 = running(RouteManager.VXLAN_V6);
        this.ipipV4 = felix.programClusterRoutes() ? running(RouteManager.IPIP_V4) : null;
        this.mtu = mtu(ofPools, dataplane.hostMtuBytes(me));
        this.ipipMtuBytes = mtu.deviceMtuBytes().getOrDefault(Encapsulation.IPIP, 0);
        this.vxlanMtuBytes = mtu.deviceMtuBytes().getOrDefault(Encapsulation.VXLAN, 0);
        this.vxlanV6MtuBytes = mtu.deviceMtuBytes().getOrDefault(Encapsulation.VXLAN_V6, 0);
        this.vtep = Vtep.of(me);
        for (RouteManager manager : managers) {
            parentAddress(manager).flatMap(this::interfaceOf).ifPresent(name -> parents.put(manager, name));
        }
        this.devices = new NodeDevices(this, parents, vtep);
    }

    private EnumSet<RouteManager> managers(EncapsulationSummary encapsulation) {
        boolean v6 = felix.ipv6Support();
        boolean correct = compatibility == RouteCompatibility.CORRECT;
        EnumSet<RouteManager> running = EnumSet.noneOf(RouteManager.class);
        add(
                running,
                RouteManager.NO_ENCAP_V4,
                felix.programClusterRoutes()
                        && (correct || !(encapsulation.vxlan() || encapsulation.ipip() || felix.wireguardEnabled())));
        add(
                running,
                RouteManager.NO_ENCAP_V6,
                felix.programClusterRoutes()
                        && v6
                        && (correct || !(encapsulation.vxlanV6() || felix.wireguardEnabledV6())));
        add(running, RouteManager.VXLAN_V4, encapsulation.vxlan());
        add(running, RouteManager.IPIP_V4, encapsulation.ipip());
        add(running, RouteManager.VXLAN_V6, v6 && encapsulation.vxlanV6());
        return running;
    }

    private @Nullable RouteManager running(RouteManager manager) {
        return managers.contains(manager) ? manager : null;
    }

    private static void add(EnumSet<RouteManager> running, RouteManager manager, boolean condition) {
        if (condition) {
            running.add(manager);
        }
    }

    private MtuPlan mtu(EncapsulationSummary ofPools, int hostMtuBytes) {
        MtuInputs inputs =
                MtuInputs.ofHostMtu(hostMtuBytes).withWireguardHostEncryption(felix.wireguardHostEncryption());
        List<Encapsulation> used = felix.inUse(ofPools);
        for (Encapsulation e : Encapsulation.values()) {
            inputs = used.contains(e) ? inputs.withEnabled(e) : inputs;
            inputs = inputs.withConfigured(e, felix.configuredMtuBytes(e));
        }
        return MtuPlan.of(inputs);
    }

    /** The address whose interface carries a manager's packets: the VTEP's for VXLAN, else the host's. */
    private Optional<IpAddress> parentAddress(RouteManager manager) {
        return switch (manager) {
            case VXLAN_V4 -> vtep.flatMap(v -> v.half(IpFamily.V4)).map(Vtep.Half::parent);
            case VXLAN_V6 -> vtep.flatMap(v -> v.half(IpFamily.V6)).map(Vtep.Half::parent);
            case NO_ENCAP_V4, IPIP_V4 -> me.hostAddress(IpFamily.V4);
            case NO_ENCAP_V6 -> me.hostAddress(IpFamily.V6);
        };
    }

    /** Returns the name of the first interface that has an address. */
    public Optional<String> interfaceOf(IpAddress address) {
        return interfaces.stream()
                .filter(i -> i.addresses().stream().anyMatch(a -> a.address().equals(address)))
                .map(HostInterface::name)
                .findFirst();
    }

    /** Returns the node's name. */
    public String node() {
        return me.name();
    }

    /** Returns the facts about the node; empty ones if it is not there. */
    public NodeFact fact() {
        return me;
    }

    /** Returns the settings of Felix on this node. */
    public FelixSettings felix() {
        return felix;
    }

    /** Returns the settings of BIRD. */
    public BirdSettings bird() {
        return bird;
    }

    /** Returns the node's interfaces in the order of their kernel index. */
    public List<HostInterface> interfaces() {
        return interfaces;
    }

    /** Returns the parts of Felix that run, in the order of the enum. */
    public Set<RouteManager> managers() {
        return managers;
    }

    /** Returns the MTUs of pods and devices. */
    public MtuPlan mtu() {
        return mtu;
    }

    /** Returns the node's default router of a family, if it is known. */
    public Optional<IpAddress> router(IpFamily family) {
        return dataplane.router(me.name(), family);
    }

    RouteCompatibility compatibility() {
        return compatibility;
    }

    static RouteManager vxlanManager(IpFamily family) {
        return family == IpFamily.V4 ? RouteManager.VXLAN_V4 : RouteManager.VXLAN_V6;
    }

    /** The manager for an entry, or null if none is running that makes routes for it. */
    @Nullable
    RouteManager managerOf(L3Route entry) {
        boolean isV4 = entry.destination().isV4();
        return switch (entry.poolType()) {
            case NONE -> null;
            case NO_ENCAP -> isV4 ? noEncapV4 : noEncapV6;
            case VXLAN -> isV4 ? vxlanV4 : vxlanV6;
            case IPIP -> isV4 ? ipipV4 : null;
        };
    }

    /** Returns whether an entry is a block of this node that needs a blackhole. */
    boolean isLocalBlock(L3Route entry) {
        return entry.has(RouteType.LOCAL_WORKLOAD)
                && !entry.localWorkload()
                && !entry.destination().isSingleAddress();
    }

    /** Returns Felix's route between nodes for an entry; empty if Felix makes none. Complexity: constant. */
    public Optional<KernelRoute> remoteRoute(L3Route entry) {
        return Optional.ofNullable(remote(entry));
    }

    @Nullable
    KernelRoute remote(L3Route entry) {
        RouteManager manager = managerOf(entry);
        boolean remoteTunnel =
                entry.has(RouteType.REMOTE_TUNNEL) && (entry.has(RouteType.REMOTE_WORKLOAD) || entry.borrowed());
        if (manager == null || !(entry.has(RouteType.REMOTE_WORKLOAD) || remoteTunnel)) {
            return null;
        }
        boolean self = entry.localWorkload() || leadsHere(entry);
        if (self && compatibility == RouteCompatibility.CORRECT) {
            return null;
        }
        KernelRoute direct = direct(manager, entry);
        return direct != null ? direct : tunnelled(manager, entry, remoteTunnel);
    }

    /**
     * Returns the route of an entry in WireGuard's own table, which is asked before the main table: into the device where
     * both ends have keys, else back to the main table; null if the entry has none there.
     *
     * <p>Authority: Calico v3.32, felix/dataplane/linux/wireguard_mgr.go, felix/wireguard.
     */
    @Nullable
    KernelRoute wireguard(L3Route entry) {
        IpFamily family = entry.destination().family();
        NodeFact other = entry.nodeFact();
        if (!felix.wireguardEnabled(family) || other == null || other.name().equals(me.name())) {
            return null;
        }
        boolean wanted = entry.has(RouteType.REMOTE_HOST)
                ? felix.wireguardHostEncryption()
                : entry.has(RouteType.REMOTE_WORKLOAD) || entry.has(RouteType.REMOTE_TUNNEL);
        if (!wanted) {
            return null;
        }
        boolean usable = me.hasWireguardKey(family)
                && other.hasWireguardKey(family)
                && other.hostAddress(family).isPresent();
        return new KernelRoute(
                entry.destination(),
                usable ? RouteKind.UNICAST : RouteKind.THROW,
                usable ? List.of(new NextHop(Optional.empty(), felix.wireguardDevice(family), false)) : List.of(),
                usable ? RouteScope.LINK : RouteScope.GLOBAL,
                felix.deviceRouteProtocol(),
                felix.sourceAddress(family),
                0,
                normalised(0, family),
                RouteProgrammer.FELIX,
                RouteClass.WIREGUARD,
                false);
    }

    /** The facts of a node are one object in all entries of its planner. */
    @SuppressWarnings("ReferenceEquality")
    private boolean leadsHere(L3Route entry) {
        NodeFact other = entry.nodeFact();
        return other == me || (other == null && entry.node().equals(Optional.of(me.name())));
    }

    private @Nullable KernelRoute direct(RouteManager manager, L3Route entry) {
        if (entry.poolType() != PoolType.NO_ENCAP && !entry.sameSubnet()) {
            return null;
        }
        String parent = parents.get(manager);
        Optional<IpAddress> gateway = entry.nodeAddress();
        if (parent == null || gateway.isEmpty()) {
            return null;
        }
        RouteClass routeClass = switch (entry.poolType()) {
            case VXLAN -> RouteClass.VXLAN_SAME_SUBNET;
            case IPIP -> RouteClass.IPIP_SAME_SUBNET;
            case NONE, NO_ENCAP -> RouteClass.NO_ENCAP;
        };
        boolean self = me.hostAddress(entry.destination().family()).equals(gateway)
                || me.address(entry.destination().family())
                        .map(HostAddress::address)
                        .equals(gateway);
        return unicast(entry, new NextHop(gateway, parent, true), routeClass, 0, self);
    }

    private @Nullable KernelRoute tunnelled(RouteManager manager, L3Route entry, boolean remoteTunnel) {
        return switch (manager) {
            case NO_ENCAP_V4, NO_ENCAP_V6 -> null;
            case IPIP_V4 -> throughIpip(entry);
            case VXLAN_V4, VXLAN_V6 -> throughVxlan(entry, remoteTunnel);
        };
    }

    private @Nullable KernelRoute throughIpip(L3Route entry) {
        NodeFact other = entry.nodeFact();
        Optional<IpAddress> host =
                other == null || other.name().equals(me.name()) ? Optional.empty() : other.hostAddress(IpFamily.V4);
        return host.isEmpty()
                ? null
                : unicast(
                        entry,
                        new NextHop(host, IPIP, true),
                        RouteClass.IPIP_TUNNEL,
                        deviceMtuBytes(Encapsulation.IPIP),
                        false);
    }

    private @Nullable KernelRoute throughVxlan(L3Route entry, boolean remoteTunnel) {
        IpFamily family = entry.destination().family();
        String device = vxlanDevice(family);
        int bytes = deviceMtuBytes(family == IpFamily.V4 ? Encapsulation.VXLAN : Encapsulation.VXLAN_V6);
        if (remoteTunnel) {
            return unicast(entry, new NextHop(Optional.empty(), device, false), RouteClass.VXLAN_TUNNEL, bytes, false);
        }
        NodeFact other = entry.nodeFact();
        // a VTEP exists where there is a BGP address too
        Optional<IpAddress> gateway = other == null || leadsHere(entry) || other.bgpAddressOrNull(family) == null
                ? Optional.empty()
                : other.vxlanAddress(family);
        return gateway.isEmpty()
                ? null
                : unicast(entry, new NextHop(gateway, device, true), RouteClass.VXLAN_TUNNEL, bytes, false);
    }

    private KernelRoute unicast(L3Route entry, NextHop hop, RouteClass routeClass, int mtuBytes, boolean self) {
        IpFamily family = entry.destination().family();
        return new KernelRoute(
                entry.destination(),
                RouteKind.UNICAST,
                List.of(hop),
                hop.gateway().isPresent() ? RouteScope.GLOBAL : RouteScope.LINK,
                routeClass == RouteClass.VXLAN_TUNNEL ? felix.deviceRouteProtocol() : clusterProtocol(),
                felix.sourceAddress(family),
                mtuBytes,
                normalised(0, family),
                RouteProgrammer.FELIX,
                routeClass,
                self);
    }

    /** Returns whether a block of this node loses its blackhole: managers of a family write one group, and the last wins. */
    boolean isLostBlock(L3Route entry) {
        return compatibility == RouteCompatibility.EXACT
                && isLocalBlock(entry)
                && managerOf(entry) == RouteManager.VXLAN_V4
                && managers.contains(RouteManager.IPIP_V4)
                && felix.programClusterRoutes();
    }

    /** Returns Felix's blackhole for an entry, or null if it makes none. */
    @Nullable
    KernelRoute drop(L3Route entry) {
        return isLocalBlock(entry) && managerOf(entry) != null && !isLostBlock(entry) ? blackhole(entry) : null;
    }

    private KernelRoute blackhole(L3Route entry) {
        IpFamily family = entry.destination().family();
        return new KernelRoute(
                entry.destination(),
                RouteKind.BLACKHOLE,
                List.of(),
                RouteScope.GLOBAL,
                clusterProtocol(),
                felix.sourceAddress(family),
                0,
                normalised(0, family),
                RouteProgrammer.FELIX,
                RouteClass.BLOCK_DROP,
                false);
    }

    private int clusterProtocol() {
        return felix.deviceRouteProtocol() == KernelRoute.PROTOCOL_BOOT
                ? KernelRoute.PROTOCOL_FELIX
                : felix.deviceRouteProtocol();
    }

    static long normalised(long metric, IpFamily family) {
        return metric == 0 && family == IpFamily.V6 ? 1024 : metric;
    }

    int deviceMtuBytes(Encapsulation encapsulation) {
        return switch (encapsulation) {
            case IPIP -> ipipMtuBytes;
            case VXLAN -> vxlanMtuBytes;
            case VXLAN_V6 -> vxlanV6MtuBytes;
            case WIREGUARD, WIREGUARD_V6 -> mtu.deviceMtuBytes().getOrDefault(encapsulation, 0);
        };
    }

    /** Returns the name of the VXLAN device of a family; with eBPF there is one for both. */
    public String vxlanDevice(IpFamily family) {
        return family == IpFamily.V4 || felix.bpfEnabled() ? VXLAN_V4 : VXLAN_V6;
    }

    /** Returns the tunnel devices that can be set up, in the order of the managers. */
    public List<TunnelDevice> devices() {
        return devices.all();
    }

    /** Returns the device of a name and family, WireGuard's among them; empty if it cannot be set up. */
    public Optional<TunnelDevice> device(String name, IpFamily family) {
        return devices.named(name, family);
    }

    /** Returns the WireGuard device of a family; empty without an address or a key of this node. */
    public Optional<TunnelDevice> wireguardDevice(IpFamily family) {
        return devices.wireguard(family);
    }

    Optional<VxlanNeighbour> neighbour(Vtep.Half half, IpFamily family) {
        return devices.neighbour(half, family);
    }
}
