// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.lint.policy;

import io.calico4j.diagnostic.FieldPath;
import io.calico4j.internal.lint.Codes;
import io.calico4j.internal.lint.LintFacts;
import io.calico4j.internal.lint.LintFindings;
import io.calico4j.internal.lint.LintRule;
import io.calico4j.kubernetes.Pod;
import io.calico4j.kubernetes.conversion.Converted;
import io.calico4j.kubernetes.conversion.KubernetesConverter;
import io.calico4j.kubernetes.conversion.PodState;
import io.calico4j.resource.Resource;
import io.calico4j.resource.config.FelixConfiguration;
import io.calico4j.resource.node.WorkloadEndpoint;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@link Codes#ABSENT_FOR_FELIX} for endpoints that ask for source addresses of others where Felix does not allow it: Felix then drops
 * the endpoint, not the wish. Silent without a FelixConfiguration of the cluster, as what Felix allows is not known then.
 *
 * <p>Authority: Calico v3.32, felix/calc/validation_filter.go.
 */
public final class SpoofingLint implements LintRule {
    private static final String ANNOTATION = "cni.projectcalico.org/allowedSourcePrefixes";
    private static final String ANY = "Any";
    private static final String DEFAULT = "default";

    @Override
    public void check(LintFacts facts, LintFindings findings) {
        Map<String, String> settings = new TreeMap<>();
        boolean known = false;
        for (FelixConfiguration configuration : facts.cluster().all(FelixConfiguration.class)) {
            String name = configuration.metadata().name();
            known |= name.equals(DEFAULT);
            configuration.spec().workloadSourceSpoofing().ifPresent(setting -> settings.put(name, setting));
        }
        if (!known) {
            return;
        }
        for (WorkloadEndpoint endpoint : facts.cluster().all(WorkloadEndpoint.class)) {
            check(endpoint, endpoint, FieldPath.of("spec", "allowSpoofedSourcePrefixes"), settings, findings);
        }
        for (Pod pod : facts.cluster().all(Pod.class)) {
            boolean asks = pod.metadata().annotations().containsKey(ANNOTATION);
            if (asks && !pod.spec().hostNetwork() && !PodState.of(pod).finished()) {
                for (Converted<WorkloadEndpoint> converted :
                        KubernetesConverter.standard().workloadEndpoints(pod)) {
                    converted
                            .value()
                            .ifPresent(endpoint -> check(
                                    pod,
                                    endpoint,
                                    FieldPath.of("metadata", "annotations", ANNOTATION),
                                    settings,
                                    findings));
                }
            }
        }
    }

    private static void check(
            Resource about,
            WorkloadEndpoint endpoint,
            FieldPath path,
            Map<String, String> settings,
            LintFindings findings) {
        String node = endpoint.spec().node().orElse("");
        String setting = settings.getOrDefault("node." + node, settings.getOrDefault(DEFAULT, "Disabled"));
        if (!endpoint.spec().allowSpoofedSourcePrefixes().isEmpty() && !setting.equalsIgnoreCase(ANY)) {
            findings.warning(
                    Codes.ABSENT_FOR_FELIX,
                    about,
                    path,
                    "Felix treats the whole endpoint as absent: it asks for source addresses of others, and"
                            + " workloadSourceSpoofing is " + setting,
                    "set workloadSourceSpoofing: Any in the FelixConfiguration, or ask for none");
        }
    }
}
