// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.block;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who holds addresses of a block: a handle, the attributes of the active owner and, while a virtual machine migrates,
 * those of the other one.
 *
 * <p>Several addresses may share one entry. Instances are immutable.
 */
public final class AllocationAttribute {
    /** The handle under which addresses are kept that Windows needs for itself. */
    public static final String WINDOWS_RESERVED_HANDLE = "windows-reserved-ipam-handle";

    private final @Nullable String handle;
    private final @Nullable OwnerAttributes active;
    private final @Nullable OwnerAttributes alternate;
    private final int hash;
    private final int handleHash;

    private AllocationAttribute(
            @Nullable String handle, @Nullable OwnerAttributes active, @Nullable OwnerAttributes alternate) {
        this.handle = handle;
        this.active = active;
        this.alternate = alternate;
        this.handleHash = handle == null ? 0 : sanitized(handle).hashCode();
        this.hash = 31 * (31 * Objects.hashCode(handle) + Objects.hashCode(active)) + Objects.hashCode(alternate);
    }

    /** Returns an entry of a handle and the active owner's attributes, either of which may be absent. */
    public static AllocationAttribute of(@Nullable String handle, @Nullable OwnerAttributes active) {
        return new AllocationAttribute(handle, active, null);
    }

    /** Returns an entry of its three parts. */
    public static AllocationAttribute of(
            @Nullable String handle, @Nullable OwnerAttributes active, @Nullable OwnerAttributes alternate) {
        return new AllocationAttribute(handle, active, alternate);
    }

    /** Returns a handle up to its first carriage return; older importers left one at its end. */
    public static String sanitized(String handle) {
        int end = handle.indexOf('\r');
        return end < 0 ? handle : handle.substring(0, end);
    }

    /** Returns the handle as stored. */
    public Optional<String> handle() {
        return Optional.ofNullable(handle);
    }

    /** Returns the attributes of the active owner. */
    public Optional<OwnerAttributes> active() {
        return Optional.ofNullable(active);
    }

    /** Returns the attributes of the other owner. */
    public Optional<OwnerAttributes> alternate() {
        return Optional.ofNullable(alternate);
    }

    /** Returns the handle up to its first carriage return; empty text if there is none. */
    public String handleText() {
        return handle == null ? "" : sanitized(handle);
    }

    /** Returns whether the entry keeps addresses for Windows, which doesn't count as use. */
    public boolean isWindowsReserved() {
        return handle != null && handle.equalsIgnoreCase(WINDOWS_RESERVED_HANDLE);
    }

    /** Returns a copy with other owners' attributes. */
    public AllocationAttribute withOwners(@Nullable OwnerAttributes newActive, @Nullable OwnerAttributes newAlternate) {
        return new AllocationAttribute(handle, newActive, newAlternate);
    }

    /** Returns a few bits that are equal for entries of equal handles, up to their first carriage return. */
    short tag() {
        return (short) (handleHash ^ handleHash >>> 16);
    }

    static short tagOf(String sanitizedHandle) {
        int hash = sanitizedHandle.hashCode();
        return (short) (hash ^ hash >>> 16);
    }

    boolean hasHandle(String sanitizedHandle) {
        return handleHash == sanitizedHandle.hashCode()
                && handle != null
                && (handle.equals(sanitizedHandle)
                        || (handle.length() > sanitizedHandle.length()
                                && sanitized(handle).equals(sanitizedHandle)));
    }

    /** Returns the entry as it reads after storing: empty attributes are not written. */
    AllocationAttribute stored() {
        return isStorable() ? this : new AllocationAttribute(handle, orNull(active), orNull(alternate));
    }

    /** Returns whether the entry reads the same after storing. */
    boolean isStorable() {
        return (active == null || !active.isEmpty()) && (alternate == null || !alternate.isEmpty());
    }

    private static @Nullable OwnerAttributes orNull(@Nullable OwnerAttributes attributes) {
        return attributes == null || attributes.isEmpty() ? null : attributes;
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return this == object
                || (object instanceof AllocationAttribute other
                        && hash == other.hash
                        && Objects.equals(handle, other.handle)
                        && Objects.equals(active, other.active)
                        && Objects.equals(alternate, other.alternate));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return "{handle=" + handle + ", active=" + active + ", alternate=" + alternate + "}";
    }
}
