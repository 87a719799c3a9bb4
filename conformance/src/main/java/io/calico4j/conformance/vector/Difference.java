// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.vector;

/**
 * One place in which two JSON values differ.
 *
 * @param path where, as in {@code spec.rules[2].action}; empty for the value itself
 * @param expected the expected value there as JSON, or {@code absent}
 * @param actual the value found there as JSON, or {@code absent}
 */
public record Difference(String path, String expected, String actual) {}
