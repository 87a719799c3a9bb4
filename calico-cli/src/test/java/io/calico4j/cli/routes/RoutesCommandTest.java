// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.cli.CliRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands routes, trace and migrate on one small cluster. */
class RoutesCommandTest {
    private static final String CLUSTER = """
            apiVersion: projectcalico.org/v3
            kind: IPPool
            metadata:
              name: main
            spec:
              cidr: 10.200.0.0/16
              ipipMode: CrossSubnet
            ---
            apiVersion: projectcalico.org/v3
            kind: Node
            metadata:
              name: near
            spec:
              bgp:
                ipv4Address: 172.16.1.11/24
                ipv4IPIPTunnelAddr: 10.200.0.1
            ---
            apiVersion: projectcalico.org/v3
            kind: Node
            metadata:
              name: far
            spec:
              bgp:
                ipv4Address: 172.16.2.13/24
                ipv4IPIPTunnelAddr: 10.200.0.65
            ---
            apiVersion: crd.projectcalico.org/v1
            kind: IPAMBlock
            metadata:
              name: 10-200-0-0-26
            spec:
              cidr: 10.200.0.0/26
              affinity: host:near
              allocations: []
              attributes: []
              unallocated: []
              strictAffinity: false
            ---
            apiVersion: crd.projectcalico.org/v1
            kind: IPAMBlock
            metadata:
              name: 10-200-0-64-26
            spec:
              cidr: 10.200.0.64/26
              affinity: host:far
              allocations: []
              attributes: []
              unallocated: []
              strictAffinity: false
            ---
            apiVersion: v1
            kind: Pod
            metadata:
              name: web-0
              namespace: shop
            spec:
              nodeName: near
            status:
              phase: Running
              podIP: 10.200.0.5
            ---
            apiVersion: v1
            kind: Pod
            metadata:
              name: db-0
              namespace: shop
            spec:
              nodeName: far
            status:
              phase: Running
              podIP: 10.200.0.69
            ---
            apiVersion: v1
            kind: Service
            metadata:
              name: db
              namespace: shop
            spec:
              clusterIP: 10.96.0.7
              clusterIPs: [10.96.0.7]
              ports: [{name: sql, port: 80, targetPort: sql}]
            ---
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata:
              name: db-x
              namespace: shop
              labels:
                kubernetes.io/service-name: db
            addressType: IPv4
            endpoints:
              - addresses: [10.200.0.69]
            ports: [{name: sql, port: 5432}]
            """;

    private static final String JUMBO = """
            ---
            apiVersion: projectcalico.org/v3
            kind: FelixConfiguration
            metadata:
              name: default
            spec:
              ipipMTU: 8900
            """;

    private static final String MESH_OFF = """
            ---
            apiVersion: projectcalico.org/v3
            kind: BGPConfiguration
            metadata:
              name: default
            spec:
              nodeToNodeMeshEnabled: false
            """;

    private static final String REFLECTOR = """
            ---
            apiVersion: projectcalico.org/v3
            kind: Node
            metadata:
              name: reflector
              labels:
                route-reflector: "true"
            spec:
              bgp:
                ipv4Address: 172.16.3.9/24
                routeReflectorClusterID: 244.0.0.9
            ---
            apiVersion: projectcalico.org/v3
            kind: BGPPeer
            metadata:
              name: to-reflector
            spec:
              nodeSelector: "!has(route-reflector)"
              peerSelector: has(route-reflector)
            """;

    private static final String POLICY = """
            ---
            apiVersion: projectcalico.org/v3
            kind: NetworkPolicy
            metadata:
              name: db
              namespace: shop
            spec:
              selector: all()
              types: [Ingress]
              ingress:
                - action: Deny
                  protocol: UDP
                - action: Allow
                  protocol: TCP
                  destination:
                    ports: [5432]
            """;

    @TempDir
    Path folder;

    private CliRun run(String... args) throws IOException {
        String file = CliRun.manifest(folder, CLUSTER);
        String[] all = Arrays.copyOf(args, args.length + 1);
        all[args.length] = file;
        return CliRun.of(all);
    }

    @Test
    void routes_lists_who_programs_what() throws IOException {
        CliRun run = run("routes", "near");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .startsWith("near  172.16.1.11/24  network 1500 bytes, pods 1480 bytes\n"
                        + "  assumed: the network between the nodes carries 1500 bytes, as Ethernet does"
                        + " (--underlay-mtu says otherwise)\n"
                        + "  assumed: near has one interface, called eth0: Node objects list none\n")
                .contains("tunl0")
                .containsPattern("10\\.200\\.0\\.64/26 +172\\.16\\.2\\.13 +tunl0 +pods on far +IP-in-IP +BIRD +1024")
                .containsPattern("10\\.200\\.0\\.5/32 +cali[0-9a-f]+ +shop/web-0 +Felix +1024")
                .containsPattern("10\\.200\\.0\\.0/26 +dropped +nobody: free addresses of this node's block +BIRD +0");
    }

