// SPDX-License-Identifier: Apache-2.0
package io.calico4j.manifest;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds where files were joined without a line feed between them, so that a separator is stuck to the last line of the document before
 * it, as in {@code - {}---}. What YAML makes of that is an error at best.
 */
final class GluedSeparators {
    private GluedSeparators() {}

    /** The parts of a chunk between its glued separators, in order; the chunk alone if there is none. */
    static List<Chunk> split(Chunk chunk) {
        String text = chunk.source().text();
        List<Chunk> parts = new ArrayList<>();
        int from = chunk.from();
        for (int i = text.indexOf("---\n", from); i >= 0 && i < chunk.to(); i = text.indexOf("---\n", i + 3)) {
            if (i > from && text.charAt(i - 1) > ' ' && text.charAt(i - 1) != '-') {
                parts.add(new Chunk(chunk.source(), from, i, chunk.json()));
                from = i + 3;
            }
        }
        parts.add(new Chunk(chunk.source(), from, chunk.to(), chunk.json()));
        return parts;
    }
}
