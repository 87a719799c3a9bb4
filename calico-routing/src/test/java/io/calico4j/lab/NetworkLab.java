// SPDX-License-Identifier: Apache-2.0
package io.calico4j.lab;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.path.PathTracer;
import io.calico4j.render.route.IpRoute;
import io.calico4j.route.RoutePlanner;
import io.calico4j.route.fact.HostAddress;
import io.calico4j.route.fact.NodeFact;
import io.calico4j.route.fact.RouteFacts;
import io.calico4j.route.fact.WorkloadFact;
import io.calico4j.route.kernel.Dataplane;
import io.calico4j.route.kernel.KernelPlanner;
import io.calico4j.route.kernel.KernelRoute;
import io.calico4j.route.kernel.NodeDataplane;
import io.calico4j.route.kernel.TunnelDevice;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A cluster of Linux network namespaces: one for each node and each workload, and one for the network between nodes, which
 * has a bridge for each subnet and routes between them.
 *
 * <p>Nodes get exactly the routes, devices and neighbours that {@link KernelPlanner} plans. Where the kernel has no IP-in-IP
 * device, a helper over TUN stands for it.
 */
final class NetworkLab implements AutoCloseable {
    private static int labs;

    private final String prefix = "c4j" + ProcessHandle.current().pid() + (char) ('a' + labs++) + "-";
    private final List<String> namespaces = new ArrayList<>();
    private final List<Process> helpers = new ArrayList<>();
    private final SortedMap<String, String> ports = new TreeMap<>();
    private final Path script;
    private final int mtu;
    private final IpFamily family;
    final KernelPlanner kernel;
    final PathTracer tracer;

    NetworkLab(RouteFacts facts, int mtu, IpFamily family) throws IOException, InterruptedException {
        this.mtu = mtu;
        this.family = family;
        this.script = Files.createTempFile("netlab", ".py");
        try (InputStream in = NetworkLab.class.getResourceAsStream("netlab.py")) {
            Files.copy(Objects.requireNonNull(in), script, StandardCopyOption.REPLACE_EXISTING);
        }
        RoutePlanner planner = RoutePlanner.compile(facts);
        Dataplane.Builder dataplane = Dataplane.builder().hostMtuBytes(mtu);
        // a node answers for the gateway of its workloads only if it has a way to it, so each has a default route
        planner.nodes().forEach(n -> dataplane.router(n.name(), gateway(n)));
        this.kernel = KernelPlanner.of(planner, dataplane.build());
        this.tracer = PathTracer.of(kernel);
        StringBuilder text = new StringBuilder();
        network(planner, text);
        int index = 0;
        for (NodeFact node : planner.nodes()) {
            node(node, index++, text);
        }
        shell(text.toString());
        for (NodeFact node : planner.nodes()) {
            startTunnel(node.name());
        }
        for (NodeFact node : planner.nodes()) {
            String batch = IpRoute.batch(kernel.dataplaneOf(node.name()).routes());
            shell("ip -n " + ns(node.name()) + " -batch - <<'END'\n" + batch + "END\n");
        }
    }

    /** Returns the family of the addresses. */
    IpFamily family() {
        return family;
    }

    /** Returns why there can be no lab on this machine; empty if there can. */
    static Optional<String> missing() {
        for (String tool : List.of("ip", "bridge", "tcpdump", "python3")) {
            if (run(List.of("sh", "-c", "command -v " + tool)).status() != 0) {
                return Optional.of("no " + tool + " on this machine");
            }
        }
        String name = "c4j-probe" + ProcessHandle.current().pid();
        Result added = run(List.of("ip", "netns", "add", name));
        run(List.of("ip", "netns", "del", name));
        return added.status() == 0
                ? Optional.empty()
                : Optional.of(
                        "no right to make network namespaces: " + added.output().strip());
    }

    private SortedMap<String, Integer> subnets(RoutePlanner planner) {
        SortedMap<String, Integer> subnets = new TreeMap<>();
        planner.nodes().forEach(n -> subnets.putIfAbsent(own(n).subnet().toString(), subnets.size()));
        return subnets;
    }

    private HostAddress own(NodeFact node) {
        return node.address(family).orElseThrow();
    }

    private boolean isV6() {
        return family == IpFamily.V6;
    }

    /** An address is used at once: nobody else has it. */
    private String atOnce() {
        return isV6() ? " nodad" : "";
    }

    private IpAddress gateway(NodeFact node) {
        return own(node).subnet().first().plus(1);
    }

    private String ns(String name) {
        return prefix + name;
    }

    private String add(String name) {
        namespaces.add(ns(name));
        String noDetection = isV6()
                ? "ip netns exec " + ns(name) + " sh -c 'for c in all default; do"
                        + " echo 0 > /proc/sys/net/ipv6/conf/$c/accept_dad; done'\n"
                : "";
        return "ip netns add " + ns(name) + "\n" + noDetection + "ip -n " + ns(name) + " link set lo up\n";
    }

