// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.kubernetes.Pod;
import io.calico4j.kubernetes.PodStatus;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.resource.node.WorkloadEndpoint;
import io.calico4j.resource.node.WorkloadEndpointSpec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PodConversionTest {
    private static Pod pod(String annotations) {
        return ManifestReader.strict()
                .readString("""
                        apiVersion: v1
                        kind: Pod
                        metadata:
                          name: web-0
                          namespace: shop
                          uid: 7c1d0e52-93ab-4f08-8b64-d2f01a35c6e9
                          resourceVersion: "12"
                          labels: {app: web}
                          annotations: {%s}
                        spec:
                          nodeName: worker-1
                          serviceAccountName: robot
                          containers:
                            - ports:
                                - {name: http, containerPort: 8080}
                                - {containerPort: 9090}
                                - {containerPort: 9091, hostPort: 91, protocol: UDP, hostIP: 10.0.0.1}
                                - {name: odd, containerPort: 70000, protocol: tcp}
                        status: {phase: Running, podIP: 10.1.2.3}
                        """.formatted(annotations))
                .resources(Pod.class)
                .get(0);
    }

    private static Converted<WorkloadEndpoint> converted(Pod pod) {
        return KubernetesConverter.standard().workloadEndpoints(pod).get(0);
    }

    private static List<String> codes(Converted<?> converted) {
        return converted.diagnostics().stream().map(d -> d.code().name()).toList();
    }

    @Test
    void an_endpoint_has_the_place_the_addresses_and_the_named_ports_of_the_pod() {
        Converted<WorkloadEndpoint> converted = converted(pod(""));
        WorkloadEndpoint endpoint = converted.value().orElseThrow();
        WorkloadEndpointSpec spec = endpoint.spec();
        assertThat(endpoint.key()).hasToString("WorkloadEndpoint/shop/worker--1-k8s-web--0-eth0");
        assertThat(converted.revision()).isEqualTo("12");
        assertThat(spec.ipNetworks()).containsExactly("10.1.2.3/32");
        assertThat(spec.profiles()).containsExactly("kns.shop", "ksa.shop.robot");
        assertThat(spec.interfaceName()).contains(KubernetesConverter.standard().interfaceName("shop", "web-0"));
        assertThat(spec.ports().stream()
                        .map(port -> port.name() + " " + port.protocol() + " " + port.port() + " " + port.hostPort()
                                + " " + port.hostIP()))
                .containsExactly("http TCP 8080 0 ", " UDP 9091 91 10.0.0.1");
        assertThat(codes(converted)).containsExactly("part-passed-over");
    }

    @Test
    void a_finished_pod_has_no_addresses_but_an_endpoint() {
        Pod finished = pod("").withStatus(
                        PodStatus.builder().phase("Succeeded").podIP("10.1.2.3").build());
        assertThat(PodState.of(finished)).isEqualTo(new PodState(true, true, true));
        assertThat(converted(finished).value().orElseThrow().spec().ipNetworks())
                .isEmpty();
    }

    @Test
    void limits_are_bounded_defaulted_and_dropped_with_a_word() {
        Converted<WorkloadEndpoint> converted = converted(pod("""
                "kubernetes.io/ingress-bandwidth": 10M, "qos.projectcalico.org/ingressPeakrate": 5M, \
                "qos.projectcalico.org/egressPacketRate": "0", "qos.projectcalico.org/egressBurst": 1M, \
                "qos.projectcalico.org/dscp": ef"""));
        var limits = converted.value().orElseThrow().spec().qosControls().orElseThrow();
        assertThat(limits.ingressBandwidth()).contains(10_000_000L);
        assertThat(limits.ingressBurst()).contains(4_294_967_296L);
        assertThat(limits.ingressPeakrate()).isEmpty();
        assertThat(limits.egressPacketRate()).contains(1L);
        assertThat(limits.egressPacketBurst()).contains(5L);
        assertThat(limits.egressBurst()).isEmpty();
        assertThat(limits.dscp()).hasValueSatisfying(mark -> assertThat(mark).hasToString("EF"));
        assertThat(codes(converted))
                .containsExactlyInAnyOrder("limit-ignored", "limit-ignored", "limit-changed", "part-passed-over");
    }

    @Test
    void floating_addresses_go_to_the_address_of_their_family() {
        Converted<WorkloadEndpoint> converted =
                converted(pod("cni.projectcalico.org/floatingIPs: '[\"192.0.2.7\", \"2001:db8::7\"]'"));
        assertThat(converted.value().orElseThrow().spec().ipNATs().stream()
                        .map(nat -> nat.externalIP() + " " + nat.internalIP()))
                .containsExactly("192.0.2.7 10.1.2.3");
    }

    @Test
    void what_calico_insists_on_fails_the_pod() {
        assertThat(codes(converted(pod("cni.projectcalico.org/floatingIPs: 192.0.2.7"))))
                .contains("bad-annotation");
        assertThat(codes(converted(pod("cni.projectcalico.org/allowedSourcePrefixes: '[\"10.0.0.1\"]'"))))
                .contains("bad-annotation");
        Pod misaddressed =
                pod("").withStatus(PodStatus.builder().podIP("10.01.2.3").build());
        assertThat(codes(converted(misaddressed))).contains("bad-address");
        assertThat(converted(misaddressed).failed()).isTrue();
        Pod unscheduled = pod("").withSpec(pod("").spec().withNodeName(Optional.empty()));
        assertThat(codes(converted(unscheduled))).contains("bad-endpoint-name");
    }

    @Test
    void an_empty_address_is_an_address_only_where_calico_is_repeated() {
        Pod pod = pod("cni.projectcalico.org/podIPs: ','").withStatus(PodStatus.empty());
        assertThat(converted(pod).failed()).isTrue();
        assertThat(KubernetesConverter.calicoExact()
                        .workloadEndpoints(pod)
                        .get(0)
                        .value()
                        .orElseThrow()
                        .spec()
                        .ipNetworks())
                .containsExactly("<nil>", "<nil>");
    }

    @Test
    void the_network_plugin_notes_addresses_and_takes_them_back() {
        WorkloadEndpoint endpoint = converted(pod("")).value().orElseThrow();
        assertThat(PodPatch.assigned(endpoint, Optional.of("u-1")).toJson())
                .isEqualTo("{\"metadata\":{\"annotations\":{\"cni.projectcalico.org/podIP\":\"10.1.2.3/32\","
                        + "\"cni.projectcalico.org/podIPs\":\"10.1.2.3/32\"},\"uid\":\"u-1\"}}");
        assertThat(PodPatch.released(Optional.of("7"), Optional.empty()).toJson())
                .isEqualTo("{\"metadata\":{\"annotations\":{\"cni.projectcalico.org/podIP\":\"\","
                        + "\"cni.projectcalico.org/podIPs\":\"\"},\"resourceVersion\":\"7\"}}");
    }
}
