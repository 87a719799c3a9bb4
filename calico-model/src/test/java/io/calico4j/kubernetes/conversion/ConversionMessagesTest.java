// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import static io.calico4j.kubernetes.conversion.ConversionCodes.BAD_ADDRESS;
import static io.calico4j.kubernetes.conversion.ConversionCodes.BAD_ANNOTATION;
import static io.calico4j.kubernetes.conversion.ConversionCodes.BAD_ENDPOINT_NAME;
import static io.calico4j.kubernetes.conversion.ConversionCodes.BAD_STORED_METADATA;
import static io.calico4j.kubernetes.conversion.ConversionCodes.BAD_UID;
import static io.calico4j.kubernetes.conversion.ConversionCodes.BLOCK_MATCHES_ALL;
import static io.calico4j.kubernetes.conversion.ConversionCodes.EGRESS_WITHOUT_TYPE;
import static io.calico4j.kubernetes.conversion.ConversionCodes.EXCEPTIONS_LOST;
import static io.calico4j.kubernetes.conversion.ConversionCodes.INCOMPLETE_KEY;
import static io.calico4j.kubernetes.conversion.ConversionCodes.LIMIT_CHANGED;
import static io.calico4j.kubernetes.conversion.ConversionCodes.LIMIT_IGNORED;
import static io.calico4j.kubernetes.conversion.ConversionCodes.NOT_STORABLE;
import static io.calico4j.kubernetes.conversion.ConversionCodes.PART_PASSED_OVER;
import static io.calico4j.kubernetes.conversion.ConversionCodes.POLICY_PASSED_OVER;
import static io.calico4j.kubernetes.conversion.ConversionCodes.RULE_DENIES_ALL;
import static io.calico4j.kubernetes.conversion.ConversionCodes.RULE_LEFT_OUT;
import static io.calico4j.kubernetes.conversion.ConversionCodes.UNKNOWN_RESOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.datastore.RecordProcessor;
import io.calico4j.diagnostic.Code;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.GoldenMessages;
import io.calico4j.kubernetes.ClusterNetworkPolicy;
import io.calico4j.kubernetes.KubernetesNetworkPolicy;
import io.calico4j.kubernetes.KubernetesNode;
import io.calico4j.kubernetes.Namespace;
import io.calico4j.kubernetes.Pod;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.Resource;
import io.calico4j.resource.node.Node;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code of the conversions has something it is reported for, and something like it that it is not. */
class ConversionMessagesTest {
    /** What is done with a resource. */
    private enum Way {
        POLICY("networking.k8s.io/v1", "NetworkPolicy", "metadata: {namespace: shop, name: web}, spec: {%s}"),
        CLUSTER_POLICY(
                "policy.networking.k8s.io/v1alpha2",
                "ClusterNetworkPolicy",
                "metadata: {name: base}, spec: {priority: 3, %s}"),
        NAMESPACE("v1", "Namespace", "metadata: {name: shop, uid: %s}"),
        POD("v1", "Pod", "%s"),
        NODE("v1", "Node", "metadata: {name: worker-1, annotations: {%s}}"),
        POD_CIDR("v1", "Node", "metadata: {name: worker-1}, spec: {podCIDR: %s}"),
        WRITE_BACK("projectcalico.org/v3", "Node", "metadata: {name: worker-1, annotations: {%s}}"),
        STORED_TIER("projectcalico.org/v3", "Tier", "metadata: {name: security, %s}"),
        STORE("projectcalico.org/v3", "KubeControllersConfiguration", "metadata: {name: default}, spec: {%s}"),
        STORE_TIER("projectcalico.org/v3", "Tier", "metadata: {name: security, uid: %s}"),
        HOST_RECORD("projectcalico.org/v3", "HostEndpoint", "metadata: {name: uplink}, spec: {%s}"),
        SET_RECORD("projectcalico.org/v3", "NetworkSet", "metadata: {name: partners%s}"),
        PROFILE_RECORD("projectcalico.org/v3", "Profile", "metadata: {name: '%s'}"),
        POOL_RECORD("projectcalico.org/v3", "IPPool", "metadata: {name: main}, spec: {cidr: %s}"),
        NODE_RECORD("projectcalico.org/v3", "Node", "metadata: {name: worker-1}, spec: {bgp: {ipv4Address: %s}}"),
        DELETION("projectcalico.org/v3", "IPPool", "metadata: {name: %s}, spec: {cidr: 10.244.0.0/16}");

