// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.run;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.TreeSet;

/**
 * The 64-bit FNV-1a hash, for check values.
 *
 * <p>Confined to one thread.
 */
public final class Fnv1a {
    private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 1099511628211L;
    private static final int BYTE = 0xff;

    private long hash = OFFSET_BASIS;

    /** Creates a hash of nothing yet. */
    public Fnv1a() {}

    /** Returns the hash over the given texts in their natural order, without duplicates, a line feed after each. */
    public static String ofSorted(Collection<String> keys) {
        Fnv1a hash = new Fnv1a();
        for (String key : new TreeSet<>(keys)) {
            hash.add(key).add('\n');
        }
        return hash.toString();
    }

    /** Adds one byte, the lowest eight bits of the argument. */
    @CanIgnoreReturnValue
    public Fnv1a add(int octet) {
        hash = (hash ^ (octet & BYTE)) * PRIME;
        return this;
    }

    /** Adds the UTF-8 bytes of a text. */
    @CanIgnoreReturnValue
    public Fnv1a add(String text) {
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            add(octet);
        }
        return this;
    }

    /** Returns the hash so far as 16 hexadecimal digits. */
    @Override
    public String toString() {
        return String.format("%016x", hash);
    }
}
