// SPDX-License-Identifier: Apache-2.0
package io.calico4j.store;

import io.calico4j.diagnostic.Code;
import java.util.List;

/** The codes of what a store refuses besides what breaks the rules of one resource; each has a page in the documentation. */
public final class StoreCodes {
    /** A new resource that states a revision. */
    public static final Code REVISION_GIVEN = Code.of("CAL2801", "revision-given");

    /** A namespaced resource without a namespace. */
    public static final Code NAMESPACE_NEEDED = Code.of("CAL2802", "namespace-needed");

    /** A replacement that does not state what is stored. */
    public static final Code STORED_METADATA_NEEDED = Code.of("CAL2803", "stored-metadata-needed");

    /** Another CIDR for a pool that exists. */
    public static final Code POOL_CIDR_CHANGED = Code.of("CAL2811", "pool-cidr-changed");

    /** Another block size for a pool that exists. */
    public static final Code POOL_BLOCK_SIZE_CHANGED = Code.of("CAL2812", "pool-block-size-changed");

    /** Another use for a pool for load balancers. */
    public static final Code POOL_USE_CHANGED = Code.of("CAL2813", "pool-use-changed");

    /** A block size that is too small or too large. */
    public static final Code POOL_BLOCK_SIZE = Code.of("CAL2814", "pool-block-size");

    /** A pool that overlaps another. */
    public static final Code POOL_OVERLAP = Code.of("CAL2815", "pool-overlap");

    /** A pool where there are blocks of another size. */
    public static final Code POOL_BLOCKS_DIFFER = Code.of("CAL2816", "pool-blocks-differ");

    /** A BGP peer with a filter that does not exist. */
    public static final Code PEER_FILTER_MISSING = Code.of("CAL2821", "peer-filter-missing");

    /** A setting of the whole cluster in another BGP configuration than the default. */
    public static final Code BGP_DEFAULT_ONLY = Code.of("CAL2822", "bgp-default-only");

    /** A template for host endpoints that is not complete. */
    public static final Code TEMPLATE = Code.of("CAL2823", "template");

    /** A workload endpoint without a part of its name. */
    public static final Code ENDPOINT_NAME_PART = Code.of("CAL2831", "endpoint-name-part");

    /** A workload endpoint whose name is not the one its fields make. */
    public static final Code ENDPOINT_NAME = Code.of("CAL2832", "endpoint-name");

    /** A new resource that exists already. */
    public static final Code ALREADY_EXISTS = Code.of("CAL2841", "already-exists");

    /** A resource that does not exist. */
    public static final Code NOT_FOUND = Code.of("CAL2842", "not-found");

    /** A resource that changed since it was read. */
    public static final Code CONFLICT = Code.of("CAL2843", "conflict");

    /** An operation that is not for this resource. */
    public static final Code NOT_SUPPORTED = Code.of("CAL2844", "not-supported");

    /** A name or namespace that the client does not take. */
    public static final Code REFUSED = Code.of("CAL2845", "refused");

    private StoreCodes() {}

    /** All of them by id. */
    public static List<Code> all() {
        return List.of(
                REVISION_GIVEN,
                NAMESPACE_NEEDED,
                STORED_METADATA_NEEDED,
                POOL_CIDR_CHANGED,
                POOL_BLOCK_SIZE_CHANGED,
                POOL_USE_CHANGED,
                POOL_BLOCK_SIZE,
                POOL_OVERLAP,
                POOL_BLOCKS_DIFFER,
                PEER_FILTER_MISSING,
                BGP_DEFAULT_ONLY,
                TEMPLATE,
                ENDPOINT_NAME_PART,
                ENDPOINT_NAME,
                ALREADY_EXISTS,
                NOT_FOUND,
                CONFLICT,
                NOT_SUPPORTED,
                REFUSED);
    }
}
