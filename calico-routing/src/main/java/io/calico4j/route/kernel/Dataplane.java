// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.kernel;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.mtu.Encapsulation;
import io.calico4j.mtu.HostMtu;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.resource.bgp.BGPConfiguration;
import io.calico4j.resource.config.FelixConfiguration;
import io.calico4j.resource.node.Node;
import io.calico4j.resource.node.NodeInterface;
import io.calico4j.resource.pool.IPPool;
import io.calico4j.route.EncapsulationSummary;
import io.calico4j.route.fact.HostAddress;
import io.calico4j.route.fact.NodeFact;
import io.calico4j.route.fact.PoolFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What surrounds Calico on the nodes of a cluster: its settings, the nodes' interfaces and their routers; immutable.
 *
 * <p>What nobody has said is assumed: default settings, and on each node one interface {@code eth0} that has
 * the node's addresses, of {@link #networkMtu} bytes.
 */
public final class Dataplane {
    private final FelixSettings felix;
    private final SortedMap<String, FelixSettings> felixOfNode;
    private final BirdSettings bird;
    private final SortedMap<String, List<HostInterface>> interfaces;
    private final SortedMap<String, Integer> hostMtuBytes;
    private final SortedMap<String, List<IpAddress>> routers;
    private final NetworkMtu network;

    /**
     * The MTU of interfaces that nobody has stated.
     *
     * @param bytes the MTU, in bytes
     * @param assumed whether it is assumed rather than said
     * @param reason why it is assumed to be that; empty if it was said
     */
    public record NetworkMtu(int bytes, boolean assumed, String reason) {
        private static final NetworkMtu ETHERNET = new NetworkMtu(1500, true, "as Ethernet does");
    }

    private Dataplane(Builder b) {
        felix = b.felix;
        felixOfNode = new TreeMap<>(b.felixOfNode);
        bird = b.bird;
        interfaces = new TreeMap<>(b.interfaces);
        hostMtuBytes = new TreeMap<>(b.hostMtuBytes);
        routers = new TreeMap<>(b.routers);
        network = b.network;
    }

    /** Returns what is assumed where nobody has said anything. */
    public static Dataplane defaults() {
        return builder().build();
    }

    /** Returns a builder that starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns what a cluster's objects say: FelixConfigurations {@code default} and {@code node.NAME}, the BGPConfiguration
     * {@code default}, and the interfaces that Node objects list.
     *
     * <p>No object states the MTU of an interface: it is assumed to be 1500 bytes, or as much as the configured MTUs of the
     * encapsulations in use need if that is more; {@link #networkMtu} tells.
     */
    public static Dataplane from(ClusterSnapshot snapshot) {
        return from(snapshot, Optional.empty());
    }

    /** As {@link #from(ClusterSnapshot)}, with the MTU of all interfaces said, in bytes. */
    public static Dataplane from(ClusterSnapshot snapshot, int networkMtuBytes) {
        return from(snapshot, Optional.of(new NetworkMtu(networkMtuBytes, false, "")));
    }

    private static Dataplane from(ClusterSnapshot snapshot, Optional<NetworkMtu> said) {
        Builder b = builder();
        FelixSettings common = snapshot.find(FelixConfiguration.class, "default")
                .map(c -> FelixSettings.defaults().with(c.spec()))
                .orElse(FelixSettings.defaults());
        b.felix(common);
        for (FelixConfiguration c : snapshot.all(FelixConfiguration.class)) {
            String name = c.metadata().name();
            if (name.startsWith("node.")) {
                b.felix(name.substring("node.".length()), common.with(c.spec()));
            }
        }
        b.network = said.orElseGet(() -> needed(snapshot, b));
        snapshot.find(BGPConfiguration.class, "default").ifPresent(c -> b.bird(BirdSettings.of(c.spec())));
        for (Node node : snapshot.all(Node.class)) {
            List<HostInterface> listed = listed(node, b.network.bytes());
            if (!listed.isEmpty()) {
                b.interfaces(node.metadata().name(), listed);
            }
        }
        return b.build();
    }

    /** Who configures an MTU above what 1500 bytes carry has a network for it. */
    private static NetworkMtu needed(ClusterSnapshot snapshot, Builder b) {
        EncapsulationSummary ofPools = EncapsulationSummary.of(snapshot.all(IPPool.class).stream()
                .flatMap(p -> PoolFact.from(p).stream())
                .toList());
        NetworkMtu network = NetworkMtu.ETHERNET;
        List<FelixSettings> all = new ArrayList<>(List.of(b.felix));
        all.addAll(b.felixOfNode.values());
        for (FelixSettings felix : all) {
            for (Encapsulation e : felix.inUse(ofPools)) {
                int configured = felix.configuredMtuBytes(e);
                if (configured + e.overheadBytes() > network.bytes()) {
                    network = new NetworkMtu(
                            configured + e.overheadBytes(), true, "as " + field(e) + " " + configured + " needs");
                }
            }
        }
        return network;
    }

    private static String field(Encapsulation e) {
        return switch (e) {
            case IPIP -> "ipipMTU";
            case VXLAN -> "vxlanMTU";
            case VXLAN_V6 -> "vxlanMTUV6";
            case WIREGUARD -> "wireguardMTU";
            case WIREGUARD_V6 -> "wireguardMTUV6";
        };
    }

    private static List<HostInterface> listed(Node node, int mtuBytes) {
        NodeFact fact = NodeFact.from(node);
        List<HostInterface> all = new ArrayList<>();
        for (NodeInterface listed : node.spec().interfaces()) {
            List<HostAddress> addresses = new ArrayList<>();
            for (String text : listed.addresses()) {
                HostAddress.tryParse(text).ifPresent(a -> addresses.add(withSubnet(a, fact)));
            }
            listed.name().ifPresent(name -> all.add(new HostInterface(name, mtuBytes, addresses)));
        }
        return all;
    }

