// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.larger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SelectorCopiesTest {

    @Test
    void ids_and_namespaces_carry_the_number_of_the_copy() {
        assertThat(SelectorCopies.copies(
                        List.of(
                                "ep-000007\tkns.ns-0091,ksa.ns-0091.sa-3\tapp=svc-24,projectcalico.org/namespace=ns-0091"),
                        2))
                .containsExactly(
                        "ep-000007-0\tkns.ns-0091-0,ksa.ns-0091-0.sa-3-0\tapp=svc-24,projectcalico.org/namespace=ns-0091-0",
                        "ep-000007-1\tkns.ns-0091-1,ksa.ns-0091-1.sa-3-1\tapp=svc-24,projectcalico.org/namespace=ns-0091-1");
    }

    @Test
    void namespaces_inside_selectors_carry_it_too() {
        assertThat(Copies.text("(app in {\"svc-119\"} && projectcalico.org/namespace == \"ns-0119\")", 4))
                .isEqualTo("(app in {\"svc-119\"} && projectcalico.org/namespace == \"ns-0119-4\")");
        assertThat(Copies.text("cns-0001 == 'ns-00012'", 4)).isEqualTo("cns-0001 == 'ns-00012'");
    }

    @Test
    void addresses_are_shifted_by_the_published_step() {
        assertThat(Copies.address(0x0A01_869F, 3)).isEqualTo(0x0A31_869F);
    }
}
