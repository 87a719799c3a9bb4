// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.vector;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The way from one line of a golden vector file to the public API and back.
 *
 * <p>An adapter may reshape JSON into the arguments of one call and the answer back into JSON. It decides nothing and
 * calls nothing but public API: where it would need logic of its own, the API is missing something.
 *
 * <p>Whatever {@link #run} throws counts as a failure of the line, so an adapter needs no error handling for answers it
 * doesn't expect.
 */
public interface VectorAdapter {

    /** Returns the file this adapter reads, as {@code area/name} without ending, such as {@code "routing/mtu"}. */
    String file();

    /**
     * Runs one case.
     *
     * @param line the whole JSON object of the line; integers keep all their digits, decimals too
     * @return whether the answer is the expected one
     */
    Outcome run(JsonNode line);
}
