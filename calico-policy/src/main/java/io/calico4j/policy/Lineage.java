// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.cluster.SnapshotDelta;
import io.calico4j.internal.policy.compile.CompiledCluster;
import io.calico4j.internal.policy.compile.Compiler;
import io.calico4j.resource.Resource;
import io.calico4j.resource.ResourceKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one compiler behind a row of engines, each made from the one before by a change. Safe for any number of threads.
 *
 * <p>Only the newest engine of the row can be changed further here; a change to an older one needs a row of its own.
 */
final class Lineage {
    private final Compiler compiler;
    private @Nullable CompiledCluster newest;

    Lineage(boolean checker) {
        this.compiler = new Compiler(checker, Steps::of);
    }

    /** Compiles a whole cluster; only the first use of a lineage. */
    synchronized CompiledCluster compile(ClusterSnapshot snapshot) {
        newest = compiler.change(List.of(), snapshot.resources());
        return newest;
    }

    /** Compiles a change to the newest cluster; null if the given one is not it. */
    synchronized @Nullable CompiledCluster change(CompiledCluster before, SnapshotDelta delta) {
        if (newest != before) {
            return null;
        }
        List<ResourceKey> removed = new ArrayList<>();
        List<Resource> added = new ArrayList<>();
        for (SnapshotDelta.Change change : delta.changes()) {
            removed.add(change.key());
            change.after().ifPresent(added::add);
        }
        newest = compiler.change(removed, added);
        return newest;
    }
}
