// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import io.calico4j.ipam.Ipam;
import io.calico4j.ipam.ReleaseRequest;
import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.net.Cidr;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What to do about a finding so that nobody's address is hurt, even if the state has changed since it was read.
 *
 * <p>{@link #applyTo} does it over a store; {@link #commands} are those of Calico's own tools.
 */
public sealed interface IpamRepair {
    /** Returns it in words. */
    String describe();

    /**
     * Does it, where it can be done by itself.
     *
     * @return whether something was to be done; one by hand never is
     * @throws io.calico4j.ipam.store.IpamException if it can't be done, as the state has changed
     */
    boolean applyTo(Ipam ipam);

    /**
     * Returns the commands that do it with Calico's tools, in their order; empty where there is none that is safe.
     *
     * <p>{@code leaks.json} stands for the file that {@link ReleaseReport} gives: {@code calicoctl} releases only what both
     * reports call unused, and each address only if handle and sequence number are still the same.
     */
    default List<String> commands() {
        return List.of();
    }

    /** Give addresses back, each only if it still has its handle and sequence number. */
    record ReleaseAddresses(List<ReleaseRequest> requests) implements IpamRepair {
        /** Copies the list. */
        public ReleaseAddresses {
            requests = List.copyOf(Objects.requireNonNull(requests, "requests"));
        }

        @Override
        public String describe() {
            return "release " + requests.stream().map(ReleaseAddresses::words).collect(Collectors.joining(", "));
        }

        private static String words(ReleaseRequest request) {
            return request.address() + " with"
                    + request.handle()
                            .map(handle -> " handle " + handle + " and")
                            .orElse("")
                    + " sequence number "
                    + (request.sequenceNumber().isPresent()
                            ? Long.toUnsignedString(request.sequenceNumber().getAsLong())
                            : "unknown");
        }

        @Override
        public boolean applyTo(Ipam ipam) {
            return !ipam.release(requests).released().isEmpty();
        }

        @Override
        public List<String> commands() {
            return ReleaseReport.COMMANDS;
        }
    }

    /** Drop what handles count too much, where they hold nothing. */
    record HealHandles() implements IpamRepair {
        @Override
        public String describe() {
            return "heal the handles (Ipam.healHandles), at any time";
        }

        @Override
        public boolean applyTo(Ipam ipam) {
            return ipam.healHandles() > 0;
        }

        @Override
        public List<String> commands() {
            return ReleaseReport.COMMANDS;
        }
    }

    /** Set all handles to the truth. */
    record RecountHandles() implements IpamRepair {
        @Override
        public String describe() {
            return "recount the handles (Ipam.recountHandles) while nobody assigns or releases";
        }

        @Override
        public boolean applyTo(Ipam ipam) {
            return ipam.recountHandles() > 0;
        }
    }

    /** Give up all empty blocks of an owner. */
    record ReleaseOwner(AffinityOwner owner) implements IpamRepair {
        /** Checks that there is an owner. */
        public ReleaseOwner {
            Objects.requireNonNull(owner, "owner");
        }

        @Override
        public String describe() {
            return "release the affinities of " + owner
                    + " to empty blocks (Ipam.releaseHostAffinities), once its leaked"
                    + " addresses are released; Calico's controllers do both when they start";
        }

        @Override
        public boolean applyTo(Ipam ipam) {
            ipam.releaseHostAffinities(owner, true);
            return true;
        }

        @Override
        public List<String> commands() {
            return List.of("kubectl -n calico-system rollout restart deployment calico-kube-controllers");
        }
    }

    /** Give up blocks, each only if it is empty. */
    record ReleaseBlocks(String host, List<Cidr> blocks) implements IpamRepair {
        /** Copies the list. */
        public ReleaseBlocks {
            Objects.requireNonNull(host, "host");
            blocks = List.copyOf(Objects.requireNonNull(blocks, "blocks"));
        }

        @Override
        public String describe() {
            return "release the affinity of " + host + " to "
                    + blocks.stream().map(Cidr::toString).collect(Collectors.joining(", "))
                    + " if empty (Ipam.releaseAffinity); Calico's controllers do it after the leak grace period";
        }

        @Override
        public boolean applyTo(Ipam ipam) {
            blocks.forEach(block -> ipam.releaseAffinity(block, host, true));
            return !blocks.isEmpty();
        }
    }

    /** Something that needs a person, or that happens by itself. */
    record ByHand(String what) implements IpamRepair {
        /** Checks that something is said. */
        public ByHand {
            Objects.requireNonNull(what, "what");
        }

        @Override
        public String describe() {
            return what;
        }

        @Override
        public boolean applyTo(Ipam ipam) {
            return false;
        }
    }
}
