// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.internal.ipam.JsonText;
import io.calico4j.ipam.ReleaseRequest;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.resource.Metadata;
import io.calico4j.resource.Resource;
import io.calico4j.resource.config.ClusterInformation;
import io.calico4j.resource.config.ClusterInformationSpec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a report would release, as a file for {@code calicoctl ipam release --from-report}.
 *
 * <p>{@code calicoctl} takes it for a report of its own, and releases only what every report that it is given calls unused,
 * if the cluster is the same and the datastore is locked; so this one beside a fresh one of {@code calicoctl ipam check}
 * releases exactly what both name. That matters where nodes have IPv6 tunnel devices, whose addresses
 * {@code calicoctl} alone takes for unused. Authority: Calico v3.32, calicoctl/commands/ipam/release.go.
 */
public final class ReleaseReport {
    /** How the file, {@code leaks.json}, is used. */
    static final List<String> COMMANDS = List.of(
            "calicoctl datastore migrate lock",
            "calicoctl ipam check --output=now.json",
            "calicoctl ipam release --from-report=leaks.json --from-report=now.json",
            "calicoctl datastore migrate unlock");

    private final StringBuilder out = new StringBuilder();
    private final Sources sources;

    private ReleaseReport(Sources sources) {
        this.sources = sources;
    }

    /**
     * Returns the file as JSON.
     *
     * <p>The cluster's identity and version are those of the snapshot's ClusterInformation; where it has none they are empty,
     * and {@code calicoctl} refuses the file. Handles are named with the revision they were read at.
     *
     * @param snapshot what the report was made of
     */
    public static String json(IpamReport report, ClusterSnapshot snapshot) {
        Objects.requireNonNull(report, "report");
        Objects.requireNonNull(snapshot, "snapshot");
        ReleaseReport file = new ReleaseReport(Sources.of(snapshot));
        file.write(report, snapshot.find(ClusterInformation.class, "default"));
        return file.out.toString();
    }

    private void write(IpamReport report, Optional<ClusterInformation> cluster) {
        ClusterInformationSpec spec = cluster.map(ClusterInformation::spec).orElse(ClusterInformationSpec.empty());
        out.append("{\n");
        field("version", spec.calicoVersion().orElse(""));
        field("clusterGUID", spec.clusterGUID().orElse(""));
        out.append("  \"datastoreLocked\": ")
                .append(!spec.datastoreReady().orElse(true))
                .append(",\n");
        field(
                "clusterInformationRevision",
                cluster.flatMap(found -> found.metadata().resourceVersion()).orElse(""));
        field("clusterType", spec.clusterType().orElse(""));
        out.append("  \"allocations\": {");
        String separator = "\n";
        for (IpamFinding finding : report.findings()) {
            if (finding.repair() instanceof IpamRepair.ReleaseAddresses release) {
                for (ReleaseRequest request : release.requests()) {
                    out.append(separator);
                    allocation(request);
                    separator = ",\n";
                }
            }
        }
        out.append("\n  },\n  \"leakedHandles\": [");
        separator = "\n";
        for (IpamFinding finding : report.findings()) {
            if (finding.repair() instanceof IpamRepair.HealHandles) {
                out.append(separator);
                handle(finding.subject());
                separator = ",\n";
            }
        }
        out.append("\n  ]\n}\n");
    }

    private void field(String name, String value) {
        out.append("  \"").append(name).append("\": ");
        text(value);
        out.append(",\n");
    }

    private void allocation(ReleaseRequest request) {
        out.append("    ");
        text(request.address());
        out.append(": [{\"ip\": ");
        text(request.address());
        request.handle().ifPresent(handle -> {
            out.append(", \"handle\": ");
            text(handle);
        });
        request.sequenceNumber()
                .ifPresent(number -> out.append(", \"sequenceNumber\": ").append(Long.toUnsignedString(number)));
        out.append(", \"inUse\": false, \"owners\": null}]");
    }

    private void handle(String handle) {
        Optional<Metadata> object =
                sources.objectOf(new IpamKey.HandleKey(handle)).map(Resource::metadata);
        out.append("    {\"ID\": ");
        text(handle);
        out.append(", \"UID\": ");
        object.flatMap(Metadata::uid).ifPresentOrElse(this::text, () -> out.append("null"));
        out.append(", \"Revision\": ");
        text(object.flatMap(Metadata::resourceVersion).orElse(""));
        out.append('}');
    }

    private void text(String value) {
        JsonText.quote(value, out);
    }
}
