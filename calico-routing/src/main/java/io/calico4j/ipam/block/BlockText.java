// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.block;

import java.io.IOException;
import java.util.Objects;

/**
 * The stored text of {@link AllocationBlock}: the JSON that Calico v3.32, libcalico-go/lib/backend/model/block.go writes.
 */
public final class BlockText {
    private BlockText() {}

    /** Returns the text of a block in UTF-8, to the octet as Calico writes it. Complexity: linear in its length. */
    public static byte[] write(AllocationBlock block) {
        return new BlockWriter(Objects.requireNonNull(block, "block")).write();
    }

    /**
     * Returns the block of a text in UTF-8, be it Calico's own or any other JSON with the same members; unknown members
     * are passed over. The block may refer to the array, which must not change any more.
     *
     * @throws IOException if it is no JSON
     * @throws IllegalArgumentException if it is no block
     * @throws io.calico4j.diagnostic.FormatException if its range doesn't parse
     */
    public static AllocationBlock read(byte[] text) throws IOException {
        AllocationBlock canonical = CanonicalReader.tryRead(Objects.requireNonNull(text, "text"));
        return canonical != null ? canonical : BlockJson.read(text);
    }
}
