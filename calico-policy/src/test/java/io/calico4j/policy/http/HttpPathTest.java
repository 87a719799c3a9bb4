// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpPathTest {

    @ParameterizedTest
    @CsvSource({
        "/,/",
        "/a/b,/a/b",
        "//a///b/,/a/b",
        "/a/./b/../c,/a/c",
        "/../../a,/a",
        "/a?b=/../c,/a",
        "/a#b,/a",
        "/a%2Fb,/a/b",
        "/a\\..\\b,/b",
        "/a;v=1/b;w=2,/a/b",
        "/a/..;x/b,/b",
        "/a%3Bx/b,/a/b",
        "/a%3Fb,/a?b",
        "/a+b,/a+b",
        "/%C3%A9,/é",
        "/a/...,/a/...",
        "/;x,/"
    })
    void a_path_has_one_spelling(String text, String normal) {
        assertThat(HttpPath.normalize(text)).hasToString("Optional[" + normal + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "*", "?/a", "/%", "/%4", "/%g0", "/a%252Fb", "/a%255cb", "/%252E", "/a%00b"})
    void a_path_that_servers_read_differently_has_none(String text) {
        assertThat(HttpPath.normalize(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/foo,/foo,true", "/foo/bar,/foo,true", "/foobar,/foo,false", "/,/foo,false", "/any,/,true", "/,/,true"
    })
    void a_prefix_ends_with_a_segment(String path, String prefix, boolean expected) {
        assertThat(path(path).startsWith(path(prefix))).isEqualTo(expected);
    }

    @Property(tries = 500)
    void no_normal_form_holds_an_empty_or_relative_segment(@ForAll("paths") String text) {
        HttpPath.normalize(text)
                .map(HttpPath::toString)
                .filter(normal -> !normal.equals("/"))
                .ifPresent(normal -> {
                    assertThat(normal).startsWith("/");
                    assertThat(Arrays.asList(normal.substring(1).split("/", -1)))
                            .doesNotContain("", ".", "..");
                    assertThat(path(text).startsWith(path("/"))).isTrue();
                });
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of("/", "//", ".", "..", "a", "bc", ";", "%2e", "%2F", "%5c", "%3b", "\\", "?", "%25", "é")
                .list()
                .ofMaxSize(9)
                .map(parts -> "/" + String.join("", parts));
    }

    private static HttpPath path(String text) {
        return HttpPath.normalize(text).orElseThrow();
    }
}
