// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.fact;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.net.Cidr;
import java.util.ArrayList;
import java.util.List;

/** The changes that lead from one state of the facts to the next, in order. */
public record RouteDelta(List<Change> changes) {
    /** Copies the list. */
    public RouteDelta {
        changes = List.copyOf(changes);
    }

    /** Returns a builder without changes. */
    public static Builder builder() {
        return new Builder();
    }

    /** One fact set or removed. */
    public sealed interface Change {
        /** Makes the change in a builder of facts. */
        void applyTo(RouteFacts.Builder facts);
    }

    /** A pool added or replaced. */
    public record SetPool(PoolFact pool) implements Change {
        @Override
        public void applyTo(RouteFacts.Builder facts) {
            facts.add(pool);
        }
    }

    /** A node added or replaced. */
    public record SetNode(NodeFact node) implements Change {
        @Override
        public void applyTo(RouteFacts.Builder facts) {
            facts.add(node);
        }
    }

    /** A block added or replaced. */
    public record SetBlock(BlockFact block) implements Change {
        @Override
        public void applyTo(RouteFacts.Builder facts) {
            facts.add(block);
        }
    }

    /** A workload added or replaced. */
    public record SetWorkload(WorkloadFact workload) implements Change {
        @Override
        public void applyTo(RouteFacts.Builder facts) {
            facts.add(workload);
        }
    }

    /** A pool removed, if there was one. */
    public record RemovePool(String name) implements Change {
        @Override
        public void applyTo(RouteFacts.Builder facts) {
            facts.removePool(name);
        }
    }

    /** A node removed, if there was one. */
    public record RemoveNode(String name) implements Change {
        @Override
        public void applyTo(RouteFacts.Builder facts) {
            facts.removeNode(name);
        }
    }

    /** A block removed, if there was one. */
    public record RemoveBlock(Cidr cidr) implements Change {
        @Override
        public void applyTo(RouteFacts.Builder facts) {
            facts.removeBlock(cidr);
        }
    }

    /** A workload removed, if there was one. */
    public record RemoveWorkload(String node, String name) implements Change {
        @Override
        public void applyTo(RouteFacts.Builder facts) {
            facts.removeWorkload(node, name);
        }
    }

    /** Collects changes; confined to one thread. */
    public static final class Builder {
        private final List<Change> changes = new ArrayList<>();

        private Builder() {}

        /** Appends a change. */
        @CanIgnoreReturnValue
        public Builder add(Change change) {
            changes.add(change);
            return this;
        }

        /** Adds or replaces a pool. */
        @CanIgnoreReturnValue
        public Builder set(PoolFact pool) {
            return add(new SetPool(pool));
        }

        /** Adds or replaces a node. */
        @CanIgnoreReturnValue
        public Builder set(NodeFact node) {
            return add(new SetNode(node));
        }

        /** Adds or replaces a block. */
        @CanIgnoreReturnValue
        public Builder set(BlockFact block) {
            return add(new SetBlock(block));
        }

        /** Adds or replaces a workload. */
        @CanIgnoreReturnValue
        public Builder set(WorkloadFact workload) {
            return add(new SetWorkload(workload));
        }

        /** Returns the delta. */
        public RouteDelta build() {
            return new RouteDelta(changes);
        }
    }
}
