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
    private final int handleHash;
    private final @Nullable AttributeText text;

    private AllocationAttribute(
            @Nullable String handle, @Nullable OwnerAttributes active, @Nullable OwnerAttributes alternate) {
        this.handle = handle;
        this.active = active;
        this.alternate = alternate;
        this.handleHash = handle == null ? 0 : sanitized(handle).hashCode();
        this.text = null;
    }

    /** An entry that is still text; its own parts are then those of the text. */
    private AllocationAttribute(AttributeText text, int handleHash) {
        this.handle = null;
        this.active = null;
        this.alternate = null;
        this.handleHash = handleHash;
        this.text = text;
    }

    /** Returns an entry that is taken apart when somebody asks for its parts. */
    static AllocationAttribute ofText(AttributeText text, int handleHash) {
        return new AllocationAttribute(text, handleHash);
    }

    /** Returns where the entry was read, {@code null} if it was made. */
    @Nullable
    AttributeText source() {
        return text;
    }

    private AllocationAttribute parts() {
        return text == null ? this : text.parts();
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
        Objects.requireNonNull(handle, "handle");
        int end = handle.indexOf('\r');
        return end < 0 ? handle : handle.substring(0, end);
    }

    /** Returns the handle as stored. */
    public Optional<String> handle() {
        return Optional.ofNullable(parts().handle);
    }

    /** Returns the attributes of the active owner. */
    public Optional<OwnerAttributes> active() {
        return Optional.ofNullable(parts().active);
    }

    /** Returns the attributes of the other owner. */
    public Optional<OwnerAttributes> alternate() {
        return Optional.ofNullable(parts().alternate);
    }

    /** Returns the handle up to its first carriage return; empty text if there is none. */
    public String handleText() {
        String stored = parts().handle;
        return stored == null ? "" : sanitized(stored);
    }

    /** Returns whether the entry keeps addresses for Windows, which doesn't count as use. */
    public boolean isWindowsReserved() {
        if (text != null && text.handleTo - text.handleFrom != WINDOWS_RESERVED_HANDLE.length()) {
            return false;
        }
        return WINDOWS_RESERVED_HANDLE.equalsIgnoreCase(parts().handle);
    }

    /** Returns a copy with other owners' attributes. */
    public AllocationAttribute withOwners(@Nullable OwnerAttributes newActive, @Nullable OwnerAttributes newAlternate) {
        return new AllocationAttribute(parts().handle, newActive, newAlternate);
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
        if (handleHash != sanitizedHandle.hashCode()) {
            return false;
        }
        if (text != null) {
            return text.hasHandle(sanitizedHandle);
        }
        return handle != null
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
                        && handleHash == other.handleHash
                        && parts().hasSameParts(other.parts()));
    }

    private boolean hasSameParts(AllocationAttribute other) {
        return Objects.equals(handle, other.handle)
                && Objects.equals(active, other.active)
                && Objects.equals(alternate, other.alternate);
    }

    @Override
    public int hashCode() {
        AllocationAttribute parts = parts();
        return 31 * (31 * handleHash + Objects.hashCode(parts.active)) + Objects.hashCode(parts.alternate);
    }

    @Override
    public String toString() {
        AllocationAttribute parts = parts();
        return "{handle=" + parts.handle + ", active=" + parts.active + ", alternate=" + parts.alternate + "}";
    }
}
