// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import io.calico4j.ipam.Ipam;
import io.calico4j.ipam.ReleaseRequest;
import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.net.Cidr;
import java.util.List;
import java.util.stream.Collectors;

/** What to do about a finding so that nobody's address is hurt, even if the state has changed since it was read. */
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

    /** Give addresses back, each only if it still has its handle and sequence number. */
    record ReleaseAddresses(List<ReleaseRequest> requests) implements IpamRepair {
        /** Copies the list. */
        public ReleaseAddresses {
            requests = List.copyOf(requests);
        }

        @Override
        public String describe() {
            return "release "
                    + requests.stream().map(ReleaseRequest::address).collect(Collectors.joining(", "))
                    + " with handle and sequence number";
        }

        @Override
        public boolean applyTo(Ipam ipam) {
            return !ipam.release(requests).released().isEmpty();
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
        @Override
        public String describe() {
            return "release the affinities of " + owner + " to empty blocks, once its leaked addresses are released";
        }

        @Override
        public boolean applyTo(Ipam ipam) {
            ipam.releaseHostAffinities(owner, true);
            return true;
        }
    }

    /** Give up blocks, each only if it is empty. */
    record ReleaseBlocks(String host, List<Cidr> blocks) implements IpamRepair {
        /** Copies the list. */
        public ReleaseBlocks {
            blocks = List.copyOf(blocks);
        }

        @Override
        public String describe() {
            return "release the affinity of " + host + " to "
                    + blocks.stream().map(Cidr::toString).collect(Collectors.joining(", ")) + " if empty";
        }

        @Override
        public boolean applyTo(Ipam ipam) {
            blocks.forEach(block -> ipam.releaseAffinity(block, host, true));
            return !blocks.isEmpty();
        }
    }

    /** Something that needs a person, or that happens by itself. */
    record ByHand(String what) implements IpamRepair {
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
