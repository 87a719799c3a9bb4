// SPDX-License-Identifier: Apache-2.0
package io.calico4j.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SelectorLintTest {
    private static final String SHOP = Linted.namespace("shop", "team: blue");
    private static final String SYSTEM = Linted.namespace("kube-system", "");
    private static final String DB = Linted.pod("shop", "db-0", "role: db");
    private static final String WEB = Linted.pod("shop", "web-0", "role: web, tier: front");

    @Test
    void a_policy_that_selects_nothing_names_the_nearest_label_or_value() {
        assertThat(Linted.lines(
                        SHOP,
                        DB,
                        WEB,
                        Linted.policy("shop", "p-label", "selector: \"rol == 'db'\""),
                        Linted.policy("shop", "p-value", "selector: \"role == 'bd'\""),
                        Linted.policy("shop", "p-both", "selector: \"role == 'db' && tier == 'front'\""),
                        Linted.policy("shop", "p-fine", "selector: \"role == 'db'\"")))
                .containsExactly(
                        "m:22:18: warning CAL2705 selects-nothing: NetworkPolicy/shop/p-label spec.selector: the policy"
                                + " applies to no endpoint here: no endpoint has the label \"rol\""
                                + " (did you mean \"role\"?)",
                        "m:27:18: warning CAL2705 selects-nothing: NetworkPolicy/shop/p-value spec.selector: the policy"
                                + " applies to no endpoint here: no endpoint has role = 'bd' (did you mean 'db'?)",
                        "m:32:18: warning CAL2705 selects-nothing: NetworkPolicy/shop/p-both spec.selector: the policy"
                                + " applies to no endpoint here: no endpoint satisfies all of it at once");
    }

    @Test
    void what_a_selector_rarely_means_is_reported_where_it_stands() {
        assertThat(Linted.lines(
                        SHOP,
                        DB,
                        WEB,
                        Linted.pod("shop", "bare-0", "tier: front"),
                        Linted.globalPolicy("g-8", "selector: \"tier != 'back' && role == 'web'\""),
                        Linted.globalPolicy(
                                "g-9",
                                "ingress: [{action: Allow, source: {selector: \"role != 'db'\"}},"
                                        + " {action: Allow, source: {selector: \"has(role) && role != 'db'\"}}]")))
                .containsExactly("m:34:53: warning CAL1503 matches-unlabelled: GlobalNetworkPolicy/g-9"
                        + " spec.ingress[0].source.selector: role != \"db\" also matches what has no label \"role\""
                        + " (write (has(role) && role != \"db\"))");
    }

    @Test
    void a_rule_that_matches_nothing_is_reported_at_its_side() {
        assertThat(Linted.lines(
                        SHOP,
                        DB,
                        WEB,
                        Linted.globalPolicy(
                                "g-1",
                                "ingress: [{action: Allow, source: {selector: \"tier == 'back'\"}},"
                                        + " {action: Allow, source: {selector: \"tier == 'front'\"}}]")))
                .containsExactly("m:22:53: warning CAL2705 selects-nothing: GlobalNetworkPolicy/g-1"
                        + " spec.ingress[0].source.selector: the rule matches no endpoint and no network set here:"
                        + " no endpoint has tier = 'back' (values of tier here: 'front')");
    }

    @Test
    void a_namespace_is_not_found_by_a_label_that_it_does_not_have() {
        assertThat(Linted.lines(
                        SHOP,
                        SYSTEM,
                        DB,
                        Linted.globalPolicy("g-2", "namespaceSelector: \"name == 'kube-system'\""),
                        Linted.globalPolicy("g-3", "namespaceSelector: \"team == 'blu'\""),
                        Linted.globalPolicy("g-4", "namespaceSelector: \"team == 'blue'\"")))
                .containsExactly(
                        "m:19:27: warning CAL2706 namespace-name-label: GlobalNetworkPolicy/g-2"
                                + " spec.namespaceSelector: the policy applies to no endpoint here: no namespace has"
                                + " the label \"name\" (a namespace's name is in projectcalico.org/name:"
                                + " projectcalico.org/name == 'kube-system')",
                        "m:24:27: warning CAL2705 selects-nothing: GlobalNetworkPolicy/g-3 spec.namespaceSelector: the"
                                + " policy applies to no endpoint here: no namespace has team = 'blu'"
                                + " (did you mean 'blue'?)");
    }

    @Test
    void what_is_selected_may_be_where_the_policy_does_not_look() {
        String set = """
                apiVersion: projectcalico.org/v3
                kind: GlobalNetworkSet
                metadata: {name: carriers, labels: {peering: carrier}}
                spec: {nets: [198.51.100.0/24]}
                """;
        String spec =
                "selector: \"role == 'web'\", egress: [{action: Allow, destination: {selector: \"peering == 'carrier'\"}}]";
        assertThat(Linted.lines(DB, Linted.pod("store", "w-0", "role: web"), set, Linted.policy("shop", "p-1", spec)))
                .containsExactly(
                        "m:23:18: warning CAL2705 selects-nothing: NetworkPolicy/shop/p-1 spec.selector: the policy"
                                + " applies to no endpoint here: Pod/store/w-0 would match, but is not in namespace"
                                + " \"shop\", where alone it is looked for (put the policy into that namespace)",
                        "m:23:84: warning CAL2705 selects-nothing: NetworkPolicy/shop/p-1"
                                + " spec.egress[0].destination.selector: the rule matches no endpoint and no network"
                                + " set here: GlobalNetworkSet/carriers would match, but is not in namespace \"shop\","
                                + " where alone it is looked for (add namespaceSelector: global())");
    }

    @Test
    void a_folder_of_policies_alone_gives_no_noise() {
        assertThat(Linted.lines(Linted.globalPolicy("g-5", "selector: \"nobody == 'here'\"")))
                .isEmpty();
    }

    @Test
    void named_ports_must_be_declared_somewhere() {
        assertThat(Linted.lines(
                        DB,
                        Linted.globalPolicy(
                                "g-6",
                                "ingress: [{action: Allow, protocol: TCP, destination: {ports: [web, wbe, 5432]}}]")))
                .containsExactly("m:11:76: warning CAL2709 undeclared-named-port: GlobalNetworkPolicy/g-6"
                        + " spec.ingress[0].destination.ports[1]: no endpoint declares a port named \"wbe\""
                        + " (did you mean \"web\"?)");
    }

    private static String kubernetesPolicy(String spec) {
        return """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {namespace: shop, name: k-1}
                spec: {%s}
                """.formatted(spec);
    }

    @Test
    void policies_of_kubernetes_that_select_nothing_are_reported_at_their_own_fields() {
        assertThat(Linted.lines(
                        SHOP,
                        DB,
                        WEB,
                        Linted.pod("store", "w-0", "role: courier"),
                        kubernetesPolicy("podSelector: {matchLabels: {rol: db}}, ingress: ["
                                + "{from: [{podSelector: {matchLabels: {role: web}}}, {podSelector: {matchLabels: {role: wbe}}}]},"
                                + " {from: [{podSelector: {matchLabels: {role: courier}}}]}]")))
                .containsExactly(
                        "m:29:21: warning CAL2705 selects-nothing: networking.k8s.io/NetworkPolicy/shop/k-1 spec.podSelector:"
                                + " the policy applies to no endpoint here: no endpoint has the label \"rol\""
                                + " (did you mean \"role\"?)",
                        "m:29:122: warning CAL2705 selects-nothing: networking.k8s.io/NetworkPolicy/shop/k-1"
                                + " spec.ingress[0].from[1].podSelector: the rule matches no endpoint and no network set here:"
                                + " no endpoint has role = 'wbe' (did you mean 'web'?)",
                        "m:29:175: warning CAL2705 selects-nothing: networking.k8s.io/NetworkPolicy/shop/k-1"
                                + " spec.ingress[1].from[0].podSelector: the rule matches no endpoint and no network set here:"
                                + " Pod/store/w-0 would match, but is not in namespace \"shop\", where alone it is looked for"
                                + " (add namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: store}})");
    }

    @Test
    void namespaces_have_the_label_that_kubernetes_gives_them() {
        String policy = "podSelector: {}, egress: [{to: [{namespaceSelector: {matchLabels: {%s: kube-system}}}]}],"
                + " policyTypes: [Egress]";
        String dns = Linted.pod("kube-system", "dns-0", "k8s-app: dns");
        assertThat(Linted.lines(SYSTEM, dns, kubernetesPolicy(policy.formatted("kubernetes.io/metadata.name"))))
                .isEmpty();
        assertThat(Linted.lines(SYSTEM, dns, kubernetesPolicy(policy.formatted("name"))))
                .singleElement()
                .asString()
                .contains("CAL2706 namespace-name-label")
                .contains("spec.egress[0].to[0].namespaceSelector")
                .endsWith("no namespace has the label \"name\""
                        + " (a namespace's name is in its label kubernetes.io/metadata.name)");
    }

    @Test
    void subjects_of_cluster_network_policies_are_asked_too() {
        String policy = """
                apiVersion: policy.networking.k8s.io/v1alpha2
                kind: ClusterNetworkPolicy
                metadata: {name: base}
                spec:
                  tier: Baseline
                  priority: 5
                  subject: {%s}
                """;
        assertThat(Linted.lines(SHOP, DB, policy.formatted("namespaces: {matchLabels: {team: blu}}")))
                .singleElement()
                .asString()
                .contains(
                        "spec.subject.namespaces: the policy applies to no endpoint here: no namespace has team = 'blu'");
        assertThat(Linted.lines(
                        SHOP,
                        DB,
                        policy.formatted("pods: {namespaceSelector: {}, podSelector: {matchLabels: {role: bd}}}")))
                .singleElement()
                .asString()
                .contains("spec.subject.pods.podSelector")
                .contains("did you mean 'db'?");
        assertThat(Linted.lines(SHOP, DB, policy.formatted("namespaces: {}"))).isEmpty();
    }

    @Test
    void named_ports_of_kubernetes_policies_must_be_declared_too() {
        assertThat(
                        Linted.lines(
                                DB,
                                kubernetesPolicy(
                                        "podSelector: {}, ingress: [{ports: [{port: web}, {port: wbe}, {port: 80}, {port: '90'}]}]")))
                .singleElement()
                .asString()
                .contains("CAL2709")
                .contains(
                        "spec.ingress[0].ports[1].port: no endpoint declares a port named \"wbe\" (did you mean \"web\"?)");
    }

    @Test
    void the_namespaces_of_kubernetes_itself_have_no_label_name_even_where_none_are_given() {
        String spec = "egress: [{action: Allow, source: {namespaceSelector: \"%s\"}}]";
        assertThat(Linted.lines(Linted.globalPolicy("g-1", spec.formatted("name in {'kube-system', 'default'}"))))
                .singleElement()
                .asString()
                .startsWith("m:4:61: warning CAL2706 namespace-name-label: GlobalNetworkPolicy/g-1"
                        + " spec.egress[0].source.namespaceSelector: Kubernetes does not give")
                .endsWith("projectcalico.org/name in {'default', 'kube-system'})");
        assertThat(Linted.lines(Linted.globalPolicy("g-1", spec.formatted("name == 'shop'"))))
                .isEmpty();
        assertThat(Linted.lines(Linted.globalPolicy("g-1", spec.formatted("team == 'default'"))))
                .isEmpty();
    }
}
