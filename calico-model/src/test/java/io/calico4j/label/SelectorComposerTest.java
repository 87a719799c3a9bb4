// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SelectorComposerTest {
    private static final SelectorComposer STANDARD = SelectorComposer.standard();
    private static final SelectorComposer EXACT = SelectorComposer.calicoExact();

    private static EntitySelectors side(String selector, String not, String namespaces) {
        return new EntitySelectors(selector, not, namespaces, Optional.empty());
    }

    @Test
    void a_namespaced_policy_selects_in_its_namespace() {
        assertThat(STANDARD.namespacedPolicy("shop", "a=='1' || b=='2'", "team == 'x'"))
                .isEqualTo("((a=='1' || b=='2') && projectcalico.org/namespace == 'shop') && pcsa.team == \"x\"");
        assertThat(STANDARD.namespacedPolicy("shop", "", "")).isEqualTo("projectcalico.org/namespace == 'shop'");
        assertThat(STANDARD.namespacedPolicy("", "has(a)", "")).isEqualTo("has(a)");
        assertThat(STANDARD.namespacedPolicy("", "", "all()")).isEqualTo("all()");
        assertThat(STANDARD.namespacedPolicy("shop", " ", "no selector"))
                .isEqualTo("( ) && projectcalico.org/namespace == 'shop'");
    }

    @Test
    void all_of_a_global_policy_means_all_that_the_further_selectors_are_about() {
        assertThat(STANDARD.globalPolicy("all()", "", "")).isEqualTo("all()");
        assertThat(STANDARD.globalPolicy("all()", "stage == 'prod'", ""))
                .isEqualTo("(has(projectcalico.org/namespace)) && pcns.stage == \"prod\"");
        assertThat(STANDARD.globalPolicy("has(x) || all()", "", "all()"))
                .isEqualTo(
                        "(has(x) || has(projectcalico.org/serviceaccount)) && has(projectcalico.org/serviceaccount)");
        assertThat(STANDARD.globalPolicy("", "all()", "all()"))
                .isEqualTo("(has(projectcalico.org/namespace)) && has(projectcalico.org/serviceaccount)");
    }

    @Test
    void only_functions_are_replaced_unless_calico_is_to_be_followed_to_the_letter() {
        assertThat(STANDARD.globalPolicy("team == 'all()' || all( )", "zone == 'global() all()'", ""))
                .isEqualTo("(team == 'all()' || has(projectcalico.org/namespace)) && pcns.zone == \"global() all()\"");
        assertThat(EXACT.globalPolicy("team == 'all()' || all( )", "zone == 'global() all()'", ""))
                .isEqualTo("(team == 'has(projectcalico.org/namespace)' || all( ))"
                        + " && pcns.zone == \"global() has(projectcalico.org/namespace)\"");
        assertThat(STANDARD.entity("", side("", "", "zone == 'global()' || global( )")))
                .isEqualTo("(pcns.zone == \"global()\" || !has(projectcalico.org/namespace))");
        assertThat(EXACT.entity("", side("", "", "zone == 'global()' || global( )")))
                .isEqualTo("(pcns.zone == \"!has(projectcalico.org/namespace)\" || !has(projectcalico.org/namespace))");
    }

    @Test
    void one_side_of_a_rule_stays_in_the_policys_namespace_unless_it_selects_namespaces() {
        assertThat(STANDARD.entity("shop", side("", "", ""))).isEmpty();
        assertThat(STANDARD.entity("shop", side("", "has(x)", ""))).isEqualTo("projectcalico.org/namespace == 'shop'");
        assertThat(STANDARD.entity("shop", side("a=='1'", "", "")))
                .isEqualTo("(projectcalico.org/namespace == 'shop') && (a=='1')");
        assertThat(STANDARD.entity("shop", side("a=='1'", "", "b=='2'"))).isEqualTo("(pcns.b == \"2\") && (a=='1')");
        assertThat(STANDARD.entity("shop", side("", "", "!global()"))).isEqualTo("!!has(projectcalico.org/namespace)");
        assertThat(STANDARD.entity("", side("a=='1'", "", ""))).isEqualTo("a=='1'");
        assertThat(STANDARD.entity("shop", side("a=='1'", "", "not a selector")))
                .isEqualTo("a=='1'");
    }

    @Test
    void service_accounts_are_chosen_by_name_and_by_labels() {
        EntitySelectors.ServiceAccounts both =
                new EntitySelectors.ServiceAccounts(List.of("web", "api", "web"), "tier == '1'");
        assertThat(STANDARD.entity("", new EntitySelectors("has(x)", "", "", Optional.of(both))))
                .isEqualTo(
                        "((pcsa.tier == \"1\") && (projectcalico.org/serviceaccount in {\"api\", \"web\"})) && (has(x))");
        EntitySelectors.ServiceAccounts quoted = new EntitySelectors.ServiceAccounts(List.of("o'neil"), "tier == '1'");
        assertThat(STANDARD.entity("", new EntitySelectors("", "", "", Optional.of(quoted))))
                .isEmpty();
        EntitySelectors.ServiceAccounts labels = new EntitySelectors.ServiceAccounts(List.of(), "all()");
        assertThat(STANDARD.entity("shop", new EntitySelectors("", "", "", Optional.of(labels))))
                .isEqualTo("(projectcalico.org/namespace == 'shop') && (all())");
    }

    @Test
    void kubernetes_label_selectors_are_translated() {
        KubernetesLabelSelector selector = new KubernetesLabelSelector(
                Labels.of("b", "2", "a", "1"),
                List.of(
                        new KubernetesLabelSelector.Expression("c", "In", List.of("4", "3")),
                        new KubernetesLabelSelector.Expression("d", "NotIn", List.of()),
                        new KubernetesLabelSelector.Expression("e", "Exists", List.of()),
                        new KubernetesLabelSelector.Expression("f", "Sometimes", List.of()),
                        new KubernetesLabelSelector.Expression("g", "DoesNotExist", List.of())));
        String terms = "a == '1' && b == '2' && c in { '4', '3' } && d not in { '' } && has(e) && ! has(g)";
        assertThat(KubernetesLabelSelector.ofNamespaces(Optional.of(selector))).isEqualTo(terms);
        assertThat(KubernetesLabelSelector.ofPods(Optional.of(selector)))
                .isEqualTo("projectcalico.org/orchestrator == 'k8s' && " + terms);
        assertThat(KubernetesLabelSelector.ofPods(Optional.empty()))
                .isEqualTo("projectcalico.org/orchestrator == 'k8s'");
        assertThat(KubernetesLabelSelector.ofNamespaces(Optional.empty())).isEmpty();
        assertThat(KubernetesLabelSelector.ofNamespaces(
                        Optional.of(new KubernetesLabelSelector(Labels.empty(), List.of()))))
                .isEqualTo("all()");
    }
}