        private final String template;

        Way(String apiVersion, String kind, String rest) {
            this.template = "{apiVersion: " + apiVersion + ", kind: " + kind + ", " + rest + "}";
        }

        Resource resource(String text) {
            return ManifestReader.lenient()
                    .readString(template.formatted(text))
                    .resources()
                    .get(0);
        }

        Diagnostics found(String text) {
            Resource resource = resource(text);
            KubernetesConverter converter = KubernetesConverter.standard();
            return switch (this) {
                case POLICY ->
                    converter.networkPolicy((KubernetesNetworkPolicy) resource).diagnostics();
                case CLUSTER_POLICY ->
                    converter
                            .globalNetworkPolicy((ClusterNetworkPolicy) resource)
                            .diagnostics();
                case NAMESPACE -> converter.profile((Namespace) resource).diagnostics();
                case POD -> converter.workloadEndpoints((Pod) resource).get(0).diagnostics();
                case NODE, POD_CIDR ->
                    converter.withPodCidr(true).node((KubernetesNode) resource).diagnostics();
                case WRITE_BACK ->
                    NodeWriteBack.of((Node) resource, (KubernetesNode) NODE.resource(""))
                            .diagnostics();
                case STORED_TIER ->
                    StorageConverter.read((CalicoResource) resource).diagnostics();
                case STORE, STORE_TIER ->
                    StorageConverter.write((CalicoResource) resource).diagnostics();
                case HOST_RECORD, SET_RECORD, PROFILE_RECORD, POOL_RECORD, NODE_RECORD ->
                    RecordProcessor.forFelix().update((CalicoResource) resource).diagnostics();
                case DELETION -> deletion((CalicoResource) resource);
            };
        }

        /** A processor that knows pool-a is told that a pool is gone. */
        private static Diagnostics deletion(CalicoResource pool) {
            RecordProcessor processor = RecordProcessor.forFelix();
            assertThat(processor
                            .update((CalicoResource) DELETION.resource("pool-a"))
                            .diagnostics())
                    .isEmpty();
            return processor.delete(pool.key(), "7").diagnostics();
        }
    }

    /**
     * One message.
     *
     * @param code what is reported
     * @param way what is done
     * @param broken what it is reported for
     * @param fixed what nothing is reported for
     */
    private record Case(Code code, Way way, String broken, String fixed) {
        static Case of(Code code, Way way, String broken, String fixed) {
            return new Case(code, way, broken, fixed);
        }

        /** A case of a pod with an annotation, and without it or with another one. */
        static Case note(Code code, String broken, String fixed) {
            return of(
                    code,
                    Way.POD,
                    pod("web-0", broken, "", "podIP: 10.1.2.3"),
                    pod("web-0", fixed, "", "podIP: 10.1.2.3"));
        }
    }

    private static String pod(String name, String annotations, String port, String status) {
        return "metadata: {namespace: shop, name: " + name + ", annotations: {" + annotations
                + "}}, spec: {nodeName: worker-1, containers: [{name: c, ports: [" + port + "]}]}, status: {" + status
                + "}";
    }

    static Stream<Case> cases() {
        return Stream.of(policies(), clusterPolicies(), identities(), pods(), nodes(), storage(), records())
                .flatMap(List::stream)
                .sorted((one, other) -> one.code.compareTo(other.code));
    }

