// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.manifest.ManifestReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Findings in small dumps, one rule each. */
class DumpFindingsTest {
    private static final String POOL = """
            apiVersion: projectcalico.org/v3
            kind: IPPool
            metadata: {name: main}
            spec: {cidr: 10.0.0.0/28, blockSize: 30}
            ---
            """;

    private static final String NODE = """
            apiVersion: projectcalico.org/v3
            kind: Node
            metadata: {name: node-1}
            spec:
              bgp: {ipv4Address: 172.16.0.1/24, ipv4IPIPTunnelAddr: 10.0.0.0}
              orchRefs: [{nodeName: node-1, orchestrator: k8s}]
            ---
            """;

    private static final String CLAIM = """
            apiVersion: crd.projectcalico.org/v1
            kind: BlockAffinity
            metadata: {name: node-1-10-0-0-0-30}
            spec: {cidr: 10.0.0.0/30, node: node-1, state: confirmed, deleted: "false"}
            ---
            """;

    private static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: shop}
            spec: {nodeName: node-1}
            status: {phase: Running, podIP: 10.0.0.1}
            ---
            """;

    private static String block(String affinity, String attributes) {
        return """
                apiVersion: crd.projectcalico.org/v1
                kind: IPAMBlock
                metadata: {name: 10-0-0-0-30}
                spec:
                  cidr: 10.0.0.0/30
                  %s
                  allocations: [0, 1, null, null]
                  unallocated: [2, 3]
                  attributes: [%s]
                  sequenceNumber: 9
                  sequenceNumberForAllocation: {"0": 7, "1": 8}
                  deleted: false
                ---
                """.formatted(affinity, attributes);
    }

    private static final String IPIP = "{handle_id: tunnel, secondary: {node: node-1, type: ipipTunnelAddress}}";
    private static final String WEB = "{handle_id: net.web, secondary: {node: node-1, namespace: shop, pod: web}}";

    private static IpamReport report(String... parts) {
        var manifest = ManifestReader.strict().readString(String.join("", parts));
        assertThat(manifest.renderDiagnostics()).isEmpty();
        return IpamReport.of(ClusterSnapshot.of(manifest.resources()), Optional.of(Duration.ofMinutes(15)));
    }

    private static List<String> lines(IpamReport report) {
        return report.findings().stream()
                .map(finding -> finding.severity() + " " + finding.code().name() + " " + finding.subject())
                .toList();
    }

    private static final String TIDY = block("affinity: host:node-1", IPIP + ", " + WEB);

    @Test
    void a_tidy_dump_has_no_findings_and_says_what_it_lacks() {
        IpamReport report = report(POOL, NODE, CLAIM, POD, TIDY);
        assertThat(report.findings()).isEmpty();
        assertThat(report.gaps()).containsExactly("no handles (IPAMHandle): their absence is not judged");
    }

    @Test
    void a_tunnel_address_that_its_node_does_not_have_is_unused() {
        IpamReport report = report(POOL, NODE.replace("10.0.0.0}", "10.0.0.9}"), CLAIM, POD, TIDY);
        assertThat(lines(report))
                .containsExactly("error address-not-allocated 10.0.0.9", "warning unused-address 10.0.0.0");
        assertThat(report.findings().get(1).evidence().get(0).text())
                .isEqualTo("node node-1 has no tunnel device with it");
    }

    @Test
    void devices_of_ipv6_use_their_addresses_too() {
        String six = """
                apiVersion: crd.projectcalico.org/v1
                kind: IPAMBlock
                metadata: {name: fd00---126}
                spec:
                  cidr: fd00::/126
                  affinity: host:node-1
                  allocations: [null, 0, 1, null]
                  unallocated: [0, 3]
                  attributes:
                    - {handle_id: six, secondary: {node: node-1, type: vxlanV6TunnelAddress}}
                    - {handle_id: guard, secondary: {node: node-1, type: wireguardV6TunnelAddress}}
                  sequenceNumber: 9
                  sequenceNumberForAllocation: {"1": 7, "2": 8}
                  deleted: false
                ---
                """;
        String pools = POOL
                + POOL.replace("main", "six")
                        .replace("10.0.0.0/28", "fd00::/120")
                        .replace("30}", "126}");
        String node = NODE.replace(
                "  orchRefs", "  ipv6VXLANTunnelAddr: fd00::1\n  wireguard: {interfaceIPv6Address: %s}\n  orchRefs");
        String claim = CLAIM + CLAIM.replace("10-0-0-0-30", "fd00---126").replace("10.0.0.0/30", "\"fd00::/126\"");
        assertThat(report(pools, node.formatted("fd00::2"), claim, POD, TIDY, six)
                        .findings())
                .isEmpty();
        assertThat(lines(report(pools, node.formatted("fd00::9"), claim, POD, TIDY, six)))
                .containsExactly("error address-not-allocated fd00::9", "warning unused-address fd00::2");
    }

    @Test
    void tunnel_devices_are_known_by_the_annotations_of_kubernetes_nodes_too() {
        String node = """
                apiVersion: v1
                kind: Node
                metadata:
                  name: node-1
                  annotations: {projectcalico.org/IPv4Address: 172.16.0.1/24, projectcalico.org/IPv4IPIPTunnelAddr: %s}
                ---
                """;
        assertThat(report(POOL, node.formatted("10.0.0.0"), CLAIM, POD, TIDY).findings())
                .isEmpty();
        assertThat(lines(report(POOL, node.formatted("10.0.0.8"), CLAIM, POD, TIDY)))
                .containsExactly("error address-not-allocated 10.0.0.8", "warning unused-address 10.0.0.0");
        String bare = node.formatted("x").replaceAll("annotations:.*", "labels: {a: b}");
        assertThat(report(POOL, bare, CLAIM, POD, TIDY).findings()).isEmpty();
    }

    @Test
    void an_address_of_a_service_is_judged_where_services_are_known() {
        String lb = block(
                "affinity: virtual:load-balancer",
                IPIP + ", " + "{handle_id: lb-1, secondary: {namespace: shop, service: front, type: LoadBalancer}}");
        String service = """
                apiVersion: v1
                kind: Service
                metadata: {name: front, namespace: shop}
                spec: {type: LoadBalancer, ports: [{port: 80}]}
                status: {loadBalancer: {ingress: [{ip: %s}]}}
                ---
                """;
        assertThat(report(POOL, NODE, lb).findings()).isEmpty();
        assertThat(report(POOL, NODE, lb, service.formatted("10.0.0.1")).findings())
                .isEmpty();
        assertThat(lines(report(POOL, NODE, lb, service.formatted("192.0.2.7"))))
                .containsExactly("warning unused-address 10.0.0.1");
    }

    @Test
    void an_address_without_any_owner_is_unused_if_workloads_are_known() {
        String nameless = block("affinity: host:node-1", IPIP + ", {handle_id: by-hand}");
        assertThat(report(POOL, NODE, CLAIM, nameless).findings()).isEmpty();
        assertThat(lines(report(POOL, NODE, CLAIM, nameless, POD.replace("10.0.0.1", "10.9.0.1"))))
                .containsExactly("warning unused-address 10.0.0.1", "information address-outside-pools Pod/shop/web");
    }

    @Test
    void workload_endpoints_stand_for_pods_that_a_dump_has_not() {
        String endpoint = """
                apiVersion: projectcalico.org/v3
                kind: WorkloadEndpoint
                metadata: {name: node--1-k8s-web-eth0, namespace: shop}
                spec: {node: node-1, orchestrator: k8s, pod: web, endpoint: eth0, interfaceName: cali1, ipNetworks: [%s/32]}
                ---
                """;
        assertThat(report(POOL, NODE, CLAIM, TIDY, endpoint.formatted("10.0.0.1"))
                        .findings())
                .isEmpty();
        assertThat(report(POOL, NODE, CLAIM, POD, TIDY, endpoint.formatted("10.0.0.1"))
                        .findings())
                .isEmpty();
        IpamReport report = report(POOL, NODE, CLAIM, TIDY, endpoint.formatted("10.0.0.2"));
        assertThat(lines(report))
                .containsExactly("error address-not-allocated 10.0.0.2", "warning unused-address 10.0.0.1");
        assertThat(report.gaps())
                .contains(
                        "no pods or virtual machines among the manifests: leaks are not judged but by workload endpoints");
    }

    @Test
    void a_pod_that_is_starting_may_hold_an_address_and_one_on_a_foreign_node_that_is_gone_may_not() {
        String starting = POD.replace("Running, podIP: 10.0.0.1", "Pending");
        assertThat(report(POOL, NODE, CLAIM, starting, TIDY).findings()).isEmpty();
        String other = POD.replace("name: web", "name: other").replace("10.0.0.1", "10.9.0.1");
        String foreign = NODE.replace("orchRefs: [{nodeName: node-1, orchestrator: k8s}]", "addresses: []");
        assertThat(lines(report(POOL, foreign, CLAIM, other, TIDY)))
                .containsExactly("warning unused-address 10.0.0.1", "information address-outside-pools Pod/shop/other");
        String machine = block(
                "affinity: host:node-1", IPIP + ", " + WEB.replace("pod: web", "pod: virt-launcher-1, vmi-name: one"));
        assertThat(lines(report(POOL, foreign, CLAIM, other, machine)))
                .containsExactly("information address-outside-pools Pod/shop/other");
    }

    @Test
    void addresses_that_windows_needs_are_neither_unused_nor_without_a_handle() {
        String windows = block(
                "affinity: host:node-1",
                "{handle_id: windows-reserved-ipam-handle, secondary: {note: windows host rsvd}}, " + WEB);
        String handle = """
                apiVersion: crd.projectcalico.org/v1
                kind: IPAMHandle
                metadata: {name: net.web}
                spec: {handleID: net.web, block: {10.0.0.0/30: 1}}
                ---
                """;
        String node = NODE.replace("ipv4IPIPTunnelAddr: 10.0.0.0", "asNumber: 64512");
        assertThat(report(POOL, node, CLAIM, POD, windows, handle).findings()).isEmpty();
    }

    @Test
    void a_claim_that_is_marked_for_deletion_is_unfinished() {
        assertThat(lines(report(POOL, NODE, CLAIM.replace("\"false\"", "\"true\""), POD, TIDY)))
                .containsExactly("information stale-affinity host:node-1 to 10.0.0.0/30");
    }

    @Test
    void a_node_without_any_address_keeps_one_block() {
        String empty = block("affinity: host:node-1", "")
                .replace("[0, 1, null, null]", "[null, null, null, null]")
                .replace("unallocated: [2, 3]", "unallocated: [0, 1, 2, 3]");
        String second = empty.replace("10-0-0-0", "10-0-0-4").replace("10.0.0.0/30", "10.0.0.4/30");
        String claim = CLAIM.replace("10-0-0-0", "10-0-0-4").replace("10.0.0.0/30", "10.0.0.4/30");
        String node = NODE.replace("ipv4IPIPTunnelAddr: 10.0.0.0", "asNumber: 64512");
        assertThat(report(POOL, node, CLAIM, claim, empty, second).findings())
                .extracting(finding -> finding.message() + ": " + finding.repair())
                .containsExactly("host:node-1 has 0 addresses in use in 2 blocks, 1 would do:"
                        + " ReleaseBlocks[host=node-1, blocks=[10.0.0.4/30]]");
    }

    @Test
    void finished_pods_and_pods_on_the_network_of_their_host_use_no_address_of_a_pool() {
        String finished = POD.replace("Running, podIP: 10.0.0.1", "Succeeded, podIP: 10.0.0.2")
                .replace("name: web", "name: done");
        String failed = finished.replace("Succeeded", "Failed").replace("name: done", "name: failed");
        String host = POD.replace("{nodeName: node-1}", "{nodeName: node-1, hostNetwork: true}")
                .replace("10.0.0.1", "172.16.0.1")
                .replace("name: web", "name: agent");
        assertThat(report(POOL, NODE, CLAIM, POD, finished, failed, host, TIDY).findings())
                .isEmpty();
    }

    @Test
    void an_address_of_a_disabled_pool_that_is_not_allocated_is_outside() {
        String disabled = POOL.replace("main", "closed").replace("10.0.0.0/28, ", "10.7.0.0/28, disabled: true, ");
        String far = POD.replace("name: web", "name: far").replace("10.0.0.1", "10.7.0.1");
        assertThat(lines(report(POOL, disabled, NODE, CLAIM, POD, far, TIDY)))
                .containsExactly("information address-outside-pools Pod/shop/far");
    }

    @Test
    void without_nodes_pods_leak_but_not_tunnels() {
        String ghost = TIDY.replace("pod: web", "pod: ghost");
        IpamReport report = report(POOL, CLAIM, POD.replace("10.0.0.1", "10.0.0.2"), ghost);
        assertThat(lines(report))
                .containsExactly("error address-not-allocated 10.0.0.2", "warning leaked-address 10.0.0.1");
        assertThat(report.findings().get(1).message()).endsWith("nobody uses it; if it stays so");
    }

    @Test
    void two_pods_of_a_migrating_machine_may_share_an_address() {
        String target = POD.replace("name: web", "name: web-2");
        assertThat(lines(report(POOL, NODE, CLAIM, POD, target, TIDY)))
                .containsExactly("error duplicate-address 10.0.0.1");
        String migrating = block(
                "affinity: host:node-1",
                IPIP + ", {handle_id: net.web, secondary: {node: node-1, namespace: shop, pod: web},"
                        + " alternateOwnerAttrs: {node: node-1, namespace: shop, pod: web-2}}");
        assertThat(report(POOL, NODE, CLAIM, POD, target, migrating).findings()).isEmpty();
        assertThat(lines(report(POOL, NODE, CLAIM, POD, target.replace("web-2", "web-3"), migrating)))
                .containsExactly("error duplicate-address 10.0.0.1");
    }

    @Test
    void without_nodes_no_owner_counts_as_gone_and_no_tunnel_as_leaked() {
        assertThat(report(POOL, CLAIM, POD, TIDY).findings()).isEmpty();
        assertThat(report(POOL, CLAIM, POD, TIDY).gaps())
                .contains("no nodes (Node of Calico or Kubernetes): owners are taken to exist");
        assertThat(lines(report(POOL, NODE.replace("node-1", "node-2").replace("10.0.0.0}", "10.9.9.9}"), CLAIM, TIDY)))
                .contains("warning block-of-missing-node host:node-1");
    }

    @Test
    void a_block_whose_owner_has_no_claim_is_found_if_claims_are_known() {
        assertThat(report(POOL, NODE, POD, TIDY).findings()).isEmpty();
        String other = CLAIM.replace("10-0-0-0", "10-0-0-4").replace("10.0.0.0", "10.0.0.4");
        assertThat(lines(report(POOL, NODE, POD, TIDY, other)))
                .containsExactly(
                        "warning block-without-claim 10.0.0.0/30",
                        "information stale-affinity host:node-1 to 10.0.0.4/30");
    }

    @Test
    void a_block_of_nobody_is_named() {
        String orphan = block("strictAffinity: false", IPIP + ", " + WEB);
        assertThat(lines(report(POOL, NODE, POD, orphan)))
                .containsExactly("information block-without-owner 10.0.0.0/30");
        assertThat(report(POOL, NODE, POD, block("affinity: rack:7", IPIP + ", " + WEB))
                        .findings()
                        .get(0)
                        .evidence()
                        .get(0)
                        .text())
                .isEqualTo("\"rack:7\" is no kind of owner; 2 of 4 in use");
    }

    @Test
    void a_block_of_another_size_than_its_pools_is_named() {
        assertThat(lines(report(POOL.replace("30}", "29}"), NODE, CLAIM, POD, TIDY)))
                .containsExactly("warning block-of-another-size 10.0.0.0/30");
    }

    @Test
    void blocks_that_overlap_are_an_error() {
        String inner = block("affinity: host:node-1", IPIP + ", " + WEB)
                .replace("10-0-0-0-30", "10-0-0-0-31")
                .replace("10.0.0.0/30", "10.0.0.0/31")
                .replace("[0, 1, null, null]", "[%s]")
                .replace("[2, 3]", "[%s]");
        String claim = CLAIM.replace("10-0-0-0-30", "10-0-0-0-31").replace("10.0.0.0/30", "10.0.0.0/31");
        IpamReport twice = report(POOL, NODE, CLAIM, claim, POD, TIDY, inner.formatted("0, null", "1"));
        assertThat(lines(twice)).contains("error duplicate-address 10.0.0.0/31 in 10.0.0.0/30");
        assertThat(twice.findings().get(0).message())
                .isEqualTo("blocks 10.0.0.0/31 and 10.0.0.0/30 overlap, and 1 address in use twice");
        assertThat(twice.findings().get(0).evidence().get(0).text())
                .isEqualTo("10.0.0.0 is held for ipipTunnelAddress, node node-1, handle tunnel in 10.0.0.0/31"
                        + " and for ipipTunnelAddress, node node-1, handle tunnel in 10.0.0.0/30");
        String unused = inner.formatted("null, null", "0, 1").replaceAll("attributes: .*", "attributes: []");
        assertThat(report(POOL, NODE, CLAIM, claim, POD, TIDY, unused)
                        .findings()
                        .get(0)
                        .message())
                .isEqualTo("blocks 10.0.0.0/31 and 10.0.0.0/30 overlap, so addresses may be given out twice");
    }

    @Test
    void a_pool_without_a_free_block_is_exhausted() {
        String small = POOL.replace("10.0.0.0/28", "10.0.0.0/30");
        IpamReport report = report(small, NODE, CLAIM, POD, TIDY);
        assertThat(lines(report)).containsExactly("warning pool-exhausted main");
        assertThat(report.findings().get(0).evidence().get(0).text())
                .isEqualTo("1 block of /30, all claimed or reserved; 2 addresses in them are free");
        String strict = """
                apiVersion: crd.projectcalico.org/v1
                kind: IPAMConfig
                metadata: {name: default}
                spec: {strictAffinity: true, autoAllocateBlocks: true}
                ---
                """;
        assertThat(lines(report(small, NODE, CLAIM, POD, TIDY, strict))).containsExactly("error pool-exhausted main");
        String reservation = """
                apiVersion: projectcalico.org/v3
                kind: IPReservation
                metadata: {name: kept}
                spec: {reservedCIDRs: [10.0.0.4/30, 10.0.0.8/29, %s]}
                ---
                """;
        assertThat(lines(report(POOL, NODE, CLAIM, POD, TIDY, reservation.formatted("10.0.0.2/31"))))
                .containsExactly("error pool-exhausted main");
        assertThat(report(
                                POOL,
                                NODE,
                                CLAIM,
                                POD,
                                TIDY,
                                reservation.formatted("10.0.0.2/31").replace("8/29", "8/30"))
                        .findings())
                .isEmpty();
        assertThat(report(small.replace("blockSize", "allowedUses: [LoadBalancer], blockSize"), NODE, CLAIM, POD, TIDY)
                        .findings())
                .isEmpty();
        assertThat(report(small.replace("blockSize", "disabled: true, blockSize"), NODE, CLAIM, POD, TIDY)
                        .findings())
                .isEmpty();
    }

    @Test
    void two_objects_of_one_block_that_differ_contradict_each_other() {
        String copy = TIDY.replace("name: 10-0-0-0-30", "name: copy-of-it");
        assertThat(report(POOL, NODE, CLAIM, POD, TIDY, copy).findings()).isEmpty();
        IpamReport report =
                report(POOL, NODE, CLAIM, POD, TIDY, copy.replace("sequenceNumber: 9", "sequenceNumber: 10"));
        assertThat(lines(report)).containsExactly("error contradictory-objects IPAMBlock/copy-of-it");
        String v3 = """
                apiVersion: projectcalico.org/v3
                kind: BlockAffinity
                metadata: {name: node-1-10-0-0-0-30}
                spec: {cidr: 10.0.0.0/30, node: node-1, state: %s, deleted: false, type: host}
                ---
                """;
        assertThat(report(POOL, NODE, CLAIM, v3.formatted("confirmed"), POD, TIDY)
                        .findings())
                .isEmpty();
        assertThat(lines(report(POOL, NODE, CLAIM, v3.formatted("pending"), POD, TIDY)))
                .anyMatch(line -> line.startsWith("error contradictory-objects"));
    }

    @Test
    void a_node_that_needs_fewer_blocks_than_it_has_is_fragmented() {
        String second = TIDY.replace("10-0-0-0-30", "10-0-0-4-30")
                .replace("10.0.0.0/30", "10.0.0.4/30")
                .replace("pod: web", "pod: db")
                .replace(
                        "handle_id: tunnel, secondary: {node: node-1, type: ipipTunnelAddress}",
                        "handle_id: x, secondary: {node: node-1, namespace: shop, pod: x}");
        String claim = CLAIM.replace("10-0-0-0-30", "10-0-0-4-30").replace("10.0.0.0/30", "10.0.0.4/30");
        String pods = POD.replace("name: web", "name: db").replace("10.0.0.1", "10.0.0.5")
                + POD.replace("name: web", "name: x").replace("10.0.0.1", "10.0.0.4");
        IpamReport report = report(POOL, NODE, CLAIM, claim, POD, pods, TIDY, second);
        assertThat(lines(report)).containsExactly("information fragmentation host:node-1");
        assertThat(report.findings().get(0).message())
                .isEqualTo("host:node-1 has 4 addresses in use in 2 blocks, 1 would do");
        assertThat(report.findings().get(0).repair()).isInstanceOf(IpamRepair.ByHand.class);
    }
}
