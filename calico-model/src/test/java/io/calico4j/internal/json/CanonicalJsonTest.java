// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.resource.Content;
import io.calico4j.resource.Kind;
import io.calico4j.resource.Metadata;
import io.calico4j.resource.ResourceList;
import io.calico4j.resource.UnknownResource;
import io.calico4j.resource.config.FelixConfigurationSpec;
import io.calico4j.resource.node.CalicoNodeStatusStatus;
import io.calico4j.resource.policy.Rule;
import io.calico4j.resource.policy.Tier;
import io.calico4j.resource.policy.TierSpec;
import io.calico4j.resource.pool.IPAMBlockSpec;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
    @Test
    void writes_fields_that_are_always_there() {
        assertThat(CanonicalJson.text(Tier.builder().name("t").build()))
                .isEqualTo("{\"kind\":\"Tier\",\"apiVersion\":\"projectcalico.org/v3\",\"metadata\":{\"name\":\"t\"},"
                        + "\"spec\":{},\"status\":{}}");
        assertThat(CanonicalJson.text(FelixConfigurationSpec.empty())).isEqualTo("{\"bpfLogLevel\":\"\"}");
    }

    @Test
    void writes_absent_lists_maps_and_times_as_null_where_calico_does() {
        assertThat(CanonicalJson.text(IPAMBlockSpec.empty()))
                .isEqualTo("{\"cidr\":\"\",\"allocations\":null,\"unallocated\":null,\"attributes\":null,"
                        + "\"sequenceNumber\":0,\"sequenceNumberForAllocation\":null,\"deleted\":false,"
                        + "\"strictAffinity\":false}");
        assertThat(CanonicalJson.text(CalicoNodeStatusStatus.empty())).startsWith("{\"lastUpdated\":null,");
    }

    @Test
    void writes_elements_behind_pointers_and_unsigned_numbers() {
        TreeMap<String, BigInteger> sequence = new TreeMap<>();
        sequence.put("3", BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE));
        IPAMBlockSpec block = IPAMBlockSpec.builder()
                .cidr("10.0.0.0/30")
                .allocations(List.of(Optional.of(2L), Optional.empty()))
                .unallocated(List.of())
                .sequenceNumberForAllocation(sequence)
                .build();
        assertThat(CanonicalJson.text(block))
                .contains(
                        "\"allocations\":[2,null],\"unallocated\":[],",
                        "\"sequenceNumberForAllocation\":{\"3\":18446744073709551615}");
    }

    @Test
    void escapes_as_go_does() {
        assertThat(CanonicalJson.text(Metadata.builder()
                        .name("<a>&\"\\\u2028\u0007\n\t\b\f\u007f\u00e9\u20ac\ud83d\ude00\ud800x")
                        .build()))
                .isEqualTo("{\"name\":\"\\u003ca\\u003e\\u0026\\\"\\\\\\u2028\\u0007\\n\\t\\b\\f\u007f\u00e9\u20ac"
                        + "\ud83d\ude00\ufffdx\"}");
    }

    @Test
    void orders_map_keys_by_their_bytes() {
        assertThat(CanonicalJson.text(Metadata.builder()
                        .putLabel("\ud83d\ude00", "2")
                        .putLabel("\uff5e", "1")
                        .putLabel("z", "0")
                        .build()))
                .isEqualTo("{\"labels\":{\"z\":\"0\",\"\uff5e\":\"1\",\"\ud83d\ude00\":\"2\"}}");
    }

    @Test
    void writes_floats_as_go_does() {
        assertThat(GoFloat.text(-0.0)).isEqualTo("-0");
        assertThat(GoFloat.text(1000)).isEqualTo("1000");
        assertThat(GoFloat.text(10.5)).isEqualTo("10.5");
        assertThat(GoFloat.text(1e20)).isEqualTo("100000000000000000000");
        assertThat(GoFloat.text(1e21)).isEqualTo("1e+21");
        assertThat(GoFloat.text(-0x1p-23)).isEqualTo("-1.1920928955078125e-7");
        assertThat(GoFloat.text(1e-6)).isEqualTo("0.000001");
        assertThat(GoFloat.text(0x1p-44)).isEqualTo("5.684341886080802e-14");
        assertThat(GoFloat.text(Double.MIN_VALUE)).isEqualTo("5e-324");
        assertThat(GoFloat.text(Double.MAX_VALUE)).isEqualTo("1.7976931348623157e+308");
    }

    @Test
    void leaves_out_a_time_or_number_that_is_zero_without_a_pointer_only() {
        Instant zero = Instant.parse("0001-01-01T00:00:00Z");
        assertThat(CanonicalJson.text(Metadata.builder()
                        .creationTimestamp(zero)
                        .deletionTimestamp(zero)
                        .generation(0)
                        .deletionGracePeriodSeconds(0)
                        .build()))
                .isEqualTo("{\"deletionTimestamp\":null,\"deletionGracePeriodSeconds\":0}");
        assertThat(CanonicalJson.text(FelixConfigurationSpec.builder()
                        .netlinkTimeout(Duration.ZERO)
                        .build()))
                .isEqualTo("{\"netlinkTimeout\":\"0s\",\"bpfLogLevel\":\"\"}");
    }

    @Test
    void leaves_out_the_ends_of_a_rule_that_match_anything() {
        assertThat(CanonicalJson.text(Rule.deny().build())).isEqualTo("{\"action\":\"Deny\"}");
    }

    @Test
    void writes_lists_with_their_own_metadata() {
        Tier tier = Tier.builder()
                .name("a")
                .spec(TierSpec.builder().order(7.5).build())
                .build();
        assertThat(CanonicalJson.text(ResourceList.of(Kind.TIER, List.of(tier))))
                .isEqualTo("{\"kind\":\"TierList\",\"apiVersion\":\"projectcalico.org/v3\",\"metadata\":{},"
                        + "\"items\":[" + CanonicalJson.text(tier) + "]}");
        assertThat(CanonicalJson.text(ResourceList.of(Kind.TIER, List.of()))).endsWith("\"items\":[]}");
    }

    @Test
    void writes_an_unknown_resource_with_its_identity_first() {
        TreeMap<String, Content> members = new TreeMap<>();
        members.put("alpha", new Content.Numeral("1.50"));
        members.put("apiVersion", new Content.Text("example.com/v1"));
        members.put("kind", new Content.Text("Widget"));
        members.put("metadata", Content.Mapping.of(new TreeMap<>()));
        assertThat(CanonicalJson.text(UnknownResource.of(new Content.Mapping(members))))
                .isEqualTo("{\"kind\":\"Widget\",\"apiVersion\":\"example.com/v1\",\"metadata\":{},\"alpha\":1.50}");
    }
}
