// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.resource.policy.HTTPMatch;
import io.calico4j.resource.policy.HTTPPath;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HttpCriteriaTest {
    private static final HTTPPath EXACT = HTTPPath.builder().exact("/cart").build();
    private static final HTTPPath PREFIX = HTTPPath.builder().prefix("/shop").build();
    private static final HTTPPath BOTH =
            HTTPPath.builder().exact("/pay").prefix("/pa").build();

    private static HttpCriteria criteria(List<String> methods, HTTPPath... paths) {
        return HttpCriteria.of(
                HTTPMatch.builder().methods(methods).paths(List.of(paths)).build());
    }

    @Test
    void one_entry_of_each_part_is_enough() {
        HttpCriteria criteria = criteria(List.of("GET", "PUT"), EXACT, PREFIX);

        assertThat(criteria.match(HttpRequest.of("PUT", "/cart/"))).isEqualTo(HttpOutcome.MATCH);
        assertThat(criteria.match(HttpRequest.of("GET", "/shop/7"))).isEqualTo(HttpOutcome.MATCH);
        assertThat(criteria.match(HttpRequest.of("GET", "/cart/7"))).isEqualTo(HttpOutcome.NO_MATCH);
        assertThat(criteria.match(HttpRequest.of("get", "/cart"))).isEqualTo(HttpOutcome.NO_MATCH);
    }

    @Test
    void an_entry_with_both_is_exact() {
        assertThat(criteria(List.of(), BOTH).match(HttpRequest.of("GET", "/pay")))
                .isEqualTo(HttpOutcome.MATCH);
        assertThat(criteria(List.of(), BOTH).match(HttpRequest.of("GET", "/pa/x")))
                .isEqualTo(HttpOutcome.NO_MATCH);
    }

    @Test
    void what_the_request_does_not_say_holds() {
        assertThat(criteria(List.of("GET"), EXACT).match(HttpRequest.of(Optional.empty(), Optional.of("/cart"))))
                .isEqualTo(HttpOutcome.MATCH);
        assertThat(criteria(List.of("GET"), EXACT).match(HttpRequest.of(Optional.of("GET"), Optional.empty())))
                .isEqualTo(HttpOutcome.MATCH);
    }

    @Test
    void a_relative_path_is_invalid_only_where_it_is_looked_at() {
        assertThat(criteria(List.of("GET"), EXACT).match(HttpRequest.of("GET", "cart")))
                .isEqualTo(HttpOutcome.INVALID);
        assertThat(criteria(List.of("GET"), EXACT).match(HttpRequest.of("POST", "cart")))
                .isEqualTo(HttpOutcome.NO_MATCH);
        assertThat(criteria(List.of("*")).match(HttpRequest.of("POST", "cart"))).isEqualTo(HttpOutcome.MATCH);
    }
}
