// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

import io.calico4j.internal.form.Names;
import io.calico4j.resource.Metadata;
import io.calico4j.resource.policy.GlobalNetworkPolicy;
import io.calico4j.resource.policy.NetworkPolicy;
import io.calico4j.resource.policy.PolicySpec;
import io.calico4j.resource.policy.Rule;
import java.util.List;

/** What the parts of a policy must be to each other, but for what is inside one rule. */
final class PolicyRules {
    static final List<TypeRule<NetworkPolicy>> NETWORK_POLICY = List.of(
            (policy, out) -> namespacedName(policy.metadata(), out),
            (policy, out) -> metadata(policy.metadata(), out),
            (policy, out) -> spec(policy.spec(), out));

    static final List<TypeRule<GlobalNetworkPolicy>> GLOBAL_NETWORK_POLICY = List.of(
            (policy, out) -> globalName(policy.metadata(), out),
            (policy, out) -> metadata(policy.metadata(), out),
            (policy, out) -> globalSpec(policy.spec(), out));

    private static final String NAME_FIELD = "Metadata.Name";
    private static final String GLOBAL = "global()";
    private static final String INGRESS = "Ingress";
    private static final String EGRESS = "Egress";

    private PolicyRules() {}

    /** The name of a policy of one namespace: one or two DNS labels, or the name of a policy that was converted. */
    static void namespacedName(Metadata metadata, Findings out) {
        String name = metadata.name();
        boolean converted =
                (name.startsWith("knp.default.") || name.startsWith("ossg.default.")) && Names.isSubdomain(name);
        name(name, converted, out);
    }

    /** The name of a policy of the whole cluster: one or two DNS labels. */
    static void globalName(Metadata metadata, Findings out) {
        name(metadata.name(), false, out);
    }

    private static void name(String name, boolean converted, Findings out) {
        MetadataRules.nameLength(name, "metadata", Names.SUBDOMAIN_LIMIT, out);
        if (!converted && !Names.isOneOrTwoLabels(name)) {
            out.report(
                    Codes.BAD_POLICY_NAME,
                    NAME_FIELD,
                    "metadata.name",
                    Say.quoted(name) + " is not a name for a policy",
                    "lower case letters, digits and inner -, with at most one dot, such as my-tier.my-policy");
        }
    }

    /** Policies check labels and annotations a second time, which is only needed where something was found the first time. */
    static void metadata(Metadata metadata, Findings out) {
        if (out.found().isEmpty()) {
            return;
        }
        MetadataRules.annotations(metadata.annotations(), "metadata.annotations", out);
        MetadataRules.labels(metadata.labels(), "metadata.labels", out);
    }

    /** The spec of a policy of one namespace. */
    static void spec(PolicySpec spec, Findings out) {
        duplicateTypes(spec, "NetworkPolicySpec.Types", out);
        services(spec, out);
        http(spec, out);
        selector(spec.selector().orElse(""), "NetworkPolicySpec.Selector", "spec.selector", out);
        selector(
                spec.serviceAccountSelector().orElse(""),
                "NetworkPolicySpec.ServiceAccountSelector",
                "spec.serviceAccountSelector",
                out);
    }

    /** The spec of a policy of the whole cluster. */
    static void globalSpec(PolicySpec spec, Findings out) {
        flags(spec, out);
        duplicateTypes(spec, "GlobalNetworkPolicySpec.Types", out);
        services(spec, out);
        serviceNamespaces(spec, out);
        http(spec, out);
        selector(spec.selector().orElse(""), "GlobalNetworkPolicySpec.Selector", "spec.selector", out);
        selector(
                spec.serviceAccountSelector().orElse(""),
                "GlobalNetworkPolicySpec.ServiceAccountSelector",
                "spec.serviceAccountSelector",
                out);
        selector(
                spec.namespaceSelector().orElse(""),
                "GlobalNetworkPolicySpec.NamespaceSelector",
                "spec.namespaceSelector",
                out);
    }

