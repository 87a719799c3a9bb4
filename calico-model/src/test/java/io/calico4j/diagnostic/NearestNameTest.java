// SPDX-License-Identifier: Apache-2.0
package io.calico4j.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
    private static final List<String> KNOWN = List.of(
            "selector", "cidr", "blockSize", "ipipMode", "vxlanMode", "natOutgoing", "nodeSelector", "nets", "ips");

    @ParameterizedTest
    @CsvSource({
        "cdir, cidr",
        "CIDR, cidr",
        "blocksize, blockSize",
        "block_size, blockSize",
        "selctor, selector",
        "nodeSelctor, nodeSelector",
        "natOutgoin, natOutgoing",
        "vxlanmod, vxlanMode",
        "net, nets",
    })
    void finds_what_was_meant(String typed, String meant) {
        assertThat(NearestName.of(typed, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"colour", "x", "''", "spec"})
    void stays_silent_when_nothing_is_near(String typed) {
        assertThat(NearestName.of(typed, KNOWN)).isEmpty();
    }

    @Test
    void breaks_ties_by_name() {
        assertThat(NearestName.of("abcd", List.of("abcf", "abce", "abcg"))).contains("abce");
    }

    @Test
    void never_compares_huge_names() {
        assertThat(NearestName.of("a".repeat(1_000_000), List.of("a".repeat(1_000_000))))
                .isEmpty();
    }
}
