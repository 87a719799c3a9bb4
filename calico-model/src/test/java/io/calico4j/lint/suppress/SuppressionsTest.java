// SPDX-License-Identifier: Apache-2.0
package io.calico4j.lint.suppress;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.diagnostic.Code;
import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.report.Suppressed;
import io.calico4j.resource.policy.NetworkPolicy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuppressionsTest {
    private static final Diagnostic SELECTOR = Diagnostic.warning(
                    Code.of("CAL2705", "selects-nothing"),
                    FieldPath.parse("spec.ingress[1].source.selector"),
                    "nothing")
            .withSubject("NetworkPolicy/shop/web");
    private static final Diagnostic TIER = Diagnostic.error(
                    Code.of("CAL2704", "unknown-tier"), FieldPath.parse("spec.tier"), "no tier")
            .withSubject("NetworkPolicy/shop/web");

    @Test
    void a_file_accepts_findings_by_code_resource_and_field() {
        Suppressions.Applied applied = Suppressions.parse("""
                        # while the shop moves
                        CAL2705 NetworkPolicy/shop/* spec.ingress[1]: pods come later
                        CAL2704 *: the tier: it comes later
                        """, "accepted").apply(Diagnostics.of(SELECTOR, TIER));
        assertThat(applied.findings()).isEmpty();
        assertThat(applied.suppressed())
                .containsExactly(
                        new Suppressed(SELECTOR, "pods come later", "accepted:2"),
                        new Suppressed(TIER, "the tier: it comes later", "accepted:3"));
    }

    @Test
    void what_accepts_nothing_is_reported() {
        assertThat(Suppressions.parse("""
                                CAL2705 NetworkPolicy/store/*: other namespace
                                CAL2705 NetworkPolicy/shop/web spec.egress: other field
                                CAL2706 NetworkPolicy/shop/web: other code
                                """, "f")
                        .apply(Diagnostics.of(SELECTOR))
                        .findings()
                        .render())
                .isEqualTo("""
                        f:1:1: warning CAL2722 unused-suppression: CAL2705 is suppressed for NetworkPolicy/store/* but was not found there (remove it)
                        f:2:1: warning CAL2722 unused-suppression: CAL2705 is suppressed for NetworkPolicy/shop/web but was not found there (remove it)
                        f:3:1: warning CAL2722 unused-suppression: CAL2706 is suppressed for NetworkPolicy/shop/web but was not found there (remove it)
                        warning CAL2705 selects-nothing: NetworkPolicy/shop/web spec.ingress[1].source.selector: nothing
                        """);
    }

    @Test
    void a_resource_accepts_findings_about_itself() {
        NetworkPolicy policy = NetworkPolicy.builder()
                .namespace("shop")
                .name("web")
                .annotation(Suppressions.ANNOTATION, "CAL2705: one; CAL2704 spec.tier: two\nCAL2701: three")
                .build();
        Suppressions.Applied applied = Suppressions.ofResources(List.of(policy)).apply(Diagnostics.of(SELECTOR, TIER));
        assertThat(applied.suppressed())
                .extracting(Suppressed::reason, Suppressed::where)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("one", "annotation of NetworkPolicy/shop/web"),
                        org.assertj.core.groups.Tuple.tuple("two", "annotation of NetworkPolicy/shop/web"));
        assertThat(applied.findings().render())
                .isEqualTo("warning CAL2722 unused-suppression: NetworkPolicy/shop/web"
                        + " metadata.annotations[\"calico4j.io/suppress\"]: CAL2701 is suppressed for"
                        + " NetworkPolicy/shop/web but was not found there (remove it)\n");
    }

    @Test
    void what_cannot_be_read_is_reported_and_accepts_nothing() {
        Suppressions accepted = Suppressions.parse("""
                CAL27 *: short
                CAL2705: no resource
                CAL2705 *
                CAL2705 * spec..x: bad path
                CAL2705 * spec more: words
                """, "f");
        assertThat(accepted.asList()).isEmpty();
        assertThat(accepted.and(Suppressions.none()).problems().render()).isEqualTo("""
                        f:1:1: error CAL2721 bad-suppression: "CAL27" is no code (a code is CAL and four digits)
                        f:2:1: error CAL2721 bad-suppression: it does not say which resource is meant (write CODE RESOURCE [FIELD]: REASON)
                        f:3:1: error CAL2721 bad-suppression: no reason is given for CAL2705 (write CODE RESOURCE [FIELD]: REASON)
                        f:4:1: error CAL2721 bad-suppression: "spec..x" is no field path (such as spec.ingress[0].source.selector)
                        f:5:1: error CAL2721 bad-suppression: "CAL2705 * spec more: words" has more words before its colon than a code, a resource and a field (write CODE RESOURCE [FIELD]: REASON)
                        """);
    }

    @Test
    void a_star_stands_for_any_text() {
        assertThat(Suppression.matches("*", "")).isTrue();
        assertThat(Suppression.matches("a*c*e", "abcde")).isTrue();
        assertThat(Suppression.matches("a*c", "abcd")).isFalse();
        assertThat(Suppression.matches("**b", "aab")).isTrue();
        assertThat(Suppression.matches("", "a")).isFalse();
    }

    @Test
    void every_code_has_a_page() {
        for (Code code : SuppressionCodes.all()) {
            assertThat(Path.of("..", "docs", "diagnostics", code.id() + ".md"))
                    .content()
                    .startsWith("# " + code.id() + " " + code.name() + "\n");
        }
    }
}
