// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.manifest.Manifest;
import io.calico4j.manifest.ManifestReader;

/** Clusters for tests, from YAML. */
public final class Clusters {
    private Clusters() {}

    /** Returns the snapshot of manifests, which must be free of errors. */
    public static ClusterSnapshot of(String... manifests) {
        Manifest manifest = ManifestReader.strict().readString(String.join("\n---\n", manifests));
        manifest.diagnostics().throwIfErrors();
        return ClusterSnapshot.of(manifest.resources());
    }

    /** Returns a node. */
    public static String node(String name, String address, String labels, String more) {
        return """
                apiVersion: projectcalico.org/v3
                kind: Node
                metadata:
                  name: %s
                  labels: {%s}
                spec:
                  bgp:
                    ipv4Address: %s
                    %s
                """.formatted(name, labels, address, more);
    }

    /** Returns a BGPPeer with the given lines of its spec. */
    public static String peer(String name, String... spec) {
        return """
                apiVersion: projectcalico.org/v3
                kind: BGPPeer
                metadata:
                  name: %s
                spec:
                  %s
                """.formatted(name, String.join("\n  ", spec));
    }

    /** Returns the default BGPConfiguration with the given lines of its spec. */
    public static String configuration(String... spec) {
        return """
                apiVersion: projectcalico.org/v3
                kind: BGPConfiguration
                metadata:
                  name: default
                spec:
                  %s
                """.formatted(String.join("\n  ", spec));
    }

    /** Returns a pool with the given lines of its spec. */
    public static String pool(String name, String cidr, String... spec) {
        return """
                apiVersion: projectcalico.org/v3
                kind: IPPool
                metadata:
                  name: %s
                spec:
                  cidr: %s
                  %s
                """.formatted(name, cidr, String.join("\n  ", spec));
    }

    /** Returns a block that a node has claimed. */
    public static String block(String node, String cidr) {
        return """
                apiVersion: projectcalico.org/v3
                kind: BlockAffinity
                metadata:
                  name: %s-%s
                spec:
                  cidr: %s
                  node: %s
                  state: confirmed
                  deleted: false
                """.formatted(node, cidr.replaceAll("[.:/]", "-"), cidr, node);
    }
}