    private static void flags(PolicySpec spec, Findings out) {
        boolean preDnat = spec.preDNAT();
        if (!preDnat && !spec.doNotTrack()) {
            return;
        }
        if (preDnat && spec.doNotTrack()) {
            out.report(
                    Codes.PRE_DNAT_AND_UNTRACKED,
                    "PolicySpec.PreDNAT",
                    "spec.preDNAT",
                    "preDNAT and doNotTrack cannot both be true",
                    "make two policies of it");
        }
        if (preDnat && !spec.egress().isEmpty()) {
            out.report(
                    Codes.PRE_DNAT_EGRESS,
                    "PolicySpec.Egress",
                    "spec.egress",
                    "a preDNAT policy cannot have egress rules",
                    "move them to a policy without preDNAT");
        }
        for (int i = 0; preDnat && i < spec.types().size(); i++) {
            if (spec.types().get(i).equals(EGRESS)) {
                out.report(
                        Codes.PRE_DNAT_EGRESS,
                        "PolicySpec.Types",
                        "spec.types",
                        i,
                        "a preDNAT policy cannot have the type Egress",
                        "set types: [" + INGRESS + "]");
            }
        }
        if (!spec.applyOnForward()) {
            out.report(
                    Codes.APPLY_ON_FORWARD_NEEDED,
                    "PolicySpec.ApplyOnForward",
                    "spec.applyOnForward",
                    (preDnat ? "preDNAT" : "doNotTrack") + " needs applyOnForward",
                    "set applyOnForward: true");
        }
    }

    private static void duplicateTypes(PolicySpec spec, String calicoField, Findings out) {
        List<String> types = spec.types();
        for (int i = 1; i < types.size(); i++) {
            if (types.indexOf(types.get(i)) < i) {
                String message = Say.quoted(types.get(i)) + " is in the list twice";
                out.report(Codes.DUPLICATE_TYPE, calicoField, "spec.types", i, message, "remove all but one");
            }
        }
    }

    private static void services(PolicySpec spec, Findings out) {
        for (int i = 0; i < spec.egress().size(); i++) {
            if (spec.egress().get(i).source().services().isPresent()) {
                String where = "the source of an egress rule";
                misplacedServices(where, "spec.egress", i, "source", "put them into the destination", out);
            }
        }
        for (int i = 0; i < spec.ingress().size(); i++) {
            if (spec.ingress().get(i).destination().services().isPresent()) {
                String where = "the destination of an ingress rule";
                misplacedServices(where, "spec.ingress", i, "destination", "put them into the source", out);
            }
        }
    }

    private static void misplacedServices(
            String where, String list, int index, String side, String hint, Findings out) {
        String message = "services cannot be given in " + where;
        inRule(
                list,
                index,
                () -> out.report(Codes.SERVICES_MISPLACED, "Services", side + ".services", message, hint),
                out);
    }

    private static void serviceNamespaces(PolicySpec spec, Findings out) {
        for (int i = 0; i < spec.egress().size(); i++) {
            serviceNamespace(spec.egress().get(i), false, i, out);
        }
        for (int i = 0; i < spec.ingress().size(); i++) {
            serviceNamespace(spec.ingress().get(i), true, i, out);
        }
    }

    private static void serviceNamespace(Rule rule, boolean ingress, int index, Findings out) {
        var services = ingress ? rule.source().services() : rule.destination().services();
        if (services.isPresent() && services.get().namespace().orElse("").isEmpty()) {
            String field = (ingress ? "source" : "destination") + ".services.namespace";
            inRule(
                    ingress ? "spec.ingress" : "spec.egress",
                    index,
                    () -> out.report(
                            Codes.SERVICE_NAMESPACE_NEEDED,
                            "Namespace",
                            field,
                            "a policy of the whole cluster must say in which namespace the service is",
                            "add the namespace"),
                    out);
        }
    }

    private static void http(PolicySpec spec, Findings out) {
        for (int i = 0; i < spec.egress().size(); i++) {
            if (spec.egress().get(i).http().isPresent()) {
                inRule(
                        "spec.egress",
                        i,
                        () -> out.report(
                                Codes.HTTP_IN_EGRESS,
                                "HTTP",
                                "http",
                                "http conditions cannot be given in an egress rule",
                                "give them in the ingress rule of the other side"),
                        out);
            }
        }
    }

    private static void inRule(String list, int index, Runnable report, Findings out) {
        for (String name : list.split("\\.", -1)) {
            out.enter(name);
        }
        out.enter(index);
        report.run();
        out.leave();
        out.leave();
        out.leave();
    }

    private static void selector(String selector, String calicoField, String field, Findings out) {
        if (selector.contains(GLOBAL)) {
            out.report(
                    Codes.GLOBAL_MISPLACED,
                    calicoField,
                    field,
                    "global() cannot be used here",
                    "it is for the namespaceSelector of a rule's source or destination only");
        }
    }
}