    private void network(RoutePlanner planner, StringBuilder text) {
        text.append(add("net"));
        String net = "ip -n " + ns("net") + " ";
        for (NodeFact node : planner.nodes()) {
            int subnet = subnets(planner).getOrDefault(own(node).subnet().toString(), 0);
            String bridge = "br" + subnet;
            if (text.indexOf(" " + bridge + " type bridge") < 0) {
                text.append(net).append("link add ").append(bridge).append(" type bridge mcast_snooping 0\n");
                text.append(net)
                        .append("link set ")
                        .append(bridge)
                        .append(" mtu ")
                        .append(mtu)
                        .append(" up\n");
                text.append(net)
                        .append("addr add ")
                        .append(gateway(node))
                        .append('/')
                        .append(own(node).prefixLength())
                        .append(" dev ")
                        .append(bridge)
                        .append(atOnce())
                        .append('\n');
            }
        }
        text.append(forwarding("net"));
    }

    private String forwarding(String name) {
        return "ip netns exec " + ns(name) + " sh -c 'echo 1 > /proc/sys/net/ipv4/ip_forward;"
                + " echo 1 > /proc/sys/net/ipv6/conf/all/forwarding;"
                + " for f in /proc/sys/net/ipv4/conf/*/rp_filter; do echo 0 > $f; done'\n";
    }

    private void node(NodeFact node, int index, StringBuilder text) {
        String name = node.name();
        String on = "ip -n " + ns(name) + " ";
        String port = "p" + index;
        ports.put(name, port);
        text.append(add(name));
        text.append("ip link add ")
                .append(prefix)
                .append(index)
                .append(" type veth peer name eth0 netns ")
                .append(ns(name))
                .append('\n');
        text.append("ip link set ")
                .append(prefix)
                .append(index)
                .append(" netns ")
                .append(ns("net"))
                .append(" name ")
                .append(port)
                .append('\n');
        int subnet = subnets(kernel.planner()).getOrDefault(own(node).subnet().toString(), 0);
        text.append("ip -n ")
                .append(ns("net"))
                .append(" link set ")
                .append(port)
                .append(" mtu ")
                .append(mtu)
                .append(" master br")
                .append(subnet)
                .append(" up\n");
        text.append(on).append("link set eth0 mtu ").append(mtu).append(" up\n");
        text.append(on)
                .append("addr add ")
                .append(own(node))
                .append(" dev eth0")
                .append(atOnce())
                .append('\n');
        text.append(on)
                .append(isV6() ? "-6 " : "")
                .append("route add default via ")
                .append(gateway(node))
                .append('\n');
        for (WorkloadFact workload : kernel.planner().workloadsOf(name)) {
            workload(name, workload, text);
        }
        NodeDataplane plane = kernel.dataplaneOf(name);
        plane.devices().forEach(d -> device(on, d, atOnce(), text));
        plane.neighbours()
                .forEach(n -> text.append(on)
                        .append("neigh add ")
                        .append(n.tunnelAddress())
                        .append(" lladdr ")
                        .append(n.mac())
                        .append(" nud permanent dev ")
                        .append(n.device())
                        .append('\n')
                        .append("ip netns exec ")
                        .append(ns(name))
                        .append(" bridge fdb add ")
                        .append(n.mac())
                        .append(" dev ")
                        .append(n.device())
                        .append(" dst ")
                        .append(n.hostAddress())
                        .append('\n'));
        text.append(forwarding(name));
    }

    /** Interfaces of workloads take the network's MTU, so that the boundary found is that of the way. */
    private void workload(String node, WorkloadFact workload, StringBuilder text) {
        String pod = workload.interfaceName();
        String on = "ip -n " + ns(pod) + " ";
        text.append(add(pod));
        text.append("ip -n ")
                .append(ns(node))
                .append(" link add ")
                .append(pod)
                .append(" address ee:ee:ee:ee:ee:ee type veth peer name eth0 netns ")
                .append(ns(pod))
                .append('\n');
        text.append("ip -n ")
                .append(ns(node))
                .append(" link set ")
                .append(pod)
                .append(" mtu ")
                .append(mtu)
                .append(" up\n");
        text.append(on).append("link set eth0 mtu ").append(mtu).append(" up\n");
        text.append(on)
                .append("addr add ")
                .append(workload.nets().get(0))
                .append(" dev eth0")
                .append(atOnce())
                .append('\n');
        if (isV6()) {
            // the link-local address that follows from the host end's MAC
            text.append(on).append("-6 route add default via fe80::ecee:eeff:feee:eeee dev eth0\n");
            return;
        }
        text.append(on).append("route add 169.254.1.1 dev eth0 scope link\n");
        text.append(on).append("route add default via 169.254.1.1 dev eth0\n");
        text.append("ip netns exec ")
                .append(ns(node))
                .append(" sh -c 'echo 1 > /proc/sys/net/ipv4/conf/")
                .append(pod)
                .append("/proxy_arp; echo 0 > /proc/sys/net/ipv4/neigh/")
                .append(pod)
                .append("/proxy_delay'\n");
    }

