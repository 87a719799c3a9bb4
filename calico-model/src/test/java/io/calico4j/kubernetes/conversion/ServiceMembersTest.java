// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.kubernetes.EndpointSlice;
import io.calico4j.manifest.ManifestReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceMembersTest {
    private static EndpointSlice slice(String name, String service, String rest) {
        return ManifestReader.strict()
                .readString("""
                        apiVersion: discovery.k8s.io/v1
                        kind: EndpointSlice
                        metadata: {name: %s, namespace: shop, labels: {kubernetes.io/service-name: %s}}
                        addressType: IPv4
                        %s
                        """.formatted(name, service, rest))
                .resources(EndpointSlice.class)
                .get(0);
    }

    private static final EndpointSlice FIRST = slice("a", "web", """
            endpoints: [{addresses: [10.0.0.2, example.com]}, {addresses: [10.0.0.1], conditions: {ready: false}}]
            ports: [{port: 80, protocol: TCP}, {port: 53, protocol: UDP}, {name: all}]""");

    @Test
    void members_are_addresses_with_every_numbered_port() {
        assertThat(ServiceMembers.withPorts(List.of(FIRST), "shop/web"))
                .containsExactly("10.0.0.1,tcp:80", "10.0.0.1,udp:53", "10.0.0.2,tcp:80", "10.0.0.2,udp:53");
        assertThat(ServiceMembers.withoutPorts(List.of(FIRST), "shop/web"))
                .containsExactly("10.0.0.1/32", "10.0.0.2/32");
        assertThat(ServiceMembers.withPorts(List.of(FIRST), "shop/db")).isEmpty();
    }

    @Test
    void a_later_slice_of_the_same_key_replaces_the_earlier_one() {
        EndpointSlice later = slice("a", "web", "endpoints: [{addresses: [10.0.0.9]}]");
        EndpointSlice moved = slice("a", "db", "endpoints: [{addresses: [10.0.0.8]}]");
        assertThat(ServiceMembers.withoutPorts(List.of(FIRST, later), "shop/web"))
                .containsExactly("10.0.0.9/32");
        assertThat(ServiceMembers.withoutPorts(List.of(FIRST, moved), "shop/web"))
                .isEmpty();
        assertThat(ServiceMembers.withoutPorts(List.of(FIRST, moved), "shop/db"))
                .containsExactly("10.0.0.8/32");
    }
}