    /** Interfaces are listed with bare addresses; the subnet of the node's own address is known. */
    private static HostAddress withSubnet(HostAddress listed, NodeFact fact) {
        return fact.address(listed.address().family())
                .filter(own -> own.address().equals(listed.address()))
                .orElse(listed);
    }

    /** Returns the settings of Felix on a node. */
    public FelixSettings felix(String node) {
        return felixOfNode.getOrDefault(node, felix);
    }

    /** Returns the settings of BIRD. */
    public BirdSettings bird() {
        return bird;
    }

    /** Returns the interfaces of a node in the order of their kernel index, as listed or assumed. */
    public List<HostInterface> interfaces(NodeFact node) {
        List<HostInterface> listed = interfaces.get(node.name());
        if (listed != null) {
            return listed;
        }
        List<HostAddress> addresses = new ArrayList<>();
        node.address(IpFamily.V4).ifPresent(addresses::add);
        node.address(IpFamily.V6).ifPresent(addresses::add);
        int mtu = hostMtuBytes.getOrDefault(node.name(), hostMtuBytes.getOrDefault("", network.bytes()));
        return List.of(new HostInterface("eth0", mtu, addresses));
    }

    /** Returns whether a node's interfaces were listed rather than assumed. */
    public boolean hasInterfaces(String node) {
        return interfaces.containsKey(node);
    }

    /** Returns the MTU of interfaces that nobody has stated. */
    public NetworkMtu networkMtu() {
        return network;
    }

    /** Returns the MTU of a node's network as Calico finds it, in bytes: as said, else from its interfaces. */
    public int hostMtuBytes(NodeFact node) {
        Integer said = hostMtuBytes.getOrDefault(node.name(), hostMtuBytes.get(""));
        if (said != null) {
            return said;
        }
        if (!hasInterfaces(node.name())) {
            return network.bytes();
        }
        return HostMtu.detect(
                interfaces(node).stream()
                        .map(i -> new HostMtu.Interface(i.name(), i.mtuBytes(), true))
                        .toList(),
                felix(node.name())
                        .mtuInterfacePattern()
                        .flatMap(Dataplane::pattern)
                        .orElse(HostMtu.DEFAULT_INTERFACES));
    }

    private static Optional<Pattern> pattern(String text) {
        try {
            return Optional.of(Pattern.compile(text));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    /** Returns the address of a node's default router of a family. */
    public Optional<IpAddress> router(String node, IpFamily family) {
        return routers.getOrDefault(node, List.of()).stream()
                .filter(a -> a.family() == family)
                .findFirst();
    }

    /** Returns a builder that starts from this. */
    public Builder toBuilder() {
        Builder b = builder();
        b.felix = felix;
        b.felixOfNode.putAll(felixOfNode);
        b.bird = bird;
        b.interfaces.putAll(interfaces);
        b.hostMtuBytes.putAll(hostMtuBytes);
        b.routers.putAll(routers);
        b.network = network;
        return b;
    }

    /** Collects what surrounds Calico; confined to one thread, may be used again. */
    public static final class Builder {
        private FelixSettings felix = FelixSettings.defaults();
        private BirdSettings bird = BirdSettings.defaults();
        private final SortedMap<String, FelixSettings> felixOfNode = new TreeMap<>();
        private final SortedMap<String, List<HostInterface>> interfaces = new TreeMap<>();
        private final SortedMap<String, Integer> hostMtuBytes = new TreeMap<>();
        private final SortedMap<String, List<IpAddress>> routers = new TreeMap<>();
        private NetworkMtu network = NetworkMtu.ETHERNET;

        private Builder() {}

        /** Sets Felix's settings on nodes without their own. */
        @CanIgnoreReturnValue
        public Builder felix(FelixSettings settings) {
            felix = requireNonNull(settings, "settings");
            return this;
        }

        /** Sets Felix's settings on one node. */
        @CanIgnoreReturnValue
        public Builder felix(String node, FelixSettings settings) {
            felixOfNode.put(node, requireNonNull(settings, "settings"));
            return this;
        }

        /** Sets BIRD's settings. */
        @CanIgnoreReturnValue
        public Builder bird(BirdSettings settings) {
            bird = requireNonNull(settings, "settings");
            return this;
        }

        /**
         * Sets a node's interfaces in the order of their kernel index. Tunnel devices and workload interfaces may be among
         * them; those that are not come after, in the order of their names.
         */
        @CanIgnoreReturnValue
        public Builder interfaces(String node, List<HostInterface> list) {
            interfaces.put(node, List.copyOf(list));
            return this;
        }

        /** Sets the MTU of every node's network that is not set by name, in bytes. */
        @CanIgnoreReturnValue
        public Builder hostMtuBytes(int bytes) {
            return hostMtuBytes("", bytes);
        }

        /** Sets the MTU of a node's network, in bytes. */
        @CanIgnoreReturnValue
        public Builder hostMtuBytes(String node, int bytes) {
            hostMtuBytes.put(node, bytes);
            return this;
        }

        /** Sets the default router of a node for the family of the address. */
        @CanIgnoreReturnValue
        public Builder router(String node, IpAddress address) {
            List<IpAddress> all = new ArrayList<>(routers.getOrDefault(node, List.of()));
            all.removeIf(a -> a.family() == address.family());
            all.add(address);
            routers.put(node, List.copyOf(all));
            return this;
        }

        /** Returns the dataplane. */
        public Dataplane build() {
            return new Dataplane(this);
        }
    }
}
