// SPDX-License-Identifier: Apache-2.0
package io.calico4j.manifest;

/**
 * A part of a source that holds one document, or several of which Calico's loader sees only the first.
 *
 * @param source the source
 * @param from the offset of the first character
 * @param to the offset after the last character
 * @param json whether it is read as JSON and not as YAML
 */
record Chunk(SourceText source, int from, int to, boolean json) {}
