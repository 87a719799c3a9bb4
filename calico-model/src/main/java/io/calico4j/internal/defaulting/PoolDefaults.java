// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.defaulting;

import io.calico4j.net.Cidr;
import io.calico4j.resource.pool.IPPool;
import io.calico4j.resource.pool.IPPoolSpec;
import java.util.List;
import java.util.Optional;

/** The fields of a pool. A CIDR that is one is written in its canonical form. */
final class PoolDefaults {
    private static final long BLOCK_SIZE_V4 = 26;
    private static final long BLOCK_SIZE_V6 = 122;

    private PoolDefaults() {}

    static IPPool apply(IPPool pool) {
        IPPoolSpec spec = pool.spec();
        Optional<Cidr> cidr = Cidr.tryParse(spec.cidr());
        return pool.withSpec(read(spec, cidr).withCidr(cidr.map(Cidr::toString).orElse(spec.cidr())));
    }

    /** What is put in where a pool is read, too: everything but the form of the CIDR. */
    static IPPoolSpec read(IPPoolSpec spec, Optional<Cidr> cidr) {
        long given = spec.blockSize().orElse(0L);
        Optional<Long> blockSize =
                given != 0 ? spec.blockSize() : cidr.map(block -> block.isV4() ? BLOCK_SIZE_V4 : BLOCK_SIZE_V6);
        return spec.withNodeSelector(or(spec.nodeSelector(), "all()"))
                .withBlockSize(blockSize)
                .withAllowedUses(spec.allowedUses().isEmpty() ? List.of("Workload", "Tunnel") : spec.allowedUses())
                .withIpipMode(or(spec.ipipMode(), "Never"))
                .withVxlanMode(or(spec.vxlanMode(), "Never"))
                .withAssignmentMode(spec.assignmentMode().or(() -> Optional.of("Automatic")));
    }

    private static Optional<String> or(Optional<String> given, String otherwise) {
        return given.orElse("").isEmpty() ? Optional.of(otherwise) : given;
    }
}
