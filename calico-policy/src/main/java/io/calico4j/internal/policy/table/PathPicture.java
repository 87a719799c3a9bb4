// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.table;

/** What callers show of a {@link StepPath}; made once for each path of the tables, so that all flows that take it share it. Immutable. */
public interface PathPicture {}
