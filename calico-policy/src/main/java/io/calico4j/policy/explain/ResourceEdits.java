// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import io.calico4j.internal.policy.edit.KubernetesEdits;
import io.calico4j.label.LabelNames;
import io.calico4j.label.Labels;
import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.Metadata;
import io.calico4j.resource.Resource;
import io.calico4j.resource.policy.GlobalNetworkSet;
import io.calico4j.resource.policy.NetworkSet;
import io.calico4j.resource.policy.Profile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resources with other labels or networks, and what is different in them. Confined to one thread. */
final class ResourceEdits {
    private final Map<String, Resource> changed = new LinkedHashMap<>();
    private final List<Edit> edits = new ArrayList<>();

    List<Resource> resources() {
        return List.copyOf(changed.values());
    }

    List<Edit> edits() {
        return edits;
    }

    void add(Resource resource, Edit edit) {
        changed.put(resource.key().toString(), resource);
        edits.add(edit);
    }

    /** Sets or removes a label where a holder has it from; false if that cannot be. */
    boolean label(Holder holder, LabelEdits.LabelEdit edit) {
        Resource owner = LabelEdits.source(holder, edit.label())
                .<Resource>map(source -> source.resource())
                .orElse(holder.resource());
        Resource present = changed.getOrDefault(owner.key().toString(), owner);
        String label = written(owner, edit.label());
        Optional<Resource> written = label(present, label, edit.value());
        Optional<String> before = holder.seen().get(edit.label());
        written.ifPresent(
                resource -> add(resource, new Edit(owner.key().toString(), "label " + label, before, edit.value())));
        return written.isPresent();
    }

    /** Returns the name of a label as its owner writes it. */
    private static String written(Resource owner, String label) {
        return switch (owner.kind()) {
            case NAMESPACE -> label.substring(LabelNames.NAMESPACE_PREFIX.length());
            case SERVICE_ACCOUNT -> label.substring(LabelNames.SERVICE_ACCOUNT_PREFIX.length());
            default -> label;
        };
    }

    private static Optional<Resource> label(Resource resource, String label, Optional<String> value) {
        if (resource instanceof Profile profile) {
            Labels labels = with(Labels.copyOf(profile.spec().labelsToApply()), label, value);
            return Optional.of(profile.withSpec(profile.spec().withLabelsToApply(labels.asMap())));
        }
        Metadata metadata = resource.metadata();
        Metadata changed = metadata.withLabels(
                with(Labels.copyOf(metadata.labels()), label, value).asMap());
        return resource instanceof CalicoResource calico
                ? Optional.of(calico.withMetadata(changed))
                : KubernetesEdits.withMetadata(resource, changed);
    }

    private static Labels with(Labels labels, String label, Optional<String> value) {
        return value.map(text -> labels.with(label, text)).orElse(labels.without(label));
    }

    /** Adds an address to a network set; false if the resource is none. */
    boolean net(Resource set, String address) {
        Resource written;
        if (set instanceof NetworkSet own) {
            written = own.withSpec(own.spec().withNets(longer(own.spec().nets(), address)));
        } else if (set instanceof GlobalNetworkSet global) {
            written =
                    global.withSpec(global.spec().withNets(longer(global.spec().nets(), address)));
        } else {
            return false;
        }
        add(written, new Edit(set.key().toString(), "network", Optional.empty(), Optional.of(address)));
        return true;
    }

    private static List<String> longer(List<String> nets, String address) {
        List<String> longer = new ArrayList<>(nets);
        longer.add(address);
        return longer;
    }
}
