// SPDX-License-Identifier: Apache-2.0
package io.calico4j.fabric8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.calico4j.diagnostic.FormatException;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.manifest.ManifestWriter;
import io.calico4j.resource.Kind;
import io.calico4j.resource.Resource;
import io.calico4j.resource.policy.GlobalNetworkPolicy;
import io.calico4j.resource.policy.NetworkPolicy;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class Fabric8Test {
    private static final Path SAMPLES = Path.of("..", "samples");

    private static final Path VECTORS = Path.of("..", "conformance", "vectors", "model", "roundtrip.jsonl.gz");

    private static final String EVERY_KIND = """
            apiVersion: v1
            kind: Pod
            metadata: {name: web-0, namespace: shop, labels: {app: web}, creationTimestamp: "2024-05-06T07:08:09Z"}
            spec:
              nodeName: worker-1
              serviceAccountName: robot
              containers: [{name: c, ports: [{name: http, containerPort: 8080, hostPort: 81, protocol: TCP}]}]
              initContainers: [{name: i, ports: [{containerPort: 9090, protocol: UDP, name: dns}]}]
            status: {phase: Running, podIP: 10.1.2.3, podIPs: [{ip: 10.1.2.3}, {ip: "fd00::3"}]}
            ---
            {apiVersion: v1, kind: Namespace, metadata: {name: shop, uid: 7c1d0e52-93ab-4f08-8b64-d2f01a35c6e9}}
            ---
            {apiVersion: v1, kind: ServiceAccount, metadata: {name: robot, namespace: shop, labels: {team: a}}}
            ---
            apiVersion: v1
            kind: Node
            metadata: {name: worker-1, annotations: {projectcalico.org/IPv4Address: 10.0.0.1/24}}
            spec: {podCIDR: 10.9.0.0/24, podCIDRs: [10.9.0.0/24]}
            status: {addresses: [{type: InternalIP, address: 10.0.0.1}]}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: np, namespace: shop}
            spec:
              podSelector: {matchExpressions: [{key: app, operator: In, values: [web, api]}]}
              policyTypes: [Ingress, Egress]
              ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}], ports: [{port: 80, endPort: 90}, {port: http}]}]
              egress: [{to: [{namespaceSelector: {}}]}]
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: svc, namespace: shop}
            spec: {clusterIP: 10.96.0.1, selector: {app: web}, ports: [{name: http, port: 80, targetPort: http, protocol: TCP}]}
            ---
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata: {name: svc-1, namespace: shop, labels: {kubernetes.io/service-name: svc}}
            addressType: IPv4
            endpoints: [{addresses: [10.1.2.3], conditions: {ready: true}}]
            ports: [{name: http, port: 8080, protocol: TCP}]
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: d, namespace: shop}
            spec: {replicas: 2, selector: {matchLabels: {app: d}}, template: {metadata: {labels: {app: d}}, spec: {containers: [{name: c}]}}}
            ---
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: s, namespace: shop}
            spec: {replicas: 3, selector: {matchLabels: {app: s}}, template: {metadata: {labels: {app: s}}, spec: {containers: [{name: c}]}}}
            ---
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: ds, namespace: shop}
            spec: {selector: {matchLabels: {app: ds}}, template: {metadata: {labels: {app: ds}}, spec: {hostNetwork: true, containers: [{name: c}]}}}
            ---
            apiVersion: apps/v1
            kind: ReplicaSet
            metadata: {name: rs, namespace: shop}
            spec: {replicas: 4, selector: {matchLabels: {app: rs}}, template: {metadata: {labels: {app: rs}}, spec: {containers: [{name: c}]}}}
            ---
            apiVersion: batch/v1
            kind: Job
            metadata: {name: j, namespace: shop}
            spec: {parallelism: 5, template: {metadata: {labels: {app: j}}, spec: {containers: [{name: c}]}}}
            ---
            apiVersion: batch/v1
            kind: CronJob
            metadata: {name: cj, namespace: shop}
            spec: {jobTemplate: {spec: {template: {metadata: {labels: {app: cj}}, spec: {containers: [{name: c}]}}}}}
            ---
            apiVersion: v1
            kind: ReplicationController
            metadata: {name: rc, namespace: shop}
            spec: {replicas: 6, selector: {app: rc}, template: {metadata: {labels: {app: rc}}, spec: {containers: [{name: c}]}}}
            ---
            apiVersion: policy.networking.k8s.io/v1alpha2
            kind: ClusterNetworkPolicy
            metadata: {name: cnp}
            spec: {tier: Admin, priority: 7, subject: {namespaces: {}}, egress: [{action: Deny, to: [{networks: [10.0.0.0/8]}]}]}
            ---
            apiVersion: kubevirt.io/v1
            kind: VirtualMachineInstanceMigration
            metadata: {name: m, namespace: shop}
            spec: {vmiName: vm1}
            status: {phase: Running, migrationState: {sourcePod: a}}
            """;

    private static List<Resource> everyKubernetesKind() {
        return ManifestReader.strict().readString(EVERY_KIND).resources();
    }

    @Test
    void every_kubernetes_kind_survives_fabric8s_classes_and_the_generic_form() {
        Set<Kind> seen = EnumSet.noneOf(Kind.class);
        for (Resource resource : everyKubernetesKind()) {
            seen.add(resource.kind());
            assertThat(Fabric8.toResource(Fabric8.toGeneric(resource))).isEqualTo(resource);
            Fabric8.toTyped(resource).ifPresent(typed -> {
                assertThat(Fabric8.kindOf(typed)).isEqualTo(resource.kind());
                assertThat(Fabric8.toResource(typed)).isEqualTo(resource);
            });
        }
        Set<Kind> kubernetes = EnumSet.range(Kind.POD, Kind.REPLICATION_CONTROLLER);
        assertThat(seen).isEqualTo(kubernetes);
        assertThat(kubernetes.stream().filter(kind -> Fabric8Classes.of(kind).isEmpty()))
                .containsExactly(Kind.CLUSTER_NETWORK_POLICY, Kind.VIRTUAL_MACHINE_INSTANCE_MIGRATION);
    }

    @Test
    void every_sample_manifest_survives_the_generic_form() throws Exception {
        int resources = 0;
        try (var files = Files.walk(SAMPLES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                for (Resource resource : ManifestReader.lenient()
                        .readString(Files.readString(file))
                        .resources()) {
                    GenericKubernetesResource generic = Fabric8.toGeneric(resource);
                    assertThat(generic.getMetadata().getName())
                            .isEqualTo(resource.metadata().name());
                    assertThat(Fabric8.toResource(generic)).isEqualTo(resource);
                    resources++;
                }
            }
        }
        assertThat(resources).isGreaterThan(20);
    }

    @Test
    void every_vector_of_every_calico_kind_survives_the_generic_form() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        Set<Kind> seen = EnumSet.noneOf(Kind.class);
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(VECTORS)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode json = mapper.readTree(line).path("json");
                Optional<Kind> kind = Kind.find(
                        json.path("apiVersion").asText(), json.path("kind").asText());
                if (kind.isPresent() && kind.get().calico()) {
                    Resource resource = mapper.treeToValue(json, Resource.class);
                    assertThat(Fabric8.toResource(Fabric8.toGeneric(resource))).isEqualTo(resource);
                    seen.add(kind.get());
                }
            }
        }
        assertThat(seen).hasSizeGreaterThan(15);
    }

    @Test
    void a_policy_keeps_every_field_with_the_names_of_the_api() {
        Resource policy = ManifestReader.strict().readString("""
                        apiVersion: projectcalico.org/v3
                        kind: GlobalNetworkPolicy
                        metadata: {name: deny, labels: {team: net}}
                        spec: {order: 12.5, selector: all(), types: [Egress], egress: [{action: Deny, destination: {ports: ["80:90", http]}}]}
                        """).resources().get(0);
        GenericKubernetesResource generic = Fabric8.toGeneric(policy);
        assertThat(generic.getApiVersion()).isEqualTo("projectcalico.org/v3");
        assertThat(generic.<Object>get("spec", "egress", 0, "destination", "ports", 0))
                .isEqualTo("80:90");
        assertThat(Fabric8.toResource(generic, GlobalNetworkPolicy.class)).contains((GlobalNetworkPolicy) policy);
        assertThat(Fabric8.toResource(generic, NetworkPolicy.class)).isEmpty();
        assertThat(Fabric8.toTyped(policy)).isEmpty();
        assertThat(ManifestWriter.json().write(Fabric8.toResource(generic)))
                .isEqualTo(ManifestWriter.json().write(policy));
    }

    @Test
    void fields_calico_does_not_read_are_passed_over() {
        Pod pod = new PodBuilder()
                .withNewMetadata()
                .withName("web-0")
                .withNamespace("shop")
                .endMetadata()
                .withNewSpec()
                .withNodeName("worker-1")
                .withRestartPolicy("Never")
                .addNewContainer()
                .withName("c")
                .withImage("nginx")
                .endContainer()
                .endSpec()
                .build();
        Resource resource = Fabric8.toResource(pod);
        assertThat(resource).isInstanceOf(io.calico4j.kubernetes.Pod.class);
        assertThat(((io.calico4j.kubernetes.Pod) resource).spec().nodeName()).contains("worker-1");
    }

    @Test
    void other_kinds_are_unknown_but_whole() {
        ConfigMap map = new ConfigMap();
        map.setData(Map.of("key", "value"));
        map.setMetadata(new ObjectMeta());
        map.getMetadata().setName("settings");
        Resource resource = Fabric8.toResource(map);
        assertThat(resource.kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(Fabric8.toGeneric(resource).<Object>get("data", "key")).isEqualTo("value");
    }

    @Test
    void an_object_that_is_none_of_its_kind_is_refused_with_its_kind() {
        GenericKubernetesResource generic = new GenericKubernetesResource();
        generic.setApiVersion("projectcalico.org/v3");
        generic.setKind("Tier");
        generic.setAdditionalProperty("spec", Map.of("order", "first"));
        HasMetadata object = generic;
        assertThatThrownBy(() -> Fabric8.toResource(object))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("Tier");
    }
}
