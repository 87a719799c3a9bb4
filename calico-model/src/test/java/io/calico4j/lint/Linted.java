// SPDX-License-Identifier: Apache-2.0
package io.calico4j.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.manifest.Manifest;
import io.calico4j.manifest.ManifestReader;
import java.util.ArrayList;
import java.util.List;

/** Manifests in, findings out as lines. */
final class Linted {
    private Linted() {}

    /** Returns the findings of the documents, one line each. */
    static List<String> lines(String... documents) {
        Manifest manifest = ManifestReader.strict().readString(String.join("---\n", documents), "m");
        assertThat(manifest.diagnostics().errors()).isEmpty();
        Diagnostics findings = ClusterLint.standard().check(manifest);
        List<String> lines = new ArrayList<>();
        findings.forEach(finding -> lines.add(finding.toString()));
        return lines;
    }

    static String namespace(String name, String labels) {
        return """
                apiVersion: v1
                kind: Namespace
                metadata: {name: %s, uid: 30316465-6365-4463-ad63-3564622d3638, labels: {%s}}
                """.formatted(name, labels);
    }

    static String pod(String namespace, String name, String labels) {
        return """
                apiVersion: v1
                kind: Pod
                metadata: {namespace: %s, name: %s, labels: {%s}}
                spec:
                  nodeName: node-1
                  containers: [{name: c, ports: [{name: web, containerPort: 8080}]}]
                """.formatted(namespace, name, labels);
    }

    static String pool(String name, String cidr, String more) {
        return """
                apiVersion: projectcalico.org/v3
                kind: IPPool
                metadata: {name: %s}
                spec: {cidr: %s%s}
                """.formatted(name, cidr, more);
    }

    static String node(String name, String address, String labels) {
        return """
                apiVersion: projectcalico.org/v3
                kind: Node
                metadata: {name: %s, labels: {%s}}
                spec: {bgp: {ipv4Address: %s}}
                """.formatted(name, labels, address);
    }

    static String globalPolicy(String name, String spec) {
        return """
                apiVersion: projectcalico.org/v3
                kind: GlobalNetworkPolicy
                metadata: {name: %s}
                spec: {%s}
                """.formatted(name, spec);
    }

    static String policy(String namespace, String name, String spec) {
        return """
                apiVersion: projectcalico.org/v3
                kind: NetworkPolicy
                metadata: {namespace: %s, name: %s}
                spec: {%s}
                """.formatted(namespace, name, spec);
    }
}
