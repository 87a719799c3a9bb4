// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.ipam;

import io.calico4j.cli.command.Input;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.FormatException;
import io.calico4j.diagnostic.SourcePosition;
import io.calico4j.ipam.etcd.EtcdDump;
import io.calico4j.resource.ResourceKey;
import java.util.List;
import java.util.Optional;

/** Where the fields of what a report is about stand: in manifests, or in dumps of etcd. */
record Places(Input input, List<EtcdDump> dumps) {
    /** Returns the place of a field; of several with one key the last counts, as for the report. */
    Optional<SourcePosition> of(ResourceKey resource, FieldPath path) {
        for (int i = dumps.size() - 1; i >= 0; i--) {
            Optional<SourcePosition> place = dumps.get(i).positionOf(resource);
            if (place.isPresent()) {
                return place;
            }
        }
        return input.positionOf(resource, path);
    }

    /** Returns findings about resources with their places. */
    Diagnostics placed(Diagnostics findings) {
        return Diagnostics.copyOf(findings.stream()
                .map(finding -> finding.subject()
                        .flatMap(Places::key)
                        .flatMap(key -> of(key, finding.path()))
                        .map(finding::withPosition)
                        .orElse(finding))
                .toList());
    }

    private static Optional<ResourceKey> key(String subject) {
        try {
            return Optional.of(ResourceKey.parse(subject));
        } catch (FormatException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
