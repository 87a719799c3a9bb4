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
                .startsWith("near  172.16.1.11/24  network 1500 bytes, pods 1480 bytes\n")
                .contains("tunl0")
                .containsPattern("10\\.200\\.0\\.64/26 +172\\.16\\.2\\.13 +tunl0 +ipip tunnel +bird +1024")
                .containsPattern("10\\.200\\.0\\.0/26 +dropped +block drop +bird +0");
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
        assertThat(run("routes", "far", "--as", "mermaid").out()).contains("-->|\"IP-in-IP\"|");
        assertThat(run("routes", "far", "--as", "dot").out()).startsWith("digraph");
        assertThat(run("routes", "far", "-o", "json").out()).contains("\"programmer\" : \"bird\"");
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
                .contains("near -> far by tunl0: 1480 + 20 = 1500 bytes of at most 1500");
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
                .startsWith("4 steps, at worst cut")
                .contains("2 Change pool main: ipipMode Never, vxlanMode Never  cut")
                .contains("routers between far and near do not know pods")
                .contains("Instead, everything at once  cut");
        CliRun none = CliRun.of("migrate", now, now);
        assertThat(none.out()).isEqualTo("Nothing changes.\n");
        assertThat(none.status()).isZero();
        assertThat(CliRun.of("migrate", now, wanted.toString(), "-o", "json").out())
                .contains("\"verdict\" : \"cut\"");
    }
}
