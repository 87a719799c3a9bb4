// SPDX-License-Identifier: Apache-2.0
/**
 * What every {@link io.calico4j.ipam.store.IpamStore} must do, as clauses that any test framework can check:
 * {@link io.calico4j.ipam.contract.IpamStoreContract} is the entry.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> contract() {
 *     return IpamStoreContract.clauses().stream()
 *             .map(clause -> DynamicTest.dynamicTest(clause.name(), () -> clause.verify(emptyStore())));
 * }
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package io.calico4j.ipam.contract;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