    private static List<Case> policies() {
        return List.of(
                Case.of(
                        RULE_LEFT_OUT,
                        Way.POLICY,
                        "ingress: [{ports: [{port: 443}]}, {ports: [{port: http, endPort: 90}]}]",
                        "ingress: [{ports: [{port: 443}]}, {ports: [{port: 80, endPort: 90}]}]"),
                Case.of(
                        RULE_LEFT_OUT,
                        Way.POLICY,
                        "policyTypes: [Egress], egress: [{ports: [{port: 90, endPort: 80}]}]",
                        "policyTypes: [Egress], egress: [{ports: [{port: 80, endPort: 80}]}]"),
                Case.of(
                        BLOCK_MATCHES_ALL,
                        Way.POLICY,
                        "ingress: [{from: [{ipBlock: {cidr: 10.0.0.1}}]}]",
                        "ingress: [{from: [{ipBlock: {cidr: 10.0.0.1/32}}]}]"),
                Case.of(
                        EXCEPTIONS_LOST,
                        Way.POLICY,
                        "ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16, 10.2.0.1]}}]}]",
                        "ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16, 10.2.0.1/32]}}]}]"),
                Case.of(
                        EGRESS_WITHOUT_TYPE,
                        Way.POLICY,
                        "egress: [{to: [{podSelector: {}}]}]",
                        "policyTypes: [Ingress, Egress], egress: [{to: [{podSelector: {}}]}]"));
    }

    private static List<Case> clusterPolicies() {
        String all = "tier: Admin, subject: {namespaces: {}}, ";
        return List.of(
                Case.of(
                        RULE_LEFT_OUT,
                        Way.CLUSTER_POLICY,
                        all + "ingress: [{action: Accept, from: [{}]}]",
                        all + "ingress: [{action: Accept, from: [{namespaces: {}}]}]"),
                Case.of(
                        RULE_LEFT_OUT,
                        Way.CLUSTER_POLICY,
                        all + "ingress: [{action: Allow, from: [{namespaces: {}}]}]",
                        all + "ingress: [{action: Accept, from: [{namespaces: {}}]}]"),
                Case.of(
                        RULE_DENIES_ALL,
                        Way.CLUSTER_POLICY,
                        all + "egress: [{action: Pass, to: [{networks: [10.0.0.1]}]}]",
                        all + "egress: [{action: Pass, to: [{networks: [10.0.0.1/32]}]}]"),
                Case.of(
                        POLICY_PASSED_OVER,
                        Way.CLUSTER_POLICY,
                        "tier: admin, subject: {namespaces: {}}",
                        "tier: Admin, subject: {namespaces: {}}"),
                Case.of(
                        POLICY_PASSED_OVER,
                        Way.CLUSTER_POLICY,
                        "tier: Baseline, subject: {}",
                        "tier: Baseline, subject: {pods: {namespaceSelector: {}, podSelector: {}}}"));
    }

    private static List<Case> identities() {
        String uid = "7c1d0e52-93ab-4f08-8b64-d2f01a35c6e9";
        return List.of(
                Case.of(BAD_UID, Way.NAMESPACE, "web", uid),
                Case.of(BAD_UID, Way.STORE_TIER, "web", uid),
                Case.of(BAD_UID, Way.STORED_TIER, "uid: web", "uid: " + uid));
    }

    private static List<Case> pods() {
        String qos = "qos.projectcalico.org/";
        return List.of(
                Case.of(BAD_ENDPOINT_NAME, Way.POD, pod("-web", "", "", ""), pod("web", "", "", "")),
                Case.of(
                        BAD_ADDRESS,
                        Way.POD,
                        pod("web-0", "", "", "podIP: 10.01.0.7"),
                        pod("web-0", "", "", "podIP: 10.1.0.7")),
                Case.note(
                        BAD_ANNOTATION,
                        "cni.projectcalico.org/floatingIPs: 192.0.2.7",
                        "cni.projectcalico.org/floatingIPs: '[\"192.0.2.7\"]'"),
                Case.of(
                        BAD_ANNOTATION,
                        Way.POD,
                        pod("web-0", "cni.projectcalico.org/floatingIPs: '[]'", "", "podIP: 10.1.2.0/24"),
                        pod("web-0", "cni.projectcalico.org/floatingIPs: '[]'", "", "podIP: 10.1.2.4/32")),
                Case.note(
                        BAD_ANNOTATION,
                        "cni.projectcalico.org/allowedSourcePrefixes: '{}'",
                        "cni.projectcalico.org/allowedSourcePrefixes: '[]'"),
                Case.note(
                        BAD_ANNOTATION,
                        "cni.projectcalico.org/allowedSourcePrefixes: '[\"10.0.0.1\"]'",
                        "cni.projectcalico.org/allowedSourcePrefixes: '[\"10.0.0.1/32\"]'"),
                Case.note(LIMIT_CHANGED, qos + "ingressPacketRate: '0'", qos + "ingressPacketRate: '500'"),
                Case.note(LIMIT_CHANGED, qos + "egressBandwidth: 2P", qos + "egressBandwidth: 1P"),
                Case.note(
                        LIMIT_IGNORED,
                        qos + "egressBurst: 1M",
                        qos + "egressBandwidth: 10M, " + qos + "egressBurst: 1M"),
                Case.note(
                        LIMIT_IGNORED, "kubernetes.io/ingress-bandwidth: fast", "kubernetes.io/ingress-bandwidth: 10M"),
                Case.note(LIMIT_IGNORED, qos + "dscp: '64'", qos + "dscp: '63'"),
                Case.of(
                        PART_PASSED_OVER,
                        Way.POD,
                        pod("web-0", "", "{name: web, containerPort: 80, protocol: tcp}", ""),
                        pod("web-0", "", "{name: web, containerPort: 80, protocol: TCP}", "")));
    }

