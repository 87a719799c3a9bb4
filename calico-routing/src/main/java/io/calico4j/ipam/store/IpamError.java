// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

/** Why an operation of address management or of its store failed. */
public enum IpamError {
    /** A block was taken from a host that is not its owner. */
    AFFINITY_MISMATCH("AffinityMismatch"),
    /** The address or the object exists already. */
    ALREADY_EXISTS("AlreadyExists"),
    /** The configuration forbids claiming new blocks. */
    AUTO_ALLOCATE_DISABLED("AutoAllocateDisabled"),
    /** The address is held under another handle. */
    BAD_HANDLE("BadHandle"),
    /** A reservation of addresses in each block makes no sense. */
    BAD_HOST_RESERVATION("BadHostReservedAttr"),
    /** The address was allocated again since the caller learned its sequence number. */
    BAD_SEQUENCE_NUMBER("BadSequenceNumber"),
    /** Another owner claimed the block first. */
    BLOCK_CLAIM_CONFLICT("BlockClaimConflict"),
    /** A claimed block had too few free addresses. */
    BLOCK_HAS_NO_SPACE("BlockHasNoSpace"),
    /** The host owns as many blocks as it may. */
    BLOCK_LIMIT("BlockLimit"),
    /** The block still has addresses in use. */
    BLOCK_NOT_EMPTY("BlockNotEmpty"),
    /** The store failed or can't be reached. */
    DATASTORE("DatastoreError"),
    /** The object or allocation doesn't exist. */
    DOES_NOT_EXIST("DoesNotExist"),
    /** A text is no address. */
    INVALID_ADDRESS("InvalidAddress"),
    /** The arguments contradict each other. */
    INVALID_ARGUMENT("InvalidArgument"),
    /** The settings contradict each other. */
    INVALID_CONFIG("InvalidConfig"),
    /** A range is smaller than a block. */
    INVALID_SIZE("InvalidSize"),
    /** The handle holds as many addresses as it may. */
    MAX_ALLOC_REACHED("MaxAllocReached"),
    /** All retries were used up by concurrent changes. */
    MAX_RETRIES("Other"),
    /** A block without owner can't be used under strict affinity. */
    NO_AFFINITY("NoAffinity"),
    /** There is no block left to claim. */
    NO_FREE_BLOCKS("NoFreeBlocks"),
    /** No pool selects the node and the namespace. */
    NO_POOL_FOR_NODE("NoPoolForNode"),
    /** No enabled pool fits the request. */
    NO_QUALIFIED_POOL("NoQualifiedPool"),
    /** The address is in no enabled pool. */
    NOT_IN_POOL("NotInPool"),
    /** A requested pool doesn't exist or isn't enabled. */
    POOL_NOT_FOUND("PoolNotFound"),
    /** A requested pool is of the other address family. */
    POOL_VERSION_MISMATCH("PoolVersionMismatch"),
    /** A pool's selector doesn't parse. */
    SELECTOR_SYNTAX("SelectorSyntax"),
    /** An affinity pointed at a block of somebody else. */
    STALE_AFFINITY("StaleAffinity"),
    /** A Windows node needs strict affinity. */
    STRICT_AFFINITY("StrictAffinity"),
    /** The object changed since it was read. */
    UPDATE_CONFLICT("UpdateConflict"),
    /** The intended use must be given. */
    USE_REQUIRED("UseRequired"),
    /** A pool is not valid. */
    VALIDATION("Validation"),
    /** The address is held under another handle than the given one. */
    WRONG_HANDLE("WrongHandle"),
    /** Anything else. */
    OTHER("Other");

    private final String text;

    IpamError(String text) {
        this.text = text;
    }

    /** Returns the name of the error in the notation of Calico's golden vectors. */
    public String text() {
        return text;
    }
}
