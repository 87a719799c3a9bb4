// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EndpointLabelsTest {
    @Test
    void a_pod_gets_the_labels_of_its_place_and_two_profiles() {
        EndpointLabels pod =
                EndpointLabels.ofPod(Labels.of("app", "web", LabelNames.NAMESPACE, "elsewhere"), "shop", "robot");
        assertThat(pod.labels())
                .isEqualTo(Labels.of(
                        "app",
                        "web",
                        LabelNames.NAMESPACE,
                        "shop",
                        LabelNames.ORCHESTRATOR,
                        "k8s",
                        LabelNames.SERVICE_ACCOUNT,
                        "robot"));
        assertThat(pod.profiles()).containsExactly("kns.shop", "ksa.shop.robot");
        assertThat(EndpointLabels.ofPod(Labels.empty(), "shop", "").profiles()).containsExactly("kns.shop");
        assertThat(EndpointLabels.ofPod(Labels.empty(), "shop", "r".repeat(62))
                        .labels()
                        .has(LabelNames.SERVICE_ACCOUNT))
                .isTrue();
        assertThat(EndpointLabels.ofPod(Labels.empty(), "shop", "r".repeat(63))
                        .labels()
                        .has(LabelNames.SERVICE_ACCOUNT))
                .isFalse();
    }

    @Test
    void a_workload_cannot_pretend_to_inherit_labels() {
        EndpointLabels seen = EndpointLabels.ofWorkloadEndpoint(
                Labels.of("app", "web", "pcns.stage", "prod", "pcsa.team", "x", "pcnsx", "kept"),
                "robot",
                List.of("b", "a"));
        assertThat(seen.labels())
                .isEqualTo(Labels.of("app", "web", "pcnsx", "kept", LabelNames.SERVICE_ACCOUNT, "robot"));
        assertThat(seen.profiles()).containsExactly("b", "a");
    }

    @Test
    void network_sets_belong_to_their_namespace() {
        EndpointLabels set = EndpointLabels.ofNetworkSet(Labels.of("pcns.stage", "own"), "shop");
        assertThat(set.labels()).isEqualTo(Labels.of("pcns.stage", "own", LabelNames.NAMESPACE, "shop"));
        assertThat(set.profiles()).containsExactly("kns.shop");
    }

    @Test
    void profiles_hand_down_prefixed_labels_and_a_name() {
        assertThat(EndpointLabels.handedDownByNamespace("shop", Labels.of("stage", "prod", LabelNames.NAME, "lie")))
                .hasToString("pcns.projectcalico.org/name=shop,pcns.stage=prod");
        assertThat(EndpointLabels.handedDownByServiceAccount("robot", Labels.of("team", "x")))
                .hasToString("pcsa.projectcalico.org/name=robot,pcsa.team=x");
    }

    @Test
    void profile_names_are_cut_at_the_first_dots() {
        assertThat(EndpointLabels.serviceAccountProfile("", "robot.1")).isEqualTo("ksa.default.robot.1");
        assertThat(EndpointLabels.serviceAccountOfProfile("ksa.shop.robot.1"))
                .contains(new EndpointLabels.ServiceAccountName("shop", "robot.1"));
        assertThat(EndpointLabels.serviceAccountOfProfile("ksa.shop")).isEmpty();
        assertThat(EndpointLabels.serviceAccountOfProfile("kns.shop.x")).isEmpty();
        assertThat(EndpointLabels.namespaceOfProfile("kns.shop")).contains("shop");
        assertThat(EndpointLabels.namespaceOfProfile("ksa.shop.x")).isEmpty();
    }
}
