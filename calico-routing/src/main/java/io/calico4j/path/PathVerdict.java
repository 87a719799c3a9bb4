// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path;

/**
 * What policy decides about a packet.
 *
 * @param allowed whether it may pass
 * @param reason by which rule, in a few words
 */
public record PathVerdict(boolean allowed, String reason) {}