    private static List<Case> nodes() {
        return List.of(
                Case.of(BAD_ADDRESS, Way.POD_CIDR, "10.9.3.0", "10.9.3.0/24"),
                Case.of(
                        PART_PASSED_OVER,
                        Way.NODE,
                        "projectcalico.org/IPv4VXLANTunnelAddr: 10.9.0.1/24",
                        "projectcalico.org/IPv4VXLANTunnelAddr: 10.9.0.1"),
                Case.of(
                        PART_PASSED_OVER,
                        Way.NODE,
                        "projectcalico.org/VXLANTunnelMACAddr: here",
                        "projectcalico.org/VXLANTunnelMACAddr: 'ee:ee:ee:ee:ee:01'"),
                Case.of(
                        BAD_ANNOTATION,
                        Way.WRITE_BACK,
                        "projectcalico.org/kube-labels: zone",
                        "projectcalico.org/kube-labels: '{\"zone\":\"a\"}'"));
    }

    private static List<Case> storage() {
        return List.of(
                Case.of(
                        BAD_STORED_METADATA,
                        Way.STORED_TIER,
                        "annotations: {projectcalico.org/metadata: 'labels: {}'}",
                        "annotations: {projectcalico.org/metadata: '{\"labels\": {}}'}"),
                Case.of(
                        NOT_STORABLE,
                        Way.STORE,
                        "controllers: {node: {syncLabels: Disabled}}",
                        "controllers: {node: {syncLabels: Enabled}}"));
    }

    private static List<Case> records() {
        return List.of(
                Case.of(BAD_ADDRESS, Way.NODE_RECORD, "10.0.0.300/24", "10.0.0.30/24"),
                Case.of(INCOMPLETE_KEY, Way.HOST_RECORD, "interfaceName: eth0", "interfaceName: eth0, node: worker-1"),
                Case.of(INCOMPLETE_KEY, Way.SET_RECORD, "", ", namespace: shop"),
                Case.of(INCOMPLETE_KEY, Way.PROFILE_RECORD, "", "kns.shop"),
                Case.of(INCOMPLETE_KEY, Way.POOL_RECORD, "10.244.0.0", "10.244.0.0/16"),
                Case.of(UNKNOWN_RESOURCE, Way.DELETION, "pool-b", "pool-a"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void reports_the_one_and_not_the_other(Case each) {
        assertThat(each.way.found(each.broken))
                .extracting(finding -> finding.code())
                .containsExactly(each.code);
        assertThat(each.way.found(each.fixed)).isEmpty();
    }

    @Test
    void has_a_case_for_every_code() {
        assertThat(cases().map(Case::code).distinct()).containsExactlyElementsOf(ConversionCodes.all());
    }

    /** The messages of all cases, to be read by people. */
    @Test
    void says_what_the_golden_file_says() throws IOException {
        StringBuilder messages = new StringBuilder();
        cases().forEach(each -> messages.append(each.way.found(each.broken).render()));
        GoldenMessages.assertMatches(ConversionCodes.all(), messages.toString());
        assertThat(Arrays.asList(messages.toString().split("\n"))).hasSize((int) cases().count());
    }
}
