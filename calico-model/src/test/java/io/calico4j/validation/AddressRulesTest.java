// SPDX-License-Identifier: Apache-2.0
package io.calico4j.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.manifest.ManifestReader;
import io.calico4j.resource.Resource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Corners of the rules about addresses, and of what a rule sees of a number. */
class AddressRulesTest {
    private static Resource resource(String kind, String spec) {
        return ManifestReader.strict()
                .readString("{apiVersion: projectcalico.org/v3, kind: " + kind
                        + ", metadata: {name: a, namespace: b}, spec: {" + spec + "}}")
                .resources()
                .get(0);
    }

    private static List<String> fields(Validator validator, Resource resource) {
        return validator.violations(resource).stream()
                .map(Violation::calicoField)
                .sorted()
                .toList();
    }

    /** A mapped IPv4 address is IPv4, although the network of a short mask is one of IPv6. */
    @Test
    void tells_the_version_by_the_address_before_the_mask() {
        assertThat(fields(Validator.client(), resource("Node", "bgp: {ipv6Address: '::ffff:10.0.0.0/95'}")))
                .containsExactly("IPv6Address");
        assertThat(fields(Validator.client(), resource("Node", "bgp: {ipv4Address: '::ffff:10.0.0.0/95'}")))
                .isEmpty();
        assertThat(fields(Validator.client(), resource("IPPool", "cidr: '::ffff:10.0.0.0/95', ipipMode: Never")))
                .containsExactly("CIDR", "IPpool.CIDR", "IPpool.CIDR");
        assertThat(fields(
                        Validator.client(),
                        resource("IPPool", "cidr: '::ffff:10.0.0.0/95', ipipMode: Never, blockSize: 122")))
                .containsExactly("CIDR", "IPpool.CIDR");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 10.0.0.2, false",
        "10.0.0.1, fd00::2, true",
        "'', fd00::2, true",
        "'', 10.0.0.2, true",
        "10.0.0.1, '', true",
        "'', '', false",
        "10.0.0.1, ::ffff:1.2.3.4, false",
    })
    void compares_the_versions_of_a_nat_also_where_one_is_missing(String internal, String external, boolean differ) {
        Resource endpoint = resource(
                "WorkloadEndpoint",
                "interfaceName: cali1, ipNetworks: [10.0.0.1/32], ipNATs: [{internalIP: '" + internal
                        + "', externalIP: '" + external + "'}]");
        assertThat(fields(Validator.client(), endpoint).contains("ExternalIP")).isEqualTo(differ);
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775807, true",
        "9223372036854775000, false",
        "300, false",
    })
    void a_number_that_rounds_to_more_than_an_integer_is_no_icmp_type_to_the_schema(String type, boolean missing) {
        Resource policy = resource(
                "NetworkPolicy", "ingress: [{action: Allow, protocol: ICMP, icmp: {type: " + type + ", code: 5}}]");
        assertThat(fields(Validator.schema(), policy).contains("spec.ingress[0].icmp"))
                .isEqualTo(missing);
    }
}
