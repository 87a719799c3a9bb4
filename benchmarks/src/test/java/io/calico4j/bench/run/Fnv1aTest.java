// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class Fnv1aTest {

    @Test
    void agrees_with_the_published_test_vectors() {
        assertThat(new Fnv1a()).hasToString("cbf29ce484222325");
        assertThat(new Fnv1a().add("a")).hasToString("af63dc4c8601ec8c");
        assertThat(new Fnv1a().add("foobar")).hasToString("85944171f73967e8");
    }

    @Test
    void sorted_keys_hash_alike_in_any_order() {
        assertThat(Fnv1a.ofSorted(List.of("b", "a", "b"))).isEqualTo(Fnv1a.ofSorted(List.of("a", "b")));
        assertThat(Fnv1a.ofSorted(List.of("ab"))).isNotEqualTo(Fnv1a.ofSorted(List.of("a", "b")));
    }
}