    private static void device(String on, TunnelDevice device, String atOnce, StringBuilder text) {
        int bytes = device.mtuBytes().orElseThrow();
        if (device.vxlan().isPresent()) {
            TunnelDevice.Vxlan vxlan = device.vxlan().get();
            text.append(on)
                    .append("link add ")
                    .append(device.name())
                    .append(" address ")
                    .append(vxlan.mac())
                    .append(" type vxlan id ")
                    .append(vxlan.vni().orElseThrow())
                    .append(" dstport ")
                    .append(vxlan.port())
                    .append(" dev ")
                    .append(vxlan.parent().orElseThrow())
                    .append(" local ")
                    .append(vxlan.local().orElseThrow())
                    .append(" nolearning\n");
        } else {
            text.append(on).append("tuntap add dev ").append(device.name()).append(" mode tun\n");
        }
        text.append(on)
                .append("link set ")
                .append(device.name())
                .append(" mtu ")
                .append(bytes)
                .append(" up\n");
        text.append(on)
                .append("addr add ")
                .append(device.address())
                .append(device.address().isV4() ? "/32 dev " : "/128 dev ")
                .append(device.name())
                .append(atOnce)
                .append('\n');
    }

    private void startTunnel(String node) throws IOException {
        NodeDataplane plane = kernel.dataplaneOf(node);
        if (plane.devices().stream().noneMatch(d -> d.name().equals("tunl0"))) {
            return;
        }
        List<String> command = new ArrayList<>(
                List.of("ip", "netns", "exec", ns(node), "python3", script.toString(), "tunnel", "tunl0"));
        for (KernelRoute route : plane.routes()) {
            if (route.device().equals(Optional.of("tunl0"))) {
                command.add(route.destination() + "=" + route.gateway().orElseThrow());
            }
        }
        Process helper = new ProcessBuilder(command).redirectErrorStream(true).start();
        helpers.add(helper);
        String line =
                new BufferedReader(new InputStreamReader(helper.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (!"ready".equals(line)) {
            throw new IOException("the tunnel helper says: " + line);
        }
    }

    /** Returns whether an echo request of this many bytes from its IP header is answered, with the DF bit set. */
    boolean answers(WorkloadFact from, WorkloadFact to, int bytes) {
        return run(List.of(
                                "ip",
                                "netns",
                                "exec",
                                ns(from.interfaceName()),
                                "python3",
                                script.toString(),
                                "ping",
                                from.nets().get(0).network().toString(),
                                to.nets().get(0).network().toString(),
                                Integer.toString(bytes)))
                        .status()
                == 0;
    }

    /** Returns what tcpdump says about the first packet that comes to a node while an echo request is on its way. */
    String captured(WorkloadFact from, WorkloadFact to, int bytes) throws IOException, InterruptedException {
        String filter = isV6()
                ? "(icmp6 and ip6[40] == 128) or udp port 4789"
                : "(icmp[icmptype] == icmp-echo) or ip proto 4 or udp port 4789";
        Process dump = new ProcessBuilder(
                        "ip",
                        "netns",
                        "exec",
                        ns("net"),
                        "tcpdump",
                        "-i",
                        ports.get(to.node()),
                        "-nn",
                        "-l",
                        "-v",
                        "-c",
                        "1",
                        "-Q",
                        "out",
                        filter)
                .redirectErrorStream(true)
                .start();
        BufferedReader out = new BufferedReader(new InputStreamReader(dump.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder seen = new StringBuilder();
        String line = out.readLine();
        while (line != null && !line.contains("listening on")) {
            line = out.readLine();
        }
        boolean answered = answers(from, to, bytes);
        if (!answered) {
            dump.destroy();
        }
        for (line = out.readLine(); line != null; line = out.readLine()) {
            seen.append(line.strip()).append('\n');
        }
        dump.waitFor();
        return seen.toString();
    }

    /** Returns what {@code ip route show} prints on a node, without the link-local routes of IPv6. */
    String routesOf(String node) {
        return run(List.of("ip", "-n", ns(node), isV6() ? "-6" : "-4", "route", "show"))
                .output()
                .lines()
                .filter(l -> !l.startsWith("fe80::/64 "))
                .map(l -> l + "\n")
                .collect(Collectors.joining());
    }

    /** Returns what {@code ip -j route show} prints on a node. */
    String jsonRoutesOf(String node) {
        return run(List.of("ip", "-j", "-n", ns(node), isV6() ? "-6" : "-4", "route", "show"))
                .output();
    }

    private record Result(int status, String output) {}

    private static void shell(String text) {
        Result result = run(List.of("sh", "-e", "-c", text));
        if (result.status() != 0) {
            throw new IllegalStateException(result.output() + "\nfrom:\n" + text);
        }
    }

    @CanIgnoreReturnValue
    private static Result run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                    .lines()
                    .map(l -> l + "\n")
                    .collect(Collectors.joining());
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            return new Result(127, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }

    @Override
    public void close() throws IOException {
        helpers.forEach(Process::destroyForcibly);
        namespaces.forEach(n -> run(List.of("ip", "netns", "del", n)));
        Files.deleteIfExists(script);
    }
}
