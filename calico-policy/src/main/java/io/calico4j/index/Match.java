// SPDX-License-Identifier: Apache-2.0
package io.calico4j.index;

/**
 * A selector and an endpoint that it matches.
 *
 * @param selector the selector's id
 * @param endpoint the endpoint's id
 */
public record Match<S, E>(S selector, E endpoint) {}
