// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.kubernetes.KubernetesNode;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.resource.node.Node;
import org.junit.jupiter.api.Test;

class NodeConversionTest {
    private static final KubernetesNode NODE = ManifestReader.strict()
            .readString("""
                    apiVersion: v1
                    kind: Node
                    metadata:
                      name: worker-1
                      labels: {zone: a}
                      annotations:
                        keep: me
                        projectcalico.org/IPv4Address: 10.0.0.5/24
                        projectcalico.org/ASNumber: "1.5"
                        projectcalico.org/IPv4VXLANTunnelAddr: 10.9.0.1/24
                        projectcalico.org/labels: '{"own": "label", "zone": "b"}'
                        projectcalico.org/Interfaces: '[{"name":"eth0","addresses":["10.0.0.5","bad","worse","fd00::5"]}]'
                    spec: {podCIDR: 10.9.3.255/24, podCIDRs: [10.9.3.0/24]}
                    status: {addresses: [{type: InternalIP, address: 10.0.0.5}, {type: Hostname, address: worker-1}]}
                    """)
            .resources(KubernetesNode.class)
            .get(0);

    @Test
    void annotations_become_fields_and_bad_ones_are_passed_over() {
        Converted<Node> converted = KubernetesConverter.standard().node(NODE);
        Node node = converted.value().orElseThrow();
        assertThat(node.metadata().labels()).containsEntry("own", "label").containsEntry("zone", "a");
        assertThat(node.spec().bgp().orElseThrow().ipv4Address()).contains("10.0.0.5/24");
        assertThat(node.spec().bgp().orElseThrow().asNumber())
                .hasValueSatisfying(as -> assertThat(as.value()).isEqualTo(65541));
        assertThat(node.spec().ipv4VXLANTunnelAddr()).isEmpty();
        assertThat(node.spec().interfaces().get(0).addresses()).containsExactly("10.0.0.5", "fd00::5");
        assertThat(node.spec().addresses().stream()
                        .map(address -> address.type().orElse("") + " " + address.address()))
                .containsExactly("CalicoNodeIP 10.0.0.5/24", "InternalIP 10.0.0.5");
        assertThat(converted.diagnostics().stream().map(d -> d.code().name() + " " + d.path()))
                .containsExactly("part-passed-over metadata.annotations[\"projectcalico.org/IPv4VXLANTunnelAddr\"]");
    }

    @Test
    void the_last_octet_of_a_tunnel_address_wraps_without_carry() {
        Node node = KubernetesConverter.standard()
                .withPodCidr(true)
                .node(NODE)
                .value()
                .orElseThrow();
        assertThat(node.spec().bgp().orElseThrow().ipv4IPIPTunnelAddr()).contains("10.9.3.0");
    }

    @Test
    void writing_back_keeps_what_is_not_calicos_and_forgets_inherited_labels() {
        Node node = KubernetesConverter.standard().node(NODE).value().orElseThrow();
        KubernetesNode written = NodeWriteBack.of(node, NODE).node().orElseThrow();
        assertThat(written.metadata().labels()).isEqualTo(NODE.metadata().labels());
        assertThat(written.metadata().annotations())
                .containsEntry("keep", "me")
                .containsEntry("projectcalico.org/ASNumber", "65541")
                .containsEntry("projectcalico.org/labels", "{\"own\":\"label\"}")
                .doesNotContainKeys("projectcalico.org/IPv4VXLANTunnelAddr", "projectcalico.org/kube-labels");
        assertThat(KubernetesConverter.standard()
                        .node(written)
                        .value()
                        .orElseThrow()
                        .spec())
                .isEqualTo(node.spec());
    }
}
