// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import io.calico4j.diagnostic.Code;

/** The codes of what an {@link IpamReport} finds. */
public final class IpamCodes {
    /** An address that nobody uses any more. */
    public static final Code LEAKED_ADDRESS = Code.of("CAL4010", "leaked-address");
    /** A handle under which nothing is held. */
    public static final Code EMPTY_HANDLE = Code.of("CAL4011", "handle-without-allocations");
    /** A handle that counts other than what is held under it. */
    public static final Code WRONG_COUNT = Code.of("CAL4012", "handle-count-wrong");
    /** A handle that blocks name and that doesn't exist. */
    public static final Code MISSING_HANDLE = Code.of("CAL4013", "missing-handle");
    /** A block whose node is gone. */
    public static final Code BLOCK_OF_MISSING_NODE = Code.of("CAL4014", "block-of-missing-node");
    /** An address in use that is in no pool. */
    public static final Code OUTSIDE_POOLS = Code.of("CAL4015", "allocation-outside-pools");
    /** An address that two have, or that would be given out twice. */
    public static final Code DUPLICATE_ADDRESS = Code.of("CAL4016", "duplicate-address");
    /** An address that is neither free nor in use. */
    public static final Code LOST_ADDRESS = Code.of("CAL4017", "lost-address");
    /** A claim to a block and a block that don't agree. */
    public static final Code STALE_AFFINITY = Code.of("CAL4018", "stale-affinity");
    /** An address of a pod that address management doesn't know of. */
    public static final Code NOT_ALLOCATED = Code.of("CAL4019", "address-not-allocated");
    /** An owner that keeps more blocks than its addresses need. */
    public static final Code FRAGMENTATION = Code.of("CAL4020", "fragmentation");

    /** An allocated address that no pod, node or service has, though Calico's collector wouldn't release it. */
    public static final Code UNUSED_ADDRESS = Code.of("CAL4021", "unused-address");
    /** A block whose owner has no claim to it. */
    public static final Code UNCLAIMED_BLOCK = Code.of("CAL4022", "block-without-claim");
    /** A block that nobody owns. */
    public static final Code UNOWNED_BLOCK = Code.of("CAL4023", "block-without-owner");
    /** A pool that has no free block, or no free address. */
    public static final Code EXHAUSTED_POOL = Code.of("CAL4024", "pool-exhausted");
    /** Two objects that say different things of the same. */
    public static final Code CONTRADICTION = Code.of("CAL4025", "contradictory-objects");
    /** An address in use that is in no enabled pool and isn't allocated. */
    public static final Code OUTSIDE_ADDRESS = Code.of("CAL4026", "address-outside-pools");
    /** A block of another size than its pool gives its blocks now. */
    public static final Code ODD_BLOCK = Code.of("CAL4027", "block-of-another-size");

    private IpamCodes() {}
}
