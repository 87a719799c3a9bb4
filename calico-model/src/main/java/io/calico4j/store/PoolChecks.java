// SPDX-License-Identifier: Apache-2.0
package io.calico4j.store;

import io.calico4j.internal.form.Networks;
import io.calico4j.internal.validation.Codes;
import io.calico4j.net.Cidr;
import io.calico4j.resource.pool.IPAMBlock;
import io.calico4j.resource.pool.IPPool;
import io.calico4j.resource.pool.IPPoolSpec;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a pool must be to others and to what it was. These checks come first: if one fails, no other is run.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/clientv3/ippool.go.
 */
final class PoolChecks {
    private static final String CIDR = "IPPool.Spec.CIDR";
    private static final String BLOCK_SIZE = "IPPool.Spec.BlockSize";
    private static final String LOAD_BALANCER = "LoadBalancer";

    private final IPPoolSpec pool;
    private final IPPool defaulted;
    private final Cidr cidr;
    private final Violations found = new Violations();

    private PoolChecks(IPPool given, IPPool defaulted, Cidr cidr) {
        this.pool = given.spec();
        this.defaulted = defaulted;
        this.cidr = cidr;
    }

    /**
     * What is wrong with a pool.
     *
     * @param given as it was given
     * @param defaulted with the client's defaults
     * @param old as it is stored; null for a new one
     * @param others all stored pools, for a new one
     */
    static Optional<StoreError> check(IPPool given, IPPool defaulted, @Nullable IPPool old, List<IPPool> others) {
        String text = given.spec().cidr();
        Optional<Cidr> cidr = Cidr.tryParse(text);
        if (cidr.isEmpty()) {
            boolean missing = text.isEmpty();
            return Violations.of(
                            missing ? Codes.POOL_CIDR_NEEDED : Codes.BAD_POOL_CIDR,
                            CIDR,
                            "spec.cidr",
                            missing ? "a pool needs a CIDR" : "\"" + text + "\" is not a CIDR",
                            "such as 10.244.0.0/16")
                    .error(given.key());
        }
        return new PoolChecks(given, defaulted, cidr.get()).check(old, others);
    }

    private Optional<StoreError> check(@Nullable IPPool old, List<IPPool> others) {
        if (old != null) {
            if (losesLoadBalancer(old.spec())) {
                return Violations.of(
                                StoreCodes.POOL_USE_CHANGED,
                                "IPPool.Spec.AllowedUses",
                                "spec.allowedUses",
                                "a pool for load balancers cannot be given another use",
                                "make a new pool")
                        .error(defaulted.key());
            }
            unchanged(old.spec());
        }
        blockSize();
        size();
        if (old == null) {
            others.forEach(this::overlap);
        }
        encapsulation();
        place();
        return found.error(defaulted.key());
    }

    private boolean losesLoadBalancer(IPPoolSpec old) {
        return old.allowedUses().contains(LOAD_BALANCER)
                && defaulted.spec().allowedUses().stream().anyMatch(use -> !use.equals(LOAD_BALANCER));
    }

    private void unchanged(IPPoolSpec old) {
        String now = defaulted.spec().cidr();
        boolean same = old.cidr().equals(now) || Cidr.tryParse(old.cidr()).equals(Optional.of(cidr));
        if (!same) {
            found.add(
                    StoreCodes.POOL_CIDR_CHANGED,
                    CIDR,
                    "spec.cidr",
                    "the CIDR of a pool cannot be changed, here from " + old.cidr() + " to " + now,
                    "make a new pool, and move the workloads");
        }
        long size = blockSizeOf(defaulted);
        if (old.blockSize().orElse(0L) != size) {
            found.add(
                    StoreCodes.POOL_BLOCK_SIZE_CHANGED,
                    BLOCK_SIZE,
                    "spec.blockSize",
                    "the block size of a pool cannot be changed, here from "
                            + old.blockSize().orElse(0L) + " to " + size,
                    "make a new pool, and move the workloads");
        }
    }

