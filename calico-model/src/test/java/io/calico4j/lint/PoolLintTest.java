// SPDX-License-Identifier: Apache-2.0
package io.calico4j.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PoolLintTest {
    @Test
    void pools_that_share_addresses_are_reported_once_for_each_pair() {
        assertThat(Linted.lines(
                        Linted.pool("wide", "10.48.0.0/16", ""),
                        Linted.pool("inner", "10.48.64.0/18", ""),
                        Linted.pool("deep", "10.48.65.0/24", ""),
                        Linted.pool("apart", "10.49.0.0/16", ""),
                        Linted.pool("six", "fd00:7::/64", "")))
                .containsExactly(
                        "m:9:14: error CAL2701 overlapping-pools: IPPool/inner spec.cidr: 10.48.64.0/18 lies inside"
                                + " 10.48.0.0/16 of pool \"wide\"; two pods may get one address"
                                + " (give each pool addresses of its own)",
                        "m:14:14: error CAL2701 overlapping-pools: IPPool/deep spec.cidr: 10.48.65.0/24 lies inside"
                                + " 10.48.0.0/16 of pool \"wide\"; two pods may get one address"
                                + " (give each pool addresses of its own)",
                        "m:14:14: error CAL2701 overlapping-pools: IPPool/deep spec.cidr: 10.48.65.0/24 lies inside"
                                + " 10.48.64.0/18 of pool \"inner\"; two pods may get one address"
                                + " (give each pool addresses of its own)");
    }

    @Test
    void a_pool_over_nodes_or_services_is_reported() {
        String service = """
                apiVersion: v1
                kind: Service
                metadata: {namespace: shop, name: db}
                spec: {clusterIP: 10.96.3.4, ports: [{port: 5432}]}
                """;
        assertThat(Linted.lines(
                        Linted.pool("nodes", "172.16.0.0/16", ""),
                        Linted.pool("rack", "192.168.10.128/25", ", blockSize: 28"),
                        Linted.pool("services", "10.96.0.0/12", ""),
                        Linted.pool("fine", "10.65.0.0/16", ""),
                        Linted.node("n-1", "172.16.9.5/32", ""),
                        Linted.node("n-2", "172.16.9.6/32", ""),
                        Linted.node("n-3", "192.168.10.7/24", ""),
                        service))
                .containsExactly(
                        "m:4:14: error CAL2702 pool-over-other-network: IPPool/nodes spec.cidr: 172.16.0.0/16 holds the"
                                + " address 172.16.9.5 of node \"n-1\" and those of 1 other node"
                                + " (choose a network that nothing else uses)",
                        "m:9:14: warning CAL2702 pool-over-other-network: IPPool/rack spec.cidr: 192.168.10.128/25"
                                + " overlaps 192.168.10.0/24, the network of node \"n-3\""
                                + " (choose a network that nothing else uses)",
                        "m:14:14: error CAL2702 pool-over-other-network: IPPool/services spec.cidr: 10.96.0.0/12 holds"
                                + " the address 10.96.3.4 of Service/shop/db (choose a network that nothing else uses)");
    }

    @Test
    void a_pool_needs_a_block_for_each_node_it_serves() {
        assertThat(Linted.lines(
                        Linted.pool("two-blocks", "10.70.0.0/25", ""),
                        Linted.pool("red-only", "10.71.0.0/25", ", nodeSelector: \"colour == 'red'\""),
                        Linted.pool("off", "10.72.0.0/26", ", disabled: true"),
                        Linted.pool("small-blocks", "10.73.0.0/26", ", blockSize: 28"),
                        Linted.pool("services", "10.74.0.0/26", ", allowedUses: [LoadBalancer]"),
                        Linted.node("n-1", "172.16.9.1/32", "colour: red"),
                        Linted.node("n-2", "172.16.9.2/32", "colour: green"),
                        Linted.node("n-3", "172.16.9.3/32", "colour: blue")))
                .containsExactly(
                        "m:4:14: warning CAL2703 pool-too-small: IPPool/two-blocks spec.cidr: 10.70.0.0/25 has"
                                + " 2 blocks of /26, and 3 nodes want one each; the others borrow addresses, or get none where"
                                + " that is not allowed (take a larger pool, or a larger blockSize, which makes smaller blocks)");
    }

    @Test
    void a_block_size_must_be_one_of_the_family() {
        assertThat(Linted.lines(
                        Linted.pool("four-low", "10.90.0.0/16", ", blockSize: 19"),
                        Linted.pool("four-least", "10.91.0.0/16", ", blockSize: 20"),
                        Linted.pool("four-high", "10.92.0.0/16", ", blockSize: 33"),
                        Linted.pool("six-low", "fd00:90::/64", ", blockSize: 115"),
                        Linted.pool("six-most", "fd00:91::/64", ", blockSize: 128"),
                        Linted.pool("default", "10.93.0.0/16", "")))
                .containsExactly(
                        "m:4:39: error CAL2716 impossible-block-size: IPPool/four-low spec.blockSize: no IPv4 block has the size"
                                + " 19: a custom resource gets in with it, but no address can be given from the pool"
                                + " (choose from 20 to 32)",
                        "m:14:39: error CAL2716 impossible-block-size: IPPool/four-high spec.blockSize: no IPv4 block has the size"
                                + " 33: a custom resource gets in with it, but no address can be given from the pool"
                                + " (choose from 20 to 32)",
                        "m:19:39: error CAL2716 impossible-block-size: IPPool/six-low spec.blockSize: no IPv6 block has the size"
                                + " 115: a custom resource gets in with it, but no address can be given from the pool"
                                + " (choose from 116 to 128)");
    }

    @Test
    void pools_and_configurations_must_be_for_some_node() {
        String felix = """
                apiVersion: projectcalico.org/v3
                kind: FelixConfiguration
                metadata: {name: edge}
                spec: {nodeSelector: "rack == 'c'"}
                """;
        assertThat(Linted.lines(
                        Linted.pool("typo", "10.1.0.0/16", ", nodeSelector: \"rak == 'a'\""),
                        Linted.pool("fine", "10.2.0.0/16", ", nodeSelector: \"rack == 'a'\""),
                        Linted.pool("off", "10.3.0.0/16", ", disabled: true, nodeSelector: \"rak == 'a'\""),
                        Linted.pool("teams", "10.4.0.0/16", ", namespaceSelector: \"team == 'red'\""),
                        felix,
                        Linted.namespace("shop", "team: blue"),
                        Linted.node("n-1", "172.16.9.1/32", "rack: a")))
                .containsExactly(
                        "m:4:41: warning CAL2705 selects-nothing: IPPool/typo spec.nodeSelector: the pool gives no address"
                                + " here: no node has the label \"rak\" (did you mean \"rack\"?)",
                        "m:19:46: warning CAL2705 selects-nothing: IPPool/teams spec.namespaceSelector: the pool gives no"
                                + " address here: no namespace has team = 'red' (values of team here: 'blue')",
                        "m:24:22: warning CAL2705 selects-nothing: FelixConfiguration/edge spec.nodeSelector: the"
                                + " configuration is for no node here: no node has rack = 'c' (did you mean 'a'?)");
        assertThat(Linted.lines(Linted.pool("alone", "10.1.0.0/16", ", nodeSelector: \"rak == 'a'\"")))
                .isEmpty();
    }
}
