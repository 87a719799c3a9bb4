// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.kubernetes.Namespace;
import io.calico4j.kubernetes.Pod;
import io.calico4j.kubernetes.ServiceAccount;
import io.calico4j.label.EndpointLabels;
import io.calico4j.label.Labels;
import io.calico4j.resource.node.HostEndpoint;
import io.calico4j.resource.policy.GlobalNetworkSet;
import io.calico4j.resource.policy.NetworkSet;
import io.calico4j.resource.policy.Profile;
import io.calico4j.resource.policy.Tier;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InheritedLabelsTest {
    private static final Namespace SHOP =
            Namespace.builder().name("shop").label("team", "blue").build();
    private static final ServiceAccount WEB = ServiceAccount.builder()
            .name("web")
            .namespace("shop")
            .label("level", "three")
            .build();
    private static final Profile EDGE = Profile.builder()
            .name("edge")
            .spec(spec -> spec.labelsToApply(Map.of("zone", "outer")))
            .build();
    private static final Pod POD = Pod.builder()
            .name("p")
            .namespace("shop")
            .label("role", "db")
            .spec(spec -> spec.serviceAccountName("web"))
            .build();
    private static final InheritedLabels INHERITED = InheritedLabels.of(List.of(SHOP, WEB, EDGE, POD));

    @Test
    void a_pod_has_the_labels_of_its_namespace_and_of_its_account() {
        EndpointLabels endpoint = InheritedLabels.endpoint(POD).orElseThrow();
        Labels seen = INHERITED.seenBy(endpoint);
        assertThat(seen.get("role")).contains("db");
        assertThat(seen.get("pcns.team")).contains("blue");
        assertThat(seen.get("pcns.projectcalico.org/name")).contains("shop");
        assertThat(seen.get("pcsa.level")).contains("three");
        assertThat(seen.get("projectcalico.org/serviceaccount")).contains("web");
        assertThat(INHERITED.origin(endpoint, "role")).isEmpty();
        assertThat(INHERITED.origin(endpoint, "nothing")).isEmpty();
        assertThat(INHERITED.origin(endpoint, "pcns.team").orElseThrow().resource())
                .isEqualTo(SHOP);
        assertThat(INHERITED.origin(endpoint, "pcsa.level").orElseThrow().profile())
                .isEqualTo("ksa.shop.web");
    }

    @Test
    void an_own_label_counts_before_inherited_ones_and_the_first_profile_before_the_next() {
        Profile second = Profile.builder()
                .name("second")
                .spec(spec -> spec.labelsToApply(Map.of("zone", "inner", "rack", "r-9")))
                .build();
        InheritedLabels inherited = InheritedLabels.of(List.of(EDGE, second));
        HostEndpoint host = HostEndpoint.builder()
                .name("h")
                .label("rack", "r-1")
                .spec(spec -> spec.profiles(List.of("edge", "second")))
                .build();
        Labels seen = inherited.seenBy(InheritedLabels.endpoint(host).orElseThrow());
        assertThat(seen).isEqualTo(Labels.of("rack", "r-1", "zone", "outer"));
    }

    @Test
    void a_profile_that_is_written_out_counts_before_the_namespace_of_its_name_in_either_order() {
        Profile written = Profile.builder()
                .name("kns.shop")
                .spec(spec -> spec.labelsToApply(Map.of("pcns.team", "green")))
                .build();
        for (InheritedLabels inherited :
                List.of(InheritedLabels.of(List.of(SHOP, written)), InheritedLabels.of(List.of(written, SHOP)))) {
            assertThat(inherited.source("kns.shop").orElseThrow().resource()).isEqualTo(written);
            assertThat(inherited.sources().keySet()).containsExactly("kns.shop");
        }
    }

    @Test
    void network_sets_inherit_from_their_namespace_and_global_ones_from_nobody() {
        NetworkSet own = NetworkSet.builder()
                .name("s")
                .namespace("shop")
                .label("feed", "a")
                .build();
        GlobalNetworkSet global =
                GlobalNetworkSet.builder().name("g").label("feed", "b").build();
        assertThat(INHERITED.seenBy(InheritedLabels.endpoint(own).orElseThrow()).get("pcns.team"))
                .contains("blue");
        assertThat(INHERITED.seenBy(InheritedLabels.endpoint(global).orElseThrow()))
                .isEqualTo(Labels.of("feed", "b"));
    }

    @Test
    void what_is_no_endpoint_and_what_hands_nothing_down_is_neither() {
        Pod onNode = POD.withSpec(POD.spec().withHostNetwork(true));
        assertThat(InheritedLabels.endpoint(onNode)).isEmpty();
        assertThat(InheritedLabels.endpoint(Tier.builder().name("t").build())).isEmpty();
        assertThat(InheritedLabels.source(POD)).isEmpty();
    }

    @Test
    void profiles_are_described_by_what_they_stand_for() {
        assertThat(InheritedLabels.describe("kns.shop")).isEqualTo("namespace shop");
        assertThat(InheritedLabels.describe("ksa.shop.web")).isEqualTo("service account shop/web");
        assertThat(InheritedLabels.describe("edge")).isEqualTo("profile edge");
    }
}