    @Test
    void routes_prints_what_iproute2_prints() throws IOException {
        assertThat(run("routes", "far", "--as", "ip").out())
                .contains("10.200.0.0/26 via 172.16.1.11 dev tunl0 proto bird metric 1024 onlink \n")
                .contains("172.16.2.0/24 dev eth0 proto kernel scope link src 172.16.2.13 \n");
        assertThat(run("routes", "far", "--as", "ipjson").out()).startsWith("[{\"dst\":\"10.200.0.0/26\"");
        assertThat(run("routes", "far", "--as", "batch").out())
                .contains("route replace blackhole 10.200.0.64/26 proto 12\n");
        assertThat(run("routes", "far", "--as", "l3").out()).startsWith("DESTINATION");
        assertThat(run("routes", "far", "--as", "mermaid").out()).contains("<-->|\"IP-in-IP\"|");
        assertThat(run("routes", "far", "--as", "dot").out()).startsWith("digraph");
        assertThat(run("routes", "far", "-o", "json").out()).contains("\"programmer\" : \"bird\"");
    }

    @Test
    void routes_takes_the_mtu_of_the_network_from_the_option_and_says_what_does_not_fit() throws IOException {
        assertThat(run("routes", "near", "--underlay-mtu", "9001").out())
                .startsWith("near  172.16.1.11/24  network 9001 bytes, pods 8981 bytes\n")
                .doesNotContain("--underlay-mtu");
        CliRun tight = CliRun.of("routes", "near", CliRun.manifest(folder, CLUSTER + JUMBO), "--underlay-mtu", "1500");
        assertThat(tight.status()).isEqualTo(1);
        assertThat(tight.out()).contains("CAL7101").contains("tunl0 takes packets of 8900 bytes");
        CliRun assumed = CliRun.of("routes", "near", CliRun.manifest(folder, CLUSTER + JUMBO));
        assertThat(assumed.status()).isZero();
        assertThat(assumed.out())
                .contains("assumed: the network between the nodes carries 8920 bytes, as ipipMTU 8900 needs");
        assertThat(run("routes", "near", "--underlay-mtu", "0").err()).contains("no MTU of a network: 0");
    }

    @Test
    void routes_names_the_router_that_next_hops_elsewhere_need() throws IOException {
        String plain = CliRun.manifest(folder, CLUSTER.replace("ipipMode: CrossSubnet", "ipipMode: Never"));
        assertThat(CliRun.of("routes", "near", plain).out())
                .containsPattern(
                        "10\\.200\\.0\\.64/26 +172\\.16\\.2\\.13, by a router +eth0 +pods on far +as they are");
        assertThat(CliRun.of("routes", "near", plain, "--router", "172.16.1.1").out())
                .containsPattern("10\\.200\\.0\\.64/26 +172\\.16\\.1\\.1 +eth0")
                .contains("assumed: traffic to other subnets goes by 172.16.1.1");
        assertThat(CliRun.of("routes", "near", plain, "--router", "gateway").err())
                .contains("no address: gateway");
    }

    @Test
    void routes_of_clients_come_by_their_reflector_and_none_without_it() throws IOException {
        String off = CLUSTER + MESH_OFF;
        assertThat(CliRun.of("routes", "near", CliRun.manifest(folder, off)).out())
                .doesNotContain("10.200.0.64/26");
        CliRun trace = CliRun.of("trace", "shop/web-0", "shop/db-0", CliRun.manifest(folder, off));
        assertThat(trace.status()).isEqualTo(1);
        assertThat(trace.out()).contains("unreachable").contains("CAL7001");
        String reflected = off + REFLECTOR;
        assertThat(CliRun.of("routes", "near", CliRun.manifest(folder, reflected))
                        .out())
                .containsPattern("10\\.200\\.0\\.64/26 +172\\.16\\.2\\.13 +tunl0 +pods on far");
        assertThat(CliRun.of("trace", "shop/web-0", "shop/db-0", CliRun.manifest(folder, reflected))
                        .status())
                .isZero();
    }

    @Test
    void routes_names_the_nodes_there_are() throws IOException {
        CliRun run = run("routes", "nowhere");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("no node is named nowhere; there are: far, near");
    }

