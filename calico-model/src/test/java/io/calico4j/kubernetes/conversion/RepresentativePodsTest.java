// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.kubernetes.Pod;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.net.Cidr;
import io.calico4j.resource.Resource;
import io.calico4j.resource.ResourceKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepresentativePodsTest {
    private static final List<Resource> TREE =
            ManifestReader.strict().readString("""
                    apiVersion: apps/v1
                    kind: Deployment
                    metadata: {name: web, namespace: shop}
                    spec: {replicas: 3, template: {metadata: {labels: {app: web}}, spec: {serviceAccountName: robot}}}
                    ---
                    apiVersion: apps/v1
                    kind: ReplicaSet
                    metadata:
                      name: web-7d
                      namespace: shop
                      ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: web, uid: u}]
                    spec: {replicas: 3, template: {metadata: {labels: {app: web}}}}
                    ---
                    apiVersion: apps/v1
                    kind: StatefulSet
                    metadata: {name: db, namespace: shop}
                    spec: {replicas: 2, template: {metadata: {labels: {app: db}}, spec: {nodeName: worker-9}}}
                    ---
                    apiVersion: apps/v1
                    kind: Deployment
                    metadata: {name: live, namespace: shop}
                    spec: {template: {metadata: {labels: {app: live}}}}
                    ---
                    apiVersion: v1
                    kind: Pod
                    metadata: {name: live-x, namespace: shop, labels: {app: live, pod-template-hash: x}}
                    ---
                    apiVersion: apps/v1
                    kind: Deployment
                    metadata: {name: asleep, namespace: shop}
                    spec: {replicas: 0, template: {metadata: {labels: {app: asleep}}}}
                    """).resources();

    @Test
    void controllers_without_pods_stand_for_them_once() {
        List<Pod> pods = RepresentativePods.standard().missingFrom(TREE);
        assertThat(pods.stream()
                        .map(pod -> pod.metadata().name() + " " + pod.metadata().labels() + " "
                                + pod.spec().nodeName().orElse("")))
                .containsExactly("web-deployment-0 {app=web} any-node", "db-0 {app=db} worker-9");
        assertThat(pods.get(0).metadata().ownerReferences().get(0).name()).isEqualTo("web");
        assertThat(PodState.of(pods.get(0)).valid()).isTrue();
        assertThat(KubernetesConverter.standard()
                        .workloadEndpoints(pods.get(0))
                        .get(0)
                        .value()
                        .orElseThrow()
                        .spec()
                        .profiles())
                .containsExactly("kns.shop", "ksa.shop.robot");
    }

    @Test
    void as_many_as_are_asked_for_get_addresses_until_the_block_ends() {
        List<Pod> pods = RepresentativePods.standard()
                .withAtMost(2)
                .withAddresses(Cidr.parse("198.51.100.0/30"))
                .missingFrom(TREE);
        assertThat(pods.stream()
                        .map(pod -> pod.metadata().name() + " "
                                + pod.status().podIP().orElse("-")))
                .containsExactly(
                        "web-deployment-0 198.51.100.1",
                        "web-deployment-1 198.51.100.2",
                        "db-0 198.51.100.3",
                        "db-1 -");
    }

    @Test
    void they_are_told_from_real_pods() {
        Pod representative = RepresentativePods.standard().missingFrom(TREE).get(0);
        assertThat(RepresentativePods.standsFor(representative).map(ResourceKey::toString))
                .contains("Deployment/shop/web");
        assertThat(TREE.stream().filter(Pod.class::isInstance).map(Pod.class::cast))
                .singleElement()
                .satisfies(
                        real -> assertThat(RepresentativePods.standsFor(real)).isEmpty());
    }

    @Test
    void addresses_are_those_that_no_real_pod_and_no_node_has() {
        List<Resource> tree = ManifestReader.strict().readString("""
                        apiVersion: v1
                        kind: Pod
                        metadata: {name: real, namespace: shop}
                        status: {podIP: 255.255.255.253}
                        ---
                        apiVersion: apps/v1
                        kind: DaemonSet
                        metadata: {name: agent, namespace: shop}
                        spec: {template: {metadata: {labels: {app: agent}}, spec: {hostNetwork: true}}}
                        ---
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata: {name: api, namespace: shop}
                        spec: {replicas: 2, template: {metadata: {labels: {app: api}}}}
                        """).resources();
        assertThat(
                        RepresentativePods.standard()
                                .withAtMost(2)
                                .withAddresses(Cidr.parse("255.255.255.252/30"))
                                .missingFrom(tree)
                                .stream()
                                .map(pod -> pod.metadata().name() + " "
                                        + pod.status().podIP().orElse("-")))
                .containsExactly(
                        "api-deployment-0 255.255.255.254", "api-deployment-1 255.255.255.255", "agent-daemonset-0 -");
    }
}