    private static long blockSizeOf(IPPool pool) {
        return pool.spec().blockSize().orElse(0L);
    }

    private void blockSize() {
        long size = blockSizeOf(defaulted);
        long min = cidr.isV4() ? 20 : 116;
        long max = cidr.isV4() ? 32 : 128;
        if (size < min || size > max) {
            found.add(
                    StoreCodes.POOL_BLOCK_SIZE,
                    BLOCK_SIZE,
                    "spec.blockSize",
                    size + " is out of bounds",
                    "allowed: " + min + " to " + max);
        }
    }

    private void size() {
        long size = blockSizeOf(defaulted);
        int prefixLength = Networks.writtenPrefixLength(pool.cidr(), cidr);
        if (!pool.disabled() && prefixLength > size) {
            found.add(
                    Codes.POOL_TOO_SMALL,
                    CIDR,
                    "spec.cidr",
                    "the pool is smaller than one of its blocks: /" + prefixLength + " cannot hold a /" + size,
                    "make the pool larger, or blockSize " + prefixLength + " or more");
        }
    }

    private void overlap(IPPool other) {
        Optional<Cidr> taken = Cidr.tryParse(other.spec().cidr());
        boolean same = other.metadata().name().equals(defaulted.metadata().name());
        if (!same && taken.isPresent() && taken.get().overlaps(cidr)) {
            found.add(
                    StoreCodes.POOL_OVERLAP,
                    CIDR,
                    "spec.cidr",
                    cidr + " overlaps " + taken.get() + " of the pool "
                            + other.metadata().name(),
                    "take a range that no pool has");
        }
    }

    private void encapsulation() {
        boolean ipip = !defaulted.spec().ipipMode().orElse("").equals("Never");
        boolean vxlan = !defaulted.spec().vxlanMode().orElse("").equals("Never");
        if (ipip && vxlan) {
            found.add(
                    Codes.POOL_ENCAPSULATED_TWICE,
                    "IPPool.Spec.VXLANMode",
                    "spec.vxlanMode",
                    "a pool cannot use both IPIP and VXLAN",
                    "set one of ipipMode and vxlanMode to Never");
        }
        if (ipip && cidr.isV6()) {
            found.add(
                    Codes.IPIP_ON_IPV6,
                    "IPPool.Spec.IPIPMode",
                    "spec.ipipMode",
                    "an IPv6 pool cannot use IPIP",
                    "ipipMode: Never");
        }
    }

    private void place() {
        String text = pool.cidr();
        if (!Networks.isMasked(text, cidr)) {
            found.add(
                    Codes.POOL_HOST_BITS,
                    CIDR,
                    "spec.cidr",
                    "\"" + text + "\" has bits behind its mask",
                    "write " + cidr);
        }
        Networks.linkLocal(cidr)
                .ifPresent(range -> found.add(
                        Codes.POOL_LINK_LOCAL,
                        CIDR,
                        "spec.cidr",
                        cidr + " overlaps the link-local addresses " + range,
                        "take a private range, such as 10.244.0.0/16"));
    }

    /** Whether blocks of another size stand where a new pool is to be. */
    static Optional<StoreError> blocks(IPPool pool, List<IPAMBlock> blocks) {
        Optional<Cidr> cidr = Cidr.tryParse(pool.spec().cidr());
        long size = blockSizeOf(pool);
        for (IPAMBlock block : blocks) {
            Optional<Cidr> taken = Cidr.tryParse(block.spec().cidr());
            if (cidr.isPresent()
                    && taken.isPresent()
                    && taken.get().overlaps(cidr.get())
                    && taken.get().prefixLength() != size) {
                return Violations.of(
                                StoreCodes.POOL_BLOCKS_DIFFER,
                                BLOCK_SIZE,
                                "spec.blockSize",
                                "the block " + taken.get() + " in the range of the pool has another size",
                                "blockSize: " + taken.get().prefixLength())
                        .error(pool.key());
            }
        }
        return Optional.empty();
    }
}
