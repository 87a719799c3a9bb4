// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.fact;

/** What one resource means to policy evaluation. */
public sealed interface Fact permits PolicyFact, TierFact, ProfileFact, HolderFact, SliceFact {}
