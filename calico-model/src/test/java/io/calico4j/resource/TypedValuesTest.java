// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calico4j.diagnostic.FormatException;
import io.calico4j.label.Selector;
import io.calico4j.label.SelectorSyntaxException;
import io.calico4j.net.AsNumber;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.resource.bgp.BGPPeer;
import io.calico4j.resource.node.HostEndpoint;
import io.calico4j.resource.policy.EntityRule;
import io.calico4j.resource.policy.GlobalNetworkPolicy;
import io.calico4j.resource.policy.NetworkSet;
import io.calico4j.resource.pool.IPPool;
import org.junit.jupiter.api.Test;

class TypedValuesTest {
    @Test
    void builders_take_typed_values_and_keep_their_text() {
        IPPool pool = IPPool.builder()
                .spec(spec -> spec.cidr(Cidr.parse("10.3.0.0/16")).nodeSelector(Selector.has("rack")))
                .build();
        assertThat(pool.spec().cidr()).isEqualTo("10.3.0.0/16");
        assertThat(pool.spec().nodeSelector()).contains("has(rack)");
        assertThat(pool.spec().parsedCidr()).isEqualTo(Cidr.parse("10.3.0.0/16"));
        assertThat(pool.spec().parsedNodeSelector()).isEqualTo(Selector.has("rack"));

        BGPPeer peer = BGPPeer.builder()
                .spec(spec -> spec.peerIP(IpAddress.parse("10.9.0.1"))
                        .asNumber(64_512)
                        .localASNumber(65_001)
                        .nodeSelector(Selector.eq("rack", "a")))
                .build();
        assertThat(peer.spec().peerIP()).contains("10.9.0.1");
        assertThat(peer.spec().asNumber()).contains(new AsNumber(64_512));
        assertThat(peer.spec().localASNumber()).contains(new AsNumber(65_001));
        assertThat(peer.spec().nodeSelector()).contains("rack == \"a\"");
    }

    @Test
    void accessors_parse_what_is_written_and_know_what_absence_means() {
        EntityRule rule = EntityRule.builder()
                .nets("10.1.0.0/16", "10.2.0.7")
                .notNets(Cidr.parse("10.1.4.0/24"))
                .selector("app == 'db'")
                .notSelector("")
                .build();
        assertThat(rule.parsedNets()).containsExactly(Cidr.parse("10.1.0.0/16"), Cidr.parse("10.2.0.7/32"));
        assertThat(rule.parsedNotNets()).containsExactly(Cidr.parse("10.1.4.0/24"));
        assertThat(rule.parsedSelector()).contains(Selector.eq("app", "db"));
        assertThat(rule.parsedNotSelector()).isEmpty();
        assertThat(rule.parsedNamespaceSelector()).isEmpty();

        GlobalNetworkPolicy policy = GlobalNetworkPolicy.builder()
                .spec(spec -> spec.namespaceSelector("has(team)").serviceAccountSelector("sa == 'x'"))
                .build();
        assertThat(policy.spec().parsedSelector()).isEqualTo(Selector.all());
        assertThat(policy.spec().parsedNamespaceSelector()).contains(Selector.has("team"));
        assertThat(policy.spec().parsedServiceAccountSelector()).contains(Selector.eq("sa", "x"));

        NetworkSet set = NetworkSet.builder()
                .spec(spec -> spec.nets(Cidr.parse("10.5.0.0/16"), Cidr.parse("fd00::/64")))
                .build();
        assertThat(set.spec().parsedNets()).containsExactly(Cidr.parse("10.5.0.0/16"), Cidr.parse("fd00::/64"));
        HostEndpoint endpoint = HostEndpoint.builder()
                .spec(spec -> spec.expectedIPs(IpAddress.parse("10.6.0.8"), IpAddress.parse("fd00::8")))
                .build();
        assertThat(endpoint.spec().expectedIPs()).containsExactly("10.6.0.8", "fd00::8");
        assertThat(endpoint.spec().parsedExpectedIPs())
                .containsExactly(IpAddress.parse("10.6.0.8"), IpAddress.parse("fd00::8"));
    }

    @Test
    void accessors_throw_where_the_text_is_wrong() {
        IPPool pool = IPPool.builder()
                .spec(spec -> spec.cidr("10.3.0.0").nodeSelector("rack =="))
                .build();
        assertThatThrownBy(() -> pool.spec().parsedCidr()).isInstanceOf(FormatException.class);
        assertThatThrownBy(() -> pool.spec().parsedNodeSelector()).isInstanceOf(SelectorSyntaxException.class);
    }
}