    @Test
    void trace_shows_every_hop_with_its_headers() throws IOException {
        CliRun run = run("trace", "shop/web-0", "shop/db-0");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("delivered, IP-in-IP  by near -> far")
                .contains("fits: packets of 1480 bytes on a way that takes 1480")
                .contains("* 10.200.0.64/26 via 172.16.2.13 dev tunl0 proto bird metric 1024 onlink")
                .contains("near -> far by tunl0: 1480 + 20 = 1500 bytes of at most 1500")
                .contains("policy is not asked: name a port behind the destination, as in shop/db-0:443");
    }

    @Test
    void trace_asks_policy_at_both_ends_where_a_port_is_named() throws IOException {
        String cluster = CLUSTER + POLICY;
        CliRun allowed = CliRun.of("trace", "shop/web-0", "shop/db-0:5432", CliRun.manifest(folder, cluster));
        assertThat(allowed.status()).isZero();
        assertThat(allowed.out())
                .contains("delivered, IP-in-IP  by near -> far")
                .containsPattern("ingress to shop/db-0 allowed by NetworkPolicy/shop/db ingress\\[1\\]  \\S+:\\d+:\\d+")
                .doesNotContain("CAL7009");
        CliRun denied = CliRun.of("trace", "shop/web-0", "shop/db-0:53/udp", CliRun.manifest(folder, cluster));
        assertThat(denied.status()).isEqualTo(1);
        assertThat(denied.out())
                .contains("denied by policy, IP-in-IP  by near -> far")
                .contains("CAL7009")
                .contains("Ingress to shop/db-0 is denied by NetworkPolicy/shop/db ingress[0].")
                .containsPattern("\\S+:104:\\d+");
        CliRun none = CliRun.of("trace", "shop/web-0", "shop/db-0/icmp", CliRun.manifest(folder, cluster));
        assertThat(none.out()).contains("denied by the end of the tier, as no rule matches in NetworkPolicy/shop/db");
        assertThat(CliRun.of("trace", "shop/web-0", "service/shop/db:80", CliRun.manifest(folder, cluster))
                        .out())
                .contains("ingress to shop/db-0 allowed");
        assertThat(CliRun.of("trace", "shop/web-0", "service/shop/db:81", CliRun.manifest(folder, cluster))
                        .err())
                .contains("service/shop/db has no port 81");
        assertThat(run("trace", "shop/web-0", "shop/db-0:99999").err()).contains("99999");
        assertThat(CliRun.of("trace", "shop/web-0", "shop/db-0:53/udp", CliRun.manifest(folder, cluster), "-o", "json")
                        .out())
                .contains("\"allowed\" : false");
    }

    @Test
    void trace_goes_on_to_an_endpoint_of_a_service() throws IOException {
        assertThat(run("trace", "shop/web-0", "service/shop/db").out())
                .contains("10.96.0.7 of service shop/db becomes 10.200.0.69");
        assertThat(run("trace", "shop/web-0", "shop/db-0", "-o", "json").out()).contains("\"mode\" : \"IP-in-IP\"");
        assertThat(run("trace", "shop/web-0", "shop/db-0", "--svg").out())
                .startsWith("<svg")
                .endsWith("</svg>\n");
    }

    @Test
    void trace_says_what_is_wrong() throws IOException {
        CliRun run = run("trace", "shop/web-0", "10.200.0.77");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("dropped by a blackhole").contains("CAL7003");
        assertThat(run("trace", "shop/web-0", "shop/none").err()).contains("there is no pod/shop/none");
        assertThat(run("trace", "shop", "shop/none").err()).contains("\"shop\" is no address");
        assertThat(run("trace", "shop/web-0", "shop/db-0", "--size", "1481").out())
                .contains("does not fit");
    }

    @Test
    void migrate_plans_the_steps_and_compares_with_all_at_once() throws IOException {
        Path wanted = Files.writeString(
                folder.resolve("wanted.yaml"), CLUSTER.replace("ipipMode: CrossSubnet", "ipipMode: Never"));
        String now = CliRun.manifest(folder, CLUSTER);
        CliRun run = CliRun.of("migrate", now, wanted.toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("4 steps, at worst cut; everything at once would be cut\n")
                .contains("  A      172.16.2.0/24      1  far\n")
                .contains("Step 2: Change pool main: ipipMode Never, vxlanMode Never  cut")
                .contains("afterwards: 0 of 2 pairs of nodes reachable, 2 cut")
                .contains("    FROM \\ TO  A    B\n    A          -    cut\n    B          cut  -\n")
                .contains("A -> B: routers between far and near do not know pods")
                .contains("Instead, everything at once  cut");
        CliRun none = CliRun.of("migrate", now, now);
        assertThat(none.out()).isEqualTo("Nothing changes.\n");
        assertThat(none.status()).isZero();
        assertThat(CliRun.of("migrate", now, wanted.toString(), "-o", "json").out())
                .contains("\"verdict\" : \"cut\"");
    }
}
